# The libraries' sources, and the packages from npm.
#
# Where upstream answers, CMake itself fetches the releases pinned in src/dependencies.cmake. Elsewhere their sources
# come from Debian, and sources.cmake tells CMake where they lie.

libraries_key() { echo "$emscripten_suite $imgui_suite $tools"; }

bring_libraries() {
  if stamped upstream-libraries here || stamped debian-libraries "$(libraries_key)"; then return; fi
  if upstream_reachable; then
    step upstream-libraries here "Libraries: leaving their sources to CMake, which fetches the pinned releases" \
      "rm -r $tools/stamps" forget_sources
  else
    use_private_apt
    step debian-libraries "$(libraries_key)" \
      "Libraries: fetching Catch2 from Debian $emscripten_suite, Dear ImGui from $imgui_suite" \
      "rm -r $tools/apt $tools/libraries, then run this again." fetch_debian_libraries
  fi
}

forget_sources() { rm -f "$tools/sources.cmake"; }

fetch_debian_libraries() {
  local home=$tools/libraries package
  rm -rf "$home"
  mkdir -p "$home/downloads" "$home/nlohmann_json/include" "$home/catch2" "$home/imgui"
  ln -s /usr/include/nlohmann "$home/nlohmann_json/include/nlohmann"
  cd "$home/downloads"
  private_apt source --download-only --target-release "$emscripten_suite" catch2
  private_apt source --download-only --target-release "$imgui_suite" imgui
  for package in catch2 imgui; do
    tar -xf "$(ls "$package"_*.orig.tar.* | grep -v 'asc$')" -C "$home/$package" --strip-components=1
  done
  rm -r "$home/downloads"
  for package in nlohmann_json catch2 imgui; do
    echo "set(FETCHCONTENT_SOURCE_DIR_${package^^} $home/$package)"
  done >"$tools/sources.cmake"
}

# bring_npm_packages NAME FOLDER: what FOLDER's lock file names, installed in the tools' folder.
bring_npm_packages() {
  npm_name=$1 npm_folder=$root/$2
  step "npm-$1" "$(cksum <"$npm_folder/package-lock.json")" "Installing the npm packages that $2/package.json names" \
    "npm ping; then run this again." install_npm_packages
}

install_npm_packages() {
  local home=$tools/npm/$npm_name
  rm -rf "$home"
  mkdir -p "$home"
  cp "$npm_folder/package.json" "$npm_folder/package-lock.json" "$home"
  cd "$home"
  npm ci --ignore-scripts --no-audit --no-fund
}
