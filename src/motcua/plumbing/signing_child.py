"""A program of its own that examines the signatures of one PDF, which comes from a stranger.

It runs apart and within bounds (see `signing_confined`). It reads the file from standard input and
writes an Examination as JSON. Its arguments: seconds, then a Believed as JSON.
"""

import sys

import msgspec

from motcua.plumbing.confinement import answer
from motcua.plumbing.signing_check import examine, trust_in
from motcua.plumbing.signing_values import Believed

if __name__ == "__main__":
    trust = trust_in(msgspec.json.decode(sys.argv[2], type=Believed))
    answer(lambda pdf: msgspec.json.encode(examine(pdf, trust)), int(sys.argv[1]))
