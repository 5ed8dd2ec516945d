# Running it twice, and running it after it was cut off.
load pretend

@test "the second run downloads nothing" {
  pretend_debian
  set_up
  ended_with 0
  : >"$asked"
  set_up
  ended_with 0
  never_asked 'download|source|update|clone|ls-remote|npm ci'
}

@test "a step that was cut off halfway is done anew, and no other" {
  pretend_debian
  dpkg_deb=$(cat "$machine/bin/dpkg-deb")
  pretend dpkg-deb 'exit 2'
  set_up
  ended_with 1
  says "this failed: Fetching Emscripten from Debian trixie"
  says "Try: "
  printf '%s\n' "$dpkg_deb" >"$machine/bin/dpkg-deb"
  : >"$asked"
  set_up
  ended_with 0
  was_asked 'download emscripten'
  never_asked 'source|update|npm ci'
}

@test "a changed lock file installs its npm packages anew, and nothing else" {
  pretend_debian
  set_up
  ended_with 0
  : >"$asked"
  echo >>"$checkout/web/package-lock.json"
  set_up
  ended_with 0
  [ "$(grep -c 'npm ci' "$asked")" = 1 ]
  never_asked 'download|source|update'
}

@test "what is downloaded can be kept elsewhere" {
  pretend_debian
  run env -i PATH="$machine/bin" FOLDLINE_TOOLS="$machine/kept" "$checkout/emsdk-setup.sh"
  ended_with 0
  [ -L "$checkout/.tools" ]
  [ -e "$machine/kept/wasm.toolchain.cmake" ]
}
