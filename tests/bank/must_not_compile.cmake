# Deleting one event's lambda breaks the build: a copy of each fold is compiled without it, for every event in turn, and
# the compiler's message has to name that event.
# Run: cmake -D COMPILER=clang++ -D SOURCE_DIR=. -D WORK_DIR=... -P tests/bank/must_not_compile.cmake

cmake_minimum_required(VERSION 3.25)

# Compiles `code` in place of `header`; `failed` is what the compiler ended with, `said` what it said.
function(compile header code)
  file(WRITE "${WORK_DIR}/${header}" "${code}")
  file(WRITE "${WORK_DIR}/fold.cpp" "#include \"${header}\"\n")
  execute_process(
    COMMAND ${COMPILER} -std=c++23 -fsyntax-only "-I${WORK_DIR}" "-I${SOURCE_DIR}/src" "${WORK_DIR}/fold.cpp"
    RESULT_VARIABLE failed ERROR_VARIABLE said)
  file(REMOVE "${WORK_DIR}/${header}")
  return(PROPAGATE failed said)
endfunction()

# The lambda of `event` is one line; what stands before it loses its comma where it was the last.
function(without event code)
  string(REGEX MATCH "\n *\\[[^\n]*const ${event}&[^\n]*" lambda "${code}")
  if(NOT lambda)
    message(FATAL_ERROR "no lambda for ${event}")
  endif()
  if(lambda MATCHES "\\);$")
    string(REPLACE ",${lambda}" ");" code "${code}")
  else()
    string(REPLACE "${lambda}" "" code "${code}")
  endif()
  return(PROPAGATE code)
endfunction()

set(wrong "")
set(account AccountCreated MoneyDeposited MoneyWithdrawn AccountClosed)
set(transfer TransferStarted TransferCompleted TransferReversed)
set(events_of_bank/account.hpp ${account})
set(events_of_bank/transfer.hpp ${transfer})
set(events_of_bank/account_balances.hpp TransferEvent)
set(events_of_bank/transaction_history.hpp ${account} TransferEvent)
set(events_of_bank/daily_totals.hpp ${account} TransferEvent)
set(events_of_bank/unfinished_transfers.hpp AccountEvent ${transfer})
foreach(header IN ITEMS bank/account.hpp bank/transfer.hpp bank/account_balances.hpp bank/transaction_history.hpp
    bank/daily_totals.hpp bank/unfinished_transfers.hpp)
  file(READ "${SOURCE_DIR}/src/${header}" whole)
  compile(${header} "${whole}")
  if(failed)
    string(APPEND wrong "${header} does not compile as it is:\n${said}\n")
  endif()
  foreach(event IN LISTS events_of_${header})
    without(${event} "${whole}")
    compile(${header} "${code}")
    if(NOT failed)
      string(APPEND wrong "${header} compiles without ${event}\n")
    elseif(NOT said MATCHES "HasItsLambda<(bank::${event}|std::[^ ]*variant<[^>]*>)[,>]")
      string(APPEND wrong "${header} without ${event} fails, and the message does not name it:\n${said}\n")
    else()
      message(STATUS "${header} without ${event}: refused, and named")
    endif()
  endforeach()
endforeach()
if(wrong)
  message(FATAL_ERROR "${wrong}")
endif()
