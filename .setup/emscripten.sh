# Emscripten, by the first of three doors that opens:
#   there     an emcc on PATH or in $EMSDK that is new enough
#   upstream  the pinned emsdk, where its repository answers
#   debian    Debian's packages of a newer suite, unpacked apart from the system's
# A door that was taken once is taken again without asking the network.

# emcc_there: the emcc that a person brought; the one of a set-up before is no such thing.
emcc_there() {
  local candidate
  for candidate in "$(command -v emcc || true)" "${EMSDK:-/nonexistent}/upstream/emscripten/emcc"; do
    if [ -x "$candidate" ] && [[ $candidate != "$tools"/* ]]; then
      echo "$candidate"
      return
    fi
  done
}

emcc_version() { "$1" --version 2>/dev/null | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'; }

upstream_key() { echo "$emsdk_version"; }
debian_key() { echo "$emscripten_suite llvm-$llvm $tools"; }

choose_emscripten() {
  local there version
  there=$(emcc_there)
  if [ -n "$there" ]; then
    version=$(emcc_version "$there")
    if version_at_least "$emscripten_floor" "${version:-0}"; then
      say "Emscripten: taking $there, version $version"
      door=there emcc=$there
      return
    fi
    say "Emscripten: passing by $there, whose version ${version:-(unknown)} is older than $emscripten_floor"
  fi
  if stamped emsdk "$(upstream_key)"; then door=upstream
  elif stamped debian-emscripten "$(debian_key)"; then door=debian
  elif upstream_reachable; then door=upstream
  else door=debian; fi
  case $door in
    upstream) say "Emscripten: taking the upstream emsdk $emsdk_version" ;;
    debian) say "Emscripten: taking Debian $emscripten_suite's packages" ;;
  esac
}

bring_emscripten() {
  local root
  case $door in
    there) ;;
    upstream)
      emcc=$tools/emsdk/upstream/emscripten/emcc
      step emsdk "$(upstream_key)" "Fetching emsdk $emsdk_version (some 300 MB)" \
        "run this again; or put an emcc >= $emscripten_floor on PATH." fetch_emsdk
      ;;
    debian)
      emcc=$tools/emscripten/root/usr/share/emscripten/emcc
      if ! stamped debian-emscripten "$(debian_key)"; then use_private_apt; fi
      step debian-emscripten "$(debian_key)" "Fetching Emscripten from Debian $emscripten_suite" \
        "rm -r $tools/apt $tools/emscripten, then run this again." fetch_debian_emscripten
      ;;
  esac
  root=$("$(dirname "$emcc")/em-config" EMSCRIPTEN_ROOT)
  write_if_changed "$tools/wasm.toolchain.cmake" <<<"include($root/cmake/Modules/Platform/Emscripten.cmake)"
  step emscripten-check "$emcc $(emcc_version "$emcc")" "Compiling a first program with emcc" \
    "rm -r $tools, then run this again." compile_first_program
}

fetch_emsdk() {
  rm -rf "$tools/emsdk"
  git clone --depth 1 --branch "$emsdk_version" "$emsdk_repository" "$tools/emsdk"
  "$tools/emsdk/emsdk" install "$emsdk_version"
  "$tools/emsdk/emsdk" activate "$emsdk_version"
}

# The package holds a complete cache of prebuilt system libraries; what a page without threads never links is left out.
# Its binaryen wants a newer C library than the system's, so that one is unpacked beside it, and small wrappers start
# the tools through it.
fetch_debian_emscripten() {
  local home=$tools/emscripten package tool loader libraries
  rm -rf "$home"
  mkdir -p "$home/debs" "$home/root" "$home/libc" "$home/binaryen/bin"
  cd "$home/debs"
  private_apt download emscripten binaryen libc6 libstdc++6 libgcc-s1
  dpkg-deb --fsys-tarfile emscripten_*.deb | tar -x -C "$home/root" --exclude='*/emscripten/test' \
    --exclude='*/lib/wasm32-emscripten/*pic' --exclude='*-ww*.a' --exclude='*-mt*.a' --exclude='*asan*.a'
  dpkg-deb -x binaryen_*.deb "$home/root"
  for package in libc6 libstdc++6 libgcc-s1; do dpkg-deb -x "$package"_*.deb "$home/libc"; done
  rm -r "$home/debs"

  loader=$(find "$home/libc" -name 'ld-linux-*.so.*' | sed -n 1p)
  libraries=$(find "$home/libc" "$home/root/usr/lib" \( -name libc.so.6 -o -name libstdc++.so.6 -o -name libgcc_s.so.1 \
    -o -name 'libbinaryen*.so*' \) -printf '%h\n' | sort -u | paste -sd:)
  for tool in "$home"/root/usr/bin/wasm*; do
    printf '#!/bin/sh\nexec %q --library-path %q --argv0 "$0" %q "$@"\n' "$loader" "$libraries" "$tool" \
      >"$home/binaryen/bin/${tool##*/}"
    chmod +x "$home/binaryen/bin/${tool##*/}"
  done

  # A .emscripten beside emcc is found with no variable set. CACHE is the package's own: another one would be built.
  cat >"$home/root/usr/share/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '/usr/lib/llvm-$llvm/bin'
BINARYEN_ROOT = '$home/binaryen'
NODE_JS = '$(command -v node)'
CACHE = '$home/root/usr/share/emscripten/cache'
CONFIG
  mkdir -p "$home/root/usr/share/emscripten/node_modules"
  ln -sfn "$tools/npm/web/node_modules/acorn" "$home/root/usr/share/emscripten/node_modules/acorn"
}

compile_first_program() {
  local folder=$tools/first-program
  mkdir -p "$folder"
  cd "$folder"
  cat >first.cpp <<'PROGRAM'
#include <expected>
#include <iostream>
#include <stdexcept>
int main() {
  try {
    throw std::runtime_error("caught");
  } catch (const std::exception& error) {
    std::cout << std::expected<int, int>(42).value() << ' ' << error.what() << '\n';
  }
}
PROGRAM
  "${emcc%emcc}em++" -std=c++23 -O2 -fwasm-exceptions first.cpp -o first.js
  [ "$(node first.js)" = "42 caught" ]
}
