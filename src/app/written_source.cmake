# foldline_written_source(TARGET NAME FROM): a C++ source of TARGET that the script NAME.cmake beside this file writes
# out of the file FROM. The script is run with -D FROM=... -D CPP=...
function(foldline_written_source target name from)
  set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/${name}.cmake")
  set(cpp "${CMAKE_CURRENT_BINARY_DIR}/${name}_table.cpp")
  add_custom_command(
    OUTPUT "${cpp}"
    COMMAND "${CMAKE_COMMAND}" -D "FROM=${from}" -D "CPP=${cpp}" -P "${script}"
    DEPENDS "${from}" "${script}"
    VERBATIM)
  target_sources(${target} PRIVATE "${cpp}")
endfunction()
