# foldline_test(NAME es SOURCES fold_test.cpp ... LINK es ...): one Catch2 executable.
#
# Natively each TEST_CASE becomes a test of ctest's own. Under Node the executable is one test, since starting
# Node once a case would cost more than all the cases together; its files live in Emscripten's memory file system,
# the one that the page uses, with tests/golden laid at the same path as on disk.
include(${catch2_SOURCE_DIR}/extras/Catch.cmake)

function(foldline_test)
  cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME" "SOURCES;LINK")
  set(executable ${test_NAME}_tests)
  add_executable(${executable} ${test_SOURCES})
  target_link_libraries(${executable} PRIVATE house_rules ${test_LINK} catch2)
  target_include_directories(${executable} PRIVATE ${CMAKE_SOURCE_DIR}/tests) # #include "support/given.hpp"
  target_compile_definitions(${executable} PRIVATE FOLDLINE_GOLDEN="${CMAKE_SOURCE_DIR}/tests/golden")

  if(EMSCRIPTEN)
    target_link_options(${executable} PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB)
    if(EXISTS ${CMAKE_SOURCE_DIR}/tests/golden)
      target_link_options(${executable} PRIVATE
        "SHELL:--embed-file ${CMAKE_SOURCE_DIR}/tests/golden@${CMAKE_SOURCE_DIR}/tests/golden")
    endif()
    add_test(NAME "wasm: ${test_NAME}" COMMAND ${executable})
  else()
    catch_discover_tests(${executable} TEST_PREFIX "${test_NAME}: " PROPERTIES TIMEOUT 120)
  endif()
endfunction()
