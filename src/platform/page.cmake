# The page's program: foldline.js, an ES module, and foldline.wasm. web/ makes a site of them.
add_executable(foldline_page
  html5_keys.hpp html5_keys.cpp
  input_round.hpp input_round.cpp
  imgui_html5.hpp imgui_html5.cpp imgui_html5_input.cpp imgui_html5.js
  gl_state.cpp
  fonts.hpp fonts.cpp
  page_api.hpp page_api.cpp
  web_main.cpp web_main.js)
target_link_libraries(foldline_page PRIVATE ui store)
target_compile_definitions(imgui PRIVATE glGetIntegerv=foldline_gl_state) # see gl_state.cpp
target_compile_definitions(foldline_page PRIVATE FOLDLINE_VERSION="${PROJECT_VERSION}")
set_target_properties(foldline_page PROPERTIES
  OUTPUT_NAME foldline
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/page
  LINK_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/imgui_html5.js;${CMAKE_CURRENT_SOURCE_DIR}/web_main.js")

# The fonts that `fonts` cuts are compiled into the program.
set(faces Inter-Regular Inter-SemiBold JetBrainsMono-Regular JetBrainsMono-SemiBold)
list(TRANSFORM faces PREPEND ${CMAKE_BINARY_DIR}/fonts/)
list(TRANSFORM faces APPEND .ttf)
set_source_files_properties(fonts.cpp PROPERTIES
  COMPILE_OPTIONS --embed-dir=${CMAKE_BINARY_DIR}/fonts
  OBJECT_DEPENDS "${faces}")
add_dependencies(foldline_page fonts)

target_link_options(foldline_page PRIVATE
  -Oz # small rather than fast: what is fast has been made so by its compiler
  -sMODULARIZE -sEXPORT_ES6 -sEXPORT_NAME=createFoldline -sENVIRONMENT=web
  -lidbfs.js -sFORCE_FILESYSTEM
  -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sDYNAMIC_EXECUTION=0 # the page's content security policy allows no eval
  -sEXPORTED_RUNTIME_METHODS=FS,IDBFS,HEAPU8,UTF8ToString,stringToNewUTF8
  -sEXPORTED_FUNCTIONS=_malloc,_free
  "SHELL:--js-library ${CMAKE_CURRENT_SOURCE_DIR}/imgui_html5.js"
  "SHELL:--js-library ${CMAKE_CURRENT_SOURCE_DIR}/web_main.js")
