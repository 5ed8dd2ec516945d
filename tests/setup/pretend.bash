# A machine that pretends: a copy of the set-up, and a PATH on which only the tools stand that a test puts there.
# Whatever a pretended tool is asked is noted in $asked, so that a test can tell what was downloaded.

repository=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)

setup() {
  machine=$(mktemp -d)
  checkout=$machine/checkout
  asked=$machine/asked
  mkdir -p "$machine/bin" "$checkout/web" "$checkout/tests/web"
  : >"$asked"
  cp -r "$repository/.setup" "$repository/emsdk-setup.sh" "$checkout"
  cp "$repository"/web/package*.json "$checkout/web"
  cp "$repository"/tests/web/package*.json "$checkout/tests/web"

  local tool # what every Debian has, taken as it is
  for tool in bash sh env cat chmod cp cksum cut date dirname find grep head id ln ls mkdir mktemp nproc paste printf rm sed sleep \
    sort tail tar timeout touch tr uname; do
    ln -s "$(type -P "$tool")" "$machine/bin/$tool"
  done
  for tool in c++ ninja xz python3 clang++-19 llvm-symbolizer-19 clang-format-19 clang-tidy-19 bats wasm-ld-19 npm \
    hb-subset brotli chromium firefox-esr Xvfb; do
    pretend "$tool" 'exit 0'
  done
  pretend cmake 'echo "cmake version 3.28.1"'
  pretend node 'echo "42 caught"'
  pretend git 'exit 128' # no upstream in reach, unless a test says so
  pretend apt-get 'exit 100'
}

teardown() { rm -rf "$machine"; }

# pretend TOOL SCRIPT: puts a tool on PATH that notes what it was asked, then does what SCRIPT says.
pretend() {
  rm -f "$machine/bin/$1"
  printf '#!/bin/sh\necho "%s $*" >>"%s"\n%s\n' "$1" "$asked" "$2" >"$machine/bin/$1"
  chmod +x "$machine/bin/$1"
}

# A whole Emscripten of this version, in this folder.
pretend_emscripten() {
  local version=$1 folder=$2 tool
  mkdir -p "$folder"
  printf '#!/bin/sh\necho "emcc (Emscripten gcc/clang-like replacement) %s (0123abcd)"\n' "$version" >"$folder/emcc"
  printf '#!/bin/sh\necho "%s"\n' "$folder" >"$folder/em-config"
  printf '#!/bin/sh\nexit 0\n' >"$folder/em++"
  for tool in emcc em-config em++; do chmod +x "$folder/$tool"; done
}

# A Debian mirror that has everything: what is downloaded is an empty file, and unpacking it makes what the set-up
# looks for.
pretend_debian() {
  pretend apt-get 'case "$*" in
    indextargets*) echo "mirror/debian/" ;;
    *" download "*) for name in emscripten binaryen libc6 libstdc++6 libgcc-s1; do : >"${name}_1.deb"; done ;;
    *source*catch2) tar -cf catch2_1.orig.tar.gz -C / --no-recursion etc ;;
    *source*imgui) tar -cf imgui_1.orig.tar.gz -C / --no-recursion etc ;;
  esac'
  pretend_emscripten 3.1.69 "$machine/package/usr/share/emscripten"
  printf '#!/bin/sh\necho "${0%%/*}"\n' >"$machine/package/usr/share/emscripten/em-config"
  mkdir -p "$machine/package/usr/bin" "$machine/package/usr/lib"
  : >"$machine/package/usr/bin/wasm-opt"
  pretend dpkg-deb 'case $1 in
    --fsys-tarfile) tar -c -C "'"$machine"'/package" usr ;;
    -x) mkdir -p "$3"; : >"$3/ld-linux-x86-64.so.2" ;;
  esac'
}

pretend_upstream() {
  pretend git 'case $1 in
    clone) for last; do :; done
      mkdir -p "$last/upstream/emscripten"
      printf "#!/bin/sh\necho \"emsdk \$*\" >>'"$asked"'\n" >"$last/emsdk"
      cp "'"$machine"'"/upstream/* "$last/upstream/emscripten"
      chmod +x "$last/emsdk" ;;
  esac'
  pretend_emscripten 3.1.69 "$machine/upstream"
}

# set_up ARGUMENT...: runs the script on that machine.
set_up() { run env -i PATH="$machine/bin" HOME="$machine" ${EMSDK:+EMSDK="$EMSDK"} "$checkout/emsdk-setup.sh" "$@"; }

says() { grep -qF -- "$1" <<<"$output" || { printf 'expected: %s\nbut it said:\n%s\n' "$1" "$output"; return 1; }; }
was_asked() { grep -qE -- "$1" "$asked" || { printf 'never asked: %s\nbut:\n' "$1"; cat "$asked"; return 1; }; }
never_asked() { ! grep -E -- "$1" "$asked"; }
ended_with() { [ "$status" = "$1" ] || { printf 'ended with %s:\n%s\n' "$status" "$output"; return 1; }; }
