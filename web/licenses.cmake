# Whose work the page carries, and under which terms: gathered in licenses/ beside it. (The fonts' are in fonts.cmake.)

# mit_licence(NAME HOLDER): the same permission as ours, from other people.
function(mit_licence name holder)
  file(READ ${CMAKE_SOURCE_DIR}/LICENSE text)
  string(REGEX REPLACE "Copyright \\(c\\)[^\n]*" "Copyright (c) ${holder}" text "${text}")
  file(GENERATE OUTPUT ${site}/licenses/${name}.txt CONTENT "${text}")
endfunction()

mit_licence(nlohmann_json "2013-2022 Niels Lohmann")
mit_licence(emscripten "2010-2014 Emscripten authors, see https://github.com/emscripten-core/emscripten/blob/main/AUTHORS")
configure_file(${CMAKE_SOURCE_DIR}/LICENSE ${site}/licenses/foldline.txt COPYONLY)
configure_file(${imgui_SOURCE_DIR}/LICENSE.txt ${site}/licenses/imgui.txt COPYONLY)
