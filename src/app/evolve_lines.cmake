# Cuts the lines of `evolve` out of src/bank/account.hpp. Included, it offers `foldline_evolve_lines(TARGET)`;
# run as a script (cmake -D HPP=... -D CPP=... -P evolve_lines.cmake) it writes the source.

cmake_minimum_required(VERSION 3.25)
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(FOLDLINE_EVOLVE_LINES_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

  function(foldline_evolve_lines target)
    set(hpp "${PROJECT_SOURCE_DIR}/src/bank/account.hpp")
    set(cpp "${CMAKE_CURRENT_BINARY_DIR}/evolve_lines.cpp")
    add_custom_command(
      OUTPUT "${cpp}"
      COMMAND "${CMAKE_COMMAND}" -D "HPP=${hpp}" -D "CPP=${cpp}" -P "${FOLDLINE_EVOLVE_LINES_SCRIPT}"
      DEPENDS "${hpp}" "${FOLDLINE_EVOLVE_LINES_SCRIPT}"
      VERBATIM)
    target_sources(${target} PRIVATE "${cpp}")
  endfunction()
  return()
endif()

file(READ "${HPP}" rest)
string(REPLACE ";" "<semicolon>" rest "${rest}") # a list of CMake's ends at each
get_filename_component(file "${HPP}" NAME)
set(number 1)
set(rows "")
set(lambda "\\[\\]\\(Account a, const ([A-Za-z]+)&[^\n]*")
while(rest MATCHES "${lambda}")
  set(code "${CMAKE_MATCH_0}")
  set(event "${CMAKE_MATCH_1}")
  string(FIND "${rest}" "${code}" start)
  string(SUBSTRING "${rest}" 0 ${start} before)
  string(REGEX MATCHALL "\n" breaks "${before}")
  list(LENGTH breaks passed)
  math(EXPR number "${number} + ${passed}")
  string(LENGTH "${code}" length)
  math(EXPR start "${start} + ${length}")
  string(SUBSTRING "${rest}" ${start} -1 rest)

  string(REPLACE "<semicolon>" ";" code "${code}")
  string(REGEX REPLACE "\\)?[,;]+$" "" code "${code}") # what stands behind the lambda
  string(REGEX REPLACE " +" " " code "${code}")
  string(APPEND rows "    {\"${event}\", R\"(${code})\", \"${file}\", ${number}},\n")
endwhile()
if(NOT rows)
  message(FATAL_ERROR "${HPP} has no line of evolve.")
endif()
file(WRITE "${CPP}" "// Written by src/app/evolve_lines.cmake from src/bank/account.hpp.
#include \"app/evolve_lines.hpp\"

namespace app {

std::span<const EvolveLine> evolve_lines() {
  static constexpr EvolveLine table[] = {
${rows}  };
  return table;
}

}  // namespace app
")
