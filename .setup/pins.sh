# What the set-up pins outside CMake and npm. The continuous integration reads this file too.
# (Libraries: src/dependencies.cmake. npm packages: web/package-lock.json and tests/web/package-lock.json.)
emscripten_floor=3.1.64  # the first with a whole <expected> in its libc++
emsdk_version=3.1.69     # what the set-up brings when no emcc is there
emsdk_repository=https://github.com/emscripten-core/emsdk.git
emscripten_suite=trixie  # the Debian suite whose emscripten is that version; also the one with Catch2 3
imgui_suite=forky        # the first Debian suite with Dear ImGui >= 1.92
llvm=19                  # the LLVM of that Emscripten; the sanitizers, clang-format and clang-tidy are of it too
