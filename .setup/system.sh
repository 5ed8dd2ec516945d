# Tools of the operating system: what is missing is found by looking for the tool itself, not for the package, so that
# a CMake or a Node from somewhere else counts too. Only what is missing is installed.

# missing_packages: the Debian packages of the tools that are not there, one a line.
missing_packages() {
  have c++ || echo g++
  have cmake && version_at_least 3.25 "$(cmake --version | sed -n '1s/.* //p')" || echo cmake
  have ninja || echo ninja-build
  have xz || echo xz-utils
  have python3 || echo python3
  [ -e /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
  have "clang++-$llvm" || echo "clang-$llvm"
  compgen -G "/usr/lib/llvm-$llvm/lib/clang/$llvm/lib/*/libclang_rt.asan*" >/dev/null || echo "libclang-rt-$llvm-dev"
  have "llvm-symbolizer-$llvm" || echo "llvm-$llvm"
  have "clang-format-$llvm" || echo "clang-format-$llvm"
  have "clang-tidy-$llvm" || echo "clang-tidy-$llvm"
  have bats || echo bats
  have node || echo nodejs
  [ -e /usr/include/nlohmann/json.hpp ] || echo nlohmann-json3-dev
  [ -e /usr/include/CLI/CLI.hpp ] || echo libcli11-dev
  [ "$native_only" = yes ] && return
  have "wasm-ld-$llvm" || echo "lld-$llvm"
  have npm || echo npm
  have hb-subset || echo libharfbuzz-bin
  have brotli || echo brotli
  any_of chromium chromium-browser google-chrome || printf '%s\n' chromium fonts-dejavu-core
  any_of firefox-esr firefox || echo firefox-esr
  have Xvfb || echo xvfb # Firefox draws WebGL on a display only: this one is in memory, with Mesa's renderer
  compgen -G "/usr/lib/*/libEGL.so.1" >/dev/null || echo libegl1
  compgen -G "/usr/lib/*/dri/swrast_dri.so" >/dev/null || echo libgl1-mesa-dri
}

any_of() {
  local tool
  for tool in "$@"; do if have "$tool"; then return; fi; done
  return 1
}

system_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} = 0 ]; then return; fi
  have apt-get || fail "these tools are missing, and there is no apt-get to bring them: ${missing[*]}." \
    "install them with this system's own package manager (the names are Debian's), then run this again."
  [ "$(id -u)" = 0 ] || have sudo || fail "these packages are missing, and only root may install them: ${missing[*]}." \
    "as root: apt-get install ${missing[*]}"
  packages=("${missing[@]}")
  step system-packages "${missing[*]} $(date +%s)" "Installing system packages: ${missing[*]}" \
    "apt-get update && apt-get install ${missing[*]}" install_packages
}

install_packages() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
}
