#!/bin/bash
# Makes a virtual environment with the newest Python here that is new enough.
set -euo pipefail

target=$1
oldest='import sys; sys.exit(sys.version_info < (3, 11))'

find_python() {
  for name in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    if [ -n "$name" ] && command -v "$name" >/dev/null && "$name" -c "$oldest" 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  echo "Python 3.11 or newer is needed. On Debian: apt-get install python3 python3-venv" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

python=$(find_python)
if [ -x "$target/bin/python" ] && "$target/bin/python" -c "$oldest" && "$target/bin/python" -m pip --version >/dev/null 2>&1; then
  exit 0
fi
echo "Making $target with $python …" >&2
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  echo "Python's venv is missing; installing Debian's package python$version-venv …" >&2
  if ! command -v apt-get >/dev/null || ! as_root true; then
    echo "That needs root. Run: apt-get install python$version-venv, then make again." >&2
    exit 1
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "python$version-venv" >&2
fi
"$python" -m venv --clear "$target"
