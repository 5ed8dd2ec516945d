# The layout: the top level, src/ and tests/ hold what the design names, and nothing else. Dot-files may stand beside it.
# Run: cmake -D SOURCE_DIR=. -P tests/architecture/layout.cmake
cmake_minimum_required(VERSION 3.25)

set(top_level CMakeLists.txt CMakePresets.json src web tests emsdk-setup.sh README.md LICENSE CHANGELOG.md)
set(rooms es bank storage app ui platform)
set(src_level CMakeLists.txt dependencies.cmake README.md DECISIONS.md ${rooms})
set(tests_level CMakeLists.txt foldline_test.cmake ${rooms} support golden architecture web bench fuzz setup
  mutation coverage)

set(wrong "")
# holds_only(FOLDER NAME...)
function(holds_only folder)
  file(GLOB names RELATIVE "${SOURCE_DIR}/${folder}" "${SOURCE_DIR}/${folder}/*")
  list(FILTER names EXCLUDE REGEX "^\\.")
  list(REMOVE_ITEM names ${ARGN})
  foreach(name IN LISTS names)
    string(APPEND wrong "  ${folder}${name} has no place in the layout\n")
  endforeach()
  set(wrong "${wrong}" PARENT_SCOPE)
endfunction()

holds_only("" ${top_level} build)
holds_only(src/ ${src_level})
holds_only(tests/ ${tests_level})

# A test room without its room in src would test nothing of ours.
foreach(room IN LISTS rooms)
  if(EXISTS "${SOURCE_DIR}/tests/${room}" AND NOT EXISTS "${SOURCE_DIR}/src/${room}")
    string(APPEND wrong "  tests/${room} mirrors no src/${room}\n")
  endif()
endforeach()

if(wrong)
  message(FATAL_ERROR "The layout is broken:\n${wrong}")
endif()
message(STATUS "The layout is as designed")
