# How the set-up speaks, and how it remembers what it has done.

say() { printf '== %s\n' "$*"; }

# fail WHAT WHAT_TO_TRY: one sentence each, on stderr.
fail() {
  printf 'emsdk-setup: %s\n  Try: %s\n' "$1" "$2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# version_at_least FLOOR VERSION, number by number: 3.1.9 < 3.1.64 < 4.0.0.
version_at_least() { printf '%s\n%s\n' "$1" "$2" | sort --version-sort --check=quiet; }

# step NAME KEY DOING TRY FUNCTION: runs FUNCTION, unless it was finished before with this very KEY, which names all
# that the step pins. The stamp is written last, so a step that was cut off halfway is done anew.
step() {
  local name=$1 key=$2 doing=$3 try=$4 function=$5 started=$SECONDS status
  local stamp=$tools/stamps/$name log=$tools/logs/$name.log
  if stamped "$name" "$key"; then return; fi
  say "$doing"
  mkdir -p "$tools/stamps" "$tools/logs"
  rm -f "$stamp"
  set +e # not `if ! (...)`: inside a condition bash would ignore the errexit that stops FUNCTION at its first error
  (set -e && "$function") >"$log" 2>&1
  status=$?
  set -e
  if [ "$status" != 0 ]; then
    tail -n 15 "$log" >&2
    fail "this failed: $doing (the whole story is in $log)." "$try"
  fi
  printf '%s\n' "$key" >"$stamp"
  say "  done in $((SECONDS - started)) s"
}

stamped() { [ "$(cat "$tools/stamps/$1" 2>/dev/null)" = "$2" ]; }

# write_if_changed FILE < TEXT: leaves an equal file alone, so that CMake does not configure anew for nothing.
write_if_changed() {
  local text
  text=$(cat)
  if [ "$(cat "$1" 2>/dev/null)" != "$text" ]; then printf '%s\n' "$text" >"$1"; fi
}

# Is the internet there, or only package registries? Asked at most once a run, and it may take five seconds.
upstream_reachable() {
  if [ -z "${reachable:-}" ]; then
    say "Looking for the upstream repositories (five seconds at most)"
    if GIT_TERMINAL_PROMPT=0 timeout 5 git ls-remote --exit-code "$emsdk_repository" \
      "refs/tags/$emsdk_version" >/dev/null 2>&1; then reachable=yes; else reachable=no; fi
  fi
  [ "$reachable" = yes ]
}
