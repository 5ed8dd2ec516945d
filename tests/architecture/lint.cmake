# The target `lint`: clang-tidy on every source of the product, clang-format on every file of C++. (Tests see all of
# Catch2, and clang-tidy looks through each header for every check: the compiler's warnings are enough for them.)
#
# A source is looked at again when its object was compiled again, so that ninja's own knowledge of headers says what a
# second run need not do.

find_program(CLANG_TIDY clang-tidy-19 REQUIRED)
find_program(CLANG_FORMAT clang-format-19 REQUIRED)

# targets_below(RESULT FOLDER): every target that FOLDER's CMakeLists and those below it made.
function(targets_below result folder)
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  get_property(folders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(below IN LISTS folders)
    targets_below(more ${below})
    list(APPEND targets ${more})
  endforeach()
  set(${result} ${targets} PARENT_SCOPE)
endfunction()

set(stamps "")
targets_below(src_targets ${CMAKE_SOURCE_DIR}/src)
foreach(target IN LISTS src_targets)
  get_target_property(type ${target} TYPE)
  if(NOT type MATCHES "EXECUTABLE|STATIC_LIBRARY|OBJECT_LIBRARY")
    continue()
  endif()
  get_target_property(sources ${target} SOURCES)
  get_target_property(folder ${target} SOURCE_DIR)
  get_target_property(binary ${target} BINARY_DIR)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${folder} NORMALIZE OUTPUT_VARIABLE file)
    cmake_path(IS_PREFIX CMAKE_SOURCE_DIR ${file} ours)
    if(NOT ours OR file MATCHES "^${CMAKE_BINARY_DIR}")
      continue()
    endif()
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE name)
    set(stamp ${CMAKE_BINARY_DIR}/lint/${name}.ok)
    cmake_path(GET stamp PARENT_PATH stamp_folder)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${folder} OUTPUT_VARIABLE object)
    add_custom_command(OUTPUT ${stamp}
      COMMAND ${CLANG_TIDY} -p ${CMAKE_BINARY_DIR} --quiet ${file}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${stamp_folder}
      COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
      DEPENDS ${file} ${binary}/CMakeFiles/${target}.dir/${object}.o
        ${CMAKE_SOURCE_DIR}/.clang-tidy
      COMMENT "clang-tidy ${name}" VERBATIM)
    list(APPEND stamps ${stamp})
  endforeach()
endforeach()

file(GLOB_RECURSE formatted CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/src/*.cpp ${CMAKE_SOURCE_DIR}/src/*.hpp
  ${CMAKE_SOURCE_DIR}/tests/*.cpp ${CMAKE_SOURCE_DIR}/tests/*.hpp)
list(FILTER formatted EXCLUDE REGEX "/architecture/broken/")
add_custom_target(format
  COMMAND ${CLANG_FORMAT} -i ${formatted}
  COMMENT "Formatting every file of C++" VERBATIM)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/lint/format.ok
  COMMAND ${CLANG_FORMAT} --dry-run -Werror ${formatted}
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/lint/format.ok
  DEPENDS ${formatted} ${CMAKE_SOURCE_DIR}/.clang-format
  COMMENT "clang-format" VERBATIM)

add_custom_target(lint DEPENDS ${stamps} ${CMAKE_BINARY_DIR}/lint/format.ok)
