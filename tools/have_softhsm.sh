#!/bin/bash
# Succeeds when SoftHSM for the tests of PKCS#11 tokens is here, installing Debian's if we may.
set -euo pipefail

have() { command -v softhsm2-util >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

have && exit 0
if command -v apt-get >/dev/null && as_root true; then
  echo "Installing Debian's softhsm2 for the tests of signing tokens …" >&2
  as_root apt-get update -qq >&2 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends softhsm2 >&2 || true
  have && exit 0
fi
echo "SKIPPED: the tests of PKCS#11 tokens (tests/apps/plumbing/test_signing_token.py). They need" >&2
echo "SoftHSM, which is not here and cannot be installed without root; on Debian: apt-get install softhsm2" >&2
exit 1
