// What the program can be told to do. Each function adds subcommands with their options; the one that the
// person named runs while the line is parsed, and leaves its exit code.
#pragma once

#include "CLI/CLI.hpp"

namespace platform {

void add_writers(CLI::App& program, int& exit_code);  // run, import, demo, bench
void add_readers(CLI::App& program, int& exit_code);  // all that only looks at a store

}  // namespace platform
