# The include rule, read from the #include lines:
#
#   platform > ui > app > storage > es        storage and bank do not know each other
#                    \ > bank    > es         es, bank, app and ui include the standard library and nlohmann_json
#
# A view sees values, never a store or a journal. Only ui and platform see Dear ImGui, only platform sees Emscripten.
# Nothing prints from inside: what happened is a value, and platform alone says it.
# Run: cmake -D SOURCE_DIR=. -P tests/architecture/include_rule.cmake
cmake_minimum_required(VERSION 3.25)
cmake_path(ABSOLUTE_PATH SOURCE_DIR NORMALIZE)

set(es_sees es)
set(bank_sees bank es)
set(storage_sees storage es)
set(app_sees app storage bank es)
set(ui_sees ui app bank es)
set(platform_sees platform ui app storage bank es)

set(hidden_from_ui "^es/(event_store|journal|repository|aggregate)\\.hpp$")
set(prints "^(iostream|print|syncstream|cstdio)$") # (storage renames files with <cstdio>)
set(standard_only es bank app ui) # an operating system's headers have a .h or a folder, the standard library's have not

set(wrong "")
set(read 0)
foreach(room IN ITEMS es bank storage app ui platform)
  file(GLOB_RECURSE files "${SOURCE_DIR}/src/${room}/*.hpp" "${SOURCE_DIR}/src/${room}/*.cpp")
  foreach(file IN LISTS files)
    math(EXPR read "${read} + 1")
    file(STRINGS "${file}" lines REGEX "^ *# *include")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^ *# *include *[<\"]([^>\"]+)[>\"].*$" "\\1" included "${line}")
      string(REGEX MATCH "^[a-z_0-9A-Z]+" first "${included}")
      set(allowed TRUE)
      if(first IN_LIST platform_sees) # a room
        if(NOT first IN_LIST ${room}_sees OR (room STREQUAL "ui" AND included MATCHES "${hidden_from_ui}"))
          set(allowed FALSE)
        endif()
      elseif(first MATCHES "^imgui")
        if(NOT room MATCHES "^(ui|platform)$")
          set(allowed FALSE)
        endif()
      elseif(first MATCHES "^(emscripten|CLI)$")
        if(NOT room STREQUAL "platform")
          set(allowed FALSE)
        endif()
      elseif(included MATCHES "${prints}")
        if(NOT room STREQUAL "platform" AND NOT "${room} ${included}" STREQUAL "storage cstdio")
          set(allowed FALSE)
        endif()
      elseif(first STREQUAL "nlohmann")
      elseif(line MATCHES "include *\"" OR (room IN_LIST standard_only AND included MATCHES "[./]"))
        set(allowed FALSE)
      endif()
      if(NOT allowed)
        cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${SOURCE_DIR}" OUTPUT_VARIABLE name)
        string(APPEND wrong "  ${name} may not include ${included}\n")
      endif()
    endforeach()
  endforeach()
endforeach()

if(wrong)
  message(FATAL_ERROR "The include rule is broken:\n${wrong}")
endif()
if(read EQUAL 0)
  message(FATAL_ERROR "No source was read: is ${SOURCE_DIR} the right folder?")
endif()
message(STATUS "${read} files keep the include rule")
