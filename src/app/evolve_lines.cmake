# Cuts the lines of `evolve` out of src/bank/account.hpp.
# Run: cmake -D FROM=src/bank/account.hpp -D CPP=evolve_lines.cpp -P evolve_lines.cmake
cmake_minimum_required(VERSION 3.25)

file(READ "${FROM}" rest)
string(REPLACE ";" "<semicolon>" rest "${rest}") # a list of CMake's ends at each
get_filename_component(file "${FROM}" NAME)
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
  message(FATAL_ERROR "${FROM} has no line of evolve.")
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
