# What takes longest to compile and never changes, compiled once: a mutation in a header is then tried in seconds. Given
# to the build from outside (CMAKE_PROJECT_INCLUDE), so that the project itself stays as it is.
function(precompile_what_never_changes)
  target_precompile_headers(es PRIVATE <nlohmann/json.hpp>)
  target_precompile_headers(bank REUSE_FROM es)
  target_precompile_headers(es_tests PRIVATE <nlohmann/json.hpp> <catch_amalgamated.hpp>)
  target_precompile_headers(bank_tests REUSE_FROM es_tests)
endfunction()
cmake_language(DEFER DIRECTORY ${CMAKE_SOURCE_DIR} CALL precompile_what_never_changes)
