#!/usr/bin/env bash
# The door: brings every tool and library that is missing, then builds, serves or tests Foldline.
# Its steps are in .setup/, one file a subject; what they download goes in .tools/ and nowhere else.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in pins steps system debian emscripten libraries; do
  # shellcheck source=/dev/null
  . "$root/.setup/$part.sh"
done

usage() {
  cat <<'TEXT'
usage: ./emsdk-setup.sh [build | serve | test] [--native-only] [--port N] [--no-open]

  (nothing)      set up only: bring every tool and library that is missing
  build          set up, then build the program (build/native/foldline) and the page (build/site)
  serve          set up, build the page, serve it on 127.0.0.1 and stay (Ctrl+C ends it)
  test           set up, build everything, and run every test, natively, under Node and in two browsers

  --native-only  leave Emscripten and browsers out
  --port N       serve on this port (default 8080)
  --no-open      do not open a browser
  --help         print this

FOLDLINE_TOOLS names another folder for what is downloaded (default: .tools), so that clones may share it.
TEXT
}

wrong_usage() {
  printf 'emsdk-setup: %s\n\n' "$1" >&2
  usage >&2
  exit 2
}

read_arguments() {
  verb=set-up native_only=no port=8080 open_browser=yes
  while [ $# -gt 0 ]; do
    case $1 in
      build | serve | test)
        [ "$verb" = set-up ] || wrong_usage "one of build, serve and test at a time"
        verb=$1
        ;;
      --native-only) native_only=yes ;;
      --no-open) open_browser=no ;;
      --port)
        [ $# -gt 1 ] || wrong_usage "--port needs a number"
        port=$2
        shift
        ;;
      --port=*) port=${1#--port=} ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) wrong_usage "unknown argument: $1" ;;
    esac
    shift
  done
  [[ $port =~ ^[1-9][0-9]{0,4}$ ]] && [ "$port" -le 65535 ] || wrong_usage "not a port: $port"
  [ "$verb $native_only" != "serve yes" ] || wrong_usage "there is no page to serve with --native-only"
}

# The build always looks in .tools; a folder elsewhere is reached through a symlink of that name.
lay_tools_folder() {
  if [ -n "${FOLDLINE_TOOLS:-}" ]; then
    mkdir -p "$FOLDLINE_TOOLS"
    [ -L "$root/.tools" ] || [ ! -e "$root/.tools" ] ||
      fail "FOLDLINE_TOOLS is set, and $root/.tools is there too." "remove one of the two."
    ln -sfn "$(cd "$FOLDLINE_TOOLS" && pwd -P)" "$root/.tools"
  fi
  mkdir -p "$root/.tools"
  tools=$(cd "$root/.tools" && pwd -P)
}

set_up() {
  lay_tools_folder
  system_packages
  bring_libraries
  if [ "$native_only" = no ]; then
    bring_npm_packages web web
    bring_npm_packages tests tests/web
    ln -sfn "$tools/npm/tests/node_modules" "$root/tests/web/node_modules" # where the tests' imports look
    choose_emscripten
    bring_emscripten
  fi
}

# build CONFIGURE_PRESET BUILD_PRESET
build() {
  say "Building: $2"
  (cd "$root" && cmake --preset "$1" >"$tools/configure.log" 2>&1) || {
    cat "$tools/configure.log" >&2
    fail "CMake could not configure the preset $1." "rm -r build/$1, then run this again."
  }
  (cd "$root" && cmake --build --preset "$2") ||
    fail "the build of the preset $2 failed; the compiler's own words are above." "mend them, then run this again."
}

# One run of ctest over all builds, so that its last lines count every test.
run_tests() {
  local folder=$root/build/tests build
  mkdir -p "$folder"
  for build in "$@"; do echo "subdirs(\"$root/build/$build\")"; done >"$folder/CTestTestfile.cmake"
  say "Running every test"
  ctest --test-dir "$folder" --output-on-failure --no-tests=error --parallel "$(nproc)"
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

serve() {
  local address=http://127.0.0.1:$port/ server
  if listening; then fail "port $port is taken already." "./emsdk-setup.sh serve --port $((port % 65535 + 1))"; fi
  node "$tools/npm/web/node_modules/sirv-cli/bin.js" "$root/build/site" --dev --etag --gzip --brotli --quiet --host 127.0.0.1 --port "$port" &
  server=$!
  trap 'kill "$server" 2>/dev/null || true' EXIT
  trap 'exit 0' INT TERM
  until listening; do
    kill -0 "$server" 2>/dev/null || fail "the server ended before it answered." "another port: --port N"
    sleep 0.1
  done
  say "Foldline is at $address (Ctrl+C ends it)"
  if [ "$open_browser" = yes ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && have xdg-open; then
    xdg-open "$address" >/dev/null 2>&1 || true
  fi
  wait "$server"
}

read_arguments "$@"
set_up
case $verb in
  set-up)
    say "Everything is there. Next: ./emsdk-setup.sh $([ "$native_only" = yes ] && echo 'build --native-only' || echo serve)"
    ;;
  build)
    build native native
    if [ "$native_only" = yes ]; then
      say "Built: build/native/foldline. Next: build/native/foldline --help"
    else
      build wasm site
      say "Built: build/native/foldline and build/site. Next: ./emsdk-setup.sh serve"
    fi
    ;;
  serve)
    build wasm site
    serve
    ;;
  test)
    build native native
    build sanitize sanitize
    if [ "$native_only" = yes ]; then
      run_tests sanitize
    else
      build wasm wasm
      run_tests sanitize wasm
    fi
    ;;
esac
