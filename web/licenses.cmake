# Whose work the page carries, and under which terms: texts that the site shows under licenses/. about.html lists them.
set(licenses ${CMAKE_BINARY_DIR}/licenses)

# mit_licence(NAME HOLDER): the same permission as ours, from other people.
function(mit_licence name holder)
  file(READ ${CMAKE_SOURCE_DIR}/LICENSE text)
  string(REGEX REPLACE "Copyright \\(c\\)[^\n]*" "Copyright (c) ${holder}" text "${text}")
  file(GENERATE OUTPUT ${licenses}/${name}.txt CONTENT "${text}")
endfunction()

mit_licence(nlohmann_json "2013-2022 Niels Lohmann")
mit_licence(emscripten "2010-2014 Emscripten authors, see https://github.com/emscripten-core/emscripten/blob/main/AUTHORS")
configure_file(${CMAKE_SOURCE_DIR}/LICENSE ${licenses}/foldline.txt COPYONLY)
configure_file(${imgui_SOURCE_DIR}/LICENSE.txt ${licenses}/imgui.txt COPYONLY)
configure_file(${EMSCRIPTEN_ROOT_PATH}/system/lib/libc/musl/COPYRIGHT ${licenses}/musl.txt COPYONLY)
configure_file(${font_packages}/inter/LICENSE_FONT ${licenses}/Inter.txt COPYONLY)
configure_file(${font_packages}/jetbrains-mono/LICENSE_FONT ${licenses}/JetBrainsMono.txt COPYONLY)
file(GENERATE OUTPUT ${licenses}/llvm.txt CONTENT
"libc++, libc++abi, libunwind and compiler-rt, Copyright (c) the LLVM project's contributors, are under the Apache
License, Version 2.0, with LLVM Exceptions: https://llvm.org/LICENSE.txt

---- LLVM Exceptions to the Apache 2.0 License ----

As an exception, if, as a result of your compiling your source code, portions of this Software are embedded into an
Object form of such source code, you may redistribute such embedded portions in such Object form without complying with
the conditions of Sections 4(a), 4(b) and 4(d) of the License.
")
