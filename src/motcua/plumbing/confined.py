"""Opens files of strangers in a process apart, with bounded memory and time.

A file that makes a decoder swell, loop or crash takes down nothing but its own process.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

PROGRAM = Path(__file__).with_name("pages_child.py")
FAULTY = 3
"""How the program ends that met a fault; it runs apart and is not imported here."""
PATIENCE = 40
"""Seconds by the clock, on a machine that has other work; the child counts its own."""
NOTHING: Mapping[str, str] = MappingProxyType({})
FAULTS = frozenset({"broken", "encrypted", "active", "too_large", "too_many_pages"})


class NotOpened(Exception):
    """The file is not taken; `fault` says why in a word of FAULTS."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def pages(content: bytes, kind: str) -> int:
    """How many pages or frames the file has; raises NotOpened."""
    return int(run(("-I", str(PROGRAM), "check", kind), content))


def drawn(content: bytes, kind: str, page: int, width: int) -> bytes:
    """The page, counted from 1, as a JPEG not wider than this; raises NotOpened."""
    return run(("-I", str(PROGRAM), "draw", kind, str(page), str(width)), content)


def run(program: Sequence[str], content: bytes, env: Mapping[str, str] = NOTHING) -> bytes:
    """What a program of ours, which bounds itself, makes of the content; raises NotOpened."""
    try:
        done = subprocess.run(  # noqa: S603  our own program, by its full path
            [sys.executable, *program],
            input=content,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env={"OPENBLAS_NUM_THREADS": "1", **env},
        )
    except subprocess.TimeoutExpired as error:
        raise NotOpened("too_large") from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("ascii", "replace")
    if done.returncode == FAULTY and said in FAULTS:
        raise NotOpened(said)
    # Killed by a bound or by its own fall: whatever it was, nobody else should have to open it.
    raise NotOpened("too_large" if done.returncode < 0 or "MemoryError" in said else "broken")
