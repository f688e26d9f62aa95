#!/bin/bash
# Succeeds when a Chromium for the browser tests is here, installing Debian's if we may.
set -euo pipefail

have() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

have && exit 0
if command -v apt-get >/dev/null && as_root true; then
  echo "Installing Debian's chromium for the browser tests …" >&2
  as_root apt-get update -qq >&2 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2 || true
  have && exit 0
fi
echo "SKIPPED: the browser tests (tests/browser). They need Chromium, which is not here and" >&2
echo "cannot be installed without root; on Debian: apt-get install chromium" >&2
exit 1
