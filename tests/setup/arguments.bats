# What can be said to the script, and what cannot.
load pretend

@test "--native-only leaves Emscripten, npm and browsers out" {
  pretend_debian
  rm "$machine"/bin/{chromium,firefox-esr,Xvfb,npm,hb-subset,wasm-ld-19}
  set_up --native-only
  ended_with 0
  never_asked 'download emscripten|npm|apt-get install'
  [ ! -e "$checkout/.tools/wasm.toolchain.cmake" ]
}

@test "only the tools that are missing are installed" {
  pretend_debian
  rm "$machine"/bin/{ninja,brotli}
  set_up
  ended_with 0
  was_asked 'apt-get install .*ninja-build.*brotli'
  never_asked 'install .*(clang|chromium|cmake)'
}

@test "both browsers are brought, and a display for the one that needs it" {
  pretend_debian
  rm "$machine"/bin/{chromium,firefox-esr,Xvfb}
  set_up
  ended_with 0
  was_asked 'apt-get install .*chromium.*firefox-esr.*xvfb'
}

@test "a browser by another name counts" {
  pretend_debian
  rm "$machine"/bin/{chromium,firefox-esr}
  pretend google-chrome 'exit 0'
  pretend firefox 'exit 0'
  set_up
  ended_with 0
  never_asked 'apt-get install'
}

@test "a CMake that is too old counts as missing" {
  pretend_debian
  pretend cmake 'echo "cmake version 3.9.2"'
  set_up
  was_asked 'apt-get install .* cmake'
}

@test "without root and sudo it says which packages are missing" {
  pretend_debian
  pretend id 'echo 1000'
  rm "$machine/bin/ninja"
  set_up
  ended_with 1
  says "only root may install them: ninja-build"
  says "Try: as root: apt-get install ninja-build"
}

@test "an unknown argument is answered with the usage" {
  set_up --fast
  ended_with 2
  says "unknown argument: --fast"
  says "usage: ./emsdk-setup.sh"
}

@test "what contradicts itself is refused before anything is done" {
  for arguments in "build test" "serve --native-only" "serve --port" "serve --port x" "serve --port 70000"; do
    set_up $arguments
    ended_with 2
  done
  [ ! -s "$asked" ]
}

@test "--help prints the usage and does nothing" {
  set_up --help
  ended_with 0
  says "usage: ./emsdk-setup.sh"
  [ ! -s "$asked" ]
}
