# Which Emscripten is taken, with which tools in reach.
load pretend

@test "an emcc on PATH that is new enough is taken" {
  pretend_debian
  pretend_emscripten 3.1.64 "$machine/own"
  for tool in emcc em++ em-config; do ln -s "$machine/own/$tool" "$machine/bin/$tool"; done
  set_up
  ended_with 0
  says "taking $machine/bin/emcc, version 3.1.64"
  never_asked 'download emscripten|clone'
  grep -qF "$machine/own/cmake/Modules/Platform/Emscripten.cmake" "$checkout/.tools/wasm.toolchain.cmake"
}

@test "an emcc in EMSDK is taken where PATH has none" {
  pretend_debian
  pretend_emscripten 4.0.0 "$machine/emsdk/upstream/emscripten"
  EMSDK=$machine/emsdk set_up
  ended_with 0
  says "taking $machine/emsdk/upstream/emscripten/emcc, version 4.0.0"
  never_asked 'download emscripten|clone'
}

@test "an emcc that is too old is passed by, and said" {
  pretend_debian
  pretend_emscripten 3.1.9 "$machine/own"
  ln -s "$machine/own/emcc" "$machine/bin/emcc"
  set_up
  ended_with 0
  says "passing by $machine/bin/emcc, whose version 3.1.9 is older than 3.1.64"
  says "taking Debian trixie's packages"
}

@test "upstream is taken where it answers" {
  pretend_debian
  pretend_upstream
  set_up
  ended_with 0
  says "taking the upstream emsdk 3.1.69"
  was_asked 'git clone .*--branch 3\.1\.69'
  was_asked 'emsdk install 3\.1\.69'
  never_asked 'download'
  [ ! -e "$checkout/.tools/sources.cmake" ]
}

@test "Debian is taken where upstream does not answer" {
  pretend_debian
  set_up
  ended_with 0
  says "taking Debian trixie's packages"
  was_asked 'git ls-remote'
  was_asked 'apt-get .*download emscripten binaryen'
  grep -q 'FETCHCONTENT_SOURCE_DIR_IMGUI' "$checkout/.tools/sources.cmake"
}

@test "with neither in reach it says what failed and what to try" {
  rm "$machine/bin/apt-get"
  set_up
  ended_with 1
  says "neither the upstream repositories nor Debian's packages are in reach"
  says "Try: check the network"
}

@test "versions are compared number by number" {
  . "$repository/.setup/steps.sh"
  version_at_least 3.1.64 3.1.64
  version_at_least 3.1.64 4.0.0
  version_at_least 3.1.64 3.1.100
  run version_at_least 3.1.64 3.1.9
  ended_with 1
  run version_at_least 4.0.0 3.1.64
  ended_with 1
}
