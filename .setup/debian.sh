# Newer Debian packages on an older Debian, without a change to the system: a private apt with its own lists. The mirror
# and the keys are the system's.

private_apt() { APT_CONFIG=$tools/apt/apt.conf apt-get -qq "$@"; }

prepare_private_apt() {
  local apt=$tools/apt mirror signed="signed-by=/usr/share/keyrings/debian-archive-keyring.gpg"
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m1 -E '/debian/?$')
  rm -rf "$apt"
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/preferences"
  : >"$apt/status"
  printf '%s\n' "deb [$signed] $mirror $emscripten_suite main" \
    "deb-src [$signed] $mirror $emscripten_suite main" \
    "deb-src [$signed] $mirror $imgui_suite main" >"$apt/sources.list"
  cat >"$apt/apt.conf" <<CONF
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "-";
Dir::Etc::preferencesparts "$apt/preferences";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
APT::Sandbox::User "root";
Acquire::Languages "none";
CONF
  private_apt update
}

use_private_apt() {
  have apt-get || fail "neither the upstream repositories nor Debian's packages are in reach here." \
    "check the network; or put an emcc >= $emscripten_floor on PATH and its libraries where CMake finds them."
  step private-apt "$emscripten_suite $imgui_suite $tools" \
    "Reading the package lists of Debian $emscripten_suite and $imgui_suite (kept apart from the system's)" \
    "apt-get update; this door needs a Debian mirror in the system's own apt sources." prepare_private_apt
}
