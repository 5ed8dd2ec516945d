# Turns web/words/en.json (one flat object, key -> text) into C++. Included, it offers `foldline_words(TARGET)`;
# run as a script (cmake -D JSON=... -D CPP=... -P words.cmake) it writes the source.

cmake_minimum_required(VERSION 3.25)
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(FOLDLINE_WORDS_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

  function(foldline_words target)
    set(json "${PROJECT_SOURCE_DIR}/web/words/en.json")
    set(cpp "${CMAKE_CURRENT_BINARY_DIR}/words_en.cpp")
    add_custom_command(
      OUTPUT "${cpp}"
      COMMAND "${CMAKE_COMMAND}" -D "JSON=${json}" -D "CPP=${cpp}" -P "${FOLDLINE_WORDS_SCRIPT}"
      DEPENDS "${json}" "${FOLDLINE_WORDS_SCRIPT}"
      VERBATIM)
    target_sources(${target} PRIVATE "${cpp}")
  endfunction()
  return()
endif()

file(READ "${JSON}" json)
string(JSON count LENGTH "${json}")
math(EXPR last "${count} - 1")
set(rows "")
foreach(index RANGE ${last})
  string(JSON key MEMBER "${json}" ${index})  # members come ordered by key, as the look-up wants them
  string(JSON text GET "${json}" "${key}")
  string(APPEND rows "    {R\"w(${key})w\", R\"w(${text})w\"},\n")
endforeach()
file(WRITE "${CPP}" "// Written by src/app/words.cmake from web/words/en.json.
#include \"app/words.hpp\"

namespace app {

std::span<const Word> all_words() {
  static constexpr Word table[] = {
${rows}  };
  return table;
}

}  // namespace app
")
