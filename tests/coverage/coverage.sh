#!/usr/bin/env bash
# How much of src/es and src/bank do their own tests run? Builds both suites with Clang's line counters (preset
# `coverage`), runs them, and prints each file's share and every line that nothing has run.
#
# Run by hand: tests/coverage/coverage.sh. Exit 1 below 95 % of lines. The set-up brings all that it needs
# (llvm-profdata and llvm-cov are of Debian's llvm-19, as the sanitizers' symbolizer is).
set -euo pipefail
least=95
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/coverage
cd "$root"

cmake --preset coverage >/dev/null
cmake --build "$build" -j "$(nproc)" --target es_tests bank_tests
for suite in es bank; do
  LLVM_PROFILE_FILE=$build/$suite.profraw "$build/${suite}_tests"
done
llvm-profdata-19 merge -o "$build/tests.profdata" "$build/es.profraw" "$build/bank.profraw"

coverage() { # coverage VERB OPTION...: of the two rooms, as both suites saw them
  llvm-cov-19 "$1" "$build/es_tests" -object "$build/bank_tests" -instr-profile "$build/tests.profdata" "${@:2}" src/es src/bank
}
coverage report -show-region-summary=false -show-branch-summary=false
echo 'Lines that no test runs:'
coverage show -show-expansions=false -show-instantiations=false |
  awk '/^\// {file = $0} /^ *[0-9]+\| *0\|/ {line = $0; sub(/\| *0\|/, ": ", line); print file line}'

share=$(coverage export -summary-only -format=text | grep -o '"totals":.*' | grep -o '"lines":{[^}]*"percent":[0-9.]*' | grep -o '[0-9.]*$')
printf '%.2f %% of lines\n' "$share"
awk -v share="$share" -v least="$least" 'BEGIN {exit !(share >= least)}'
