#!/bin/bash
# Succeeds when a clamd for the tests of the virus scanner is here, installing Debian's if we may.
set -euo pipefail

have() { PATH="$PATH:/usr/sbin" command -v clamd >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

have && exit 0
if command -v apt-get >/dev/null && as_root true; then
  echo "Installing Debian's clamav-daemon for the tests of the virus scanner …" >&2
  install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends clamav-daemon)
  as_root "${install[@]}" >&2 || { as_root apt-get update -qq >&2 && as_root "${install[@]}" >&2; } || true
  have && exit 0
fi
echo "SKIPPED: what a real virus scanner says (tests/apps/plumbing/test_clamd.py). It needs clamd," >&2
echo "which cannot be installed without root; on Debian: apt-get install clamav-daemon" >&2
exit 1
