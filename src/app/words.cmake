# Turns web/words/en.json (one flat object, key -> text) into C++.
# Run: cmake -D FROM=web/words/en.json -D CPP=words.cpp -P words.cmake
cmake_minimum_required(VERSION 3.25)

file(READ "${FROM}" json)
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
