"""A program of its own that examines the signatures of one PDF, which comes from a stranger.

It runs apart and within bounds (see `signing_confined`). It reads the file from standard input and
writes an Examination as JSON. Its arguments: seconds, then a Believed as JSON.
"""

import resource
import sys

import msgspec

from motcua.plumbing.signing_check import examine, trust_in
from motcua.plumbing.signing_values import Believed

MEMORY = 1_500_000_000


def _bounded(seconds: int) -> None:
    """Counted from now: what loading the readers took is not the file's fault."""
    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + 1
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 1))


if __name__ == "__main__":
    trust = trust_in(msgspec.json.decode(sys.argv[2], type=Believed))
    _bounded(int(sys.argv[1]))
    sys.stdout.buffer.write(msgspec.json.encode(examine(sys.stdin.buffer.read(), trust)))
