"""Opens files of strangers in a process apart, with bounded memory and time.

A file that makes a decoder swell, loop or crash takes down nothing but its own process. What such
a process may do is in `confinement`; a few run at once, and whoever comes then waits a little.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from types import MappingProxyType

from motcua.plumbing.confinement import FAULTY
from motcua.plumbing.errors import Busy
from motcua.plumbing.refusals import ReadersBusy

PAGES = "motcua.plumbing.pages_child"
SOURCES = Path(__file__).resolve().parents[2]
PATIENCE = 40
"""Seconds by the clock, on a machine that has other work; the child counts its own."""
AT_ONCE, WAIT = 3, 8.0
"""Of each process that serves, and how many seconds one more waits: the others serve pages."""
NOTHING: Mapping[str, str] = MappingProxyType({})
FAULTS = frozenset({"broken", "encrypted", "active", "too_large", "too_many_pages"})
_room = BoundedSemaphore(AT_ONCE)


class NotOpened(Exception):
    """The file is not taken; `fault` says why in a word of FAULTS."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def locks_in() -> bool:
    """Whether this machine keeps a reader from files, network and processes, or only bounds it."""
    return run(("motcua.plumbing.confinement",), b"") == b"locked in"


def pages(content: bytes, kind: str) -> int:
    """How many pages or frames the file has; raises NotOpened."""
    return int(run((PAGES, "check", kind), content))


def last_sheet(pdf: bytes) -> tuple[int, int, int]:
    """How many pages, and width and height of the last one in points; raises NotOpened."""
    count, width, height = (int(each) for each in run((PAGES, "sheet"), pdf).split())
    return count, width, height


def drawn(content: bytes, kind: str, page: int, width: int) -> bytes:
    """The page, counted from 1, as a JPEG not wider than this; raises NotOpened."""
    return run((PAGES, "draw", kind, str(page), str(width)), content)


def run(program: Sequence[str], content: bytes, env: Mapping[str, str] = NOTHING) -> bytes:
    """What a module of ours, which confines itself, makes of the content with these arguments.

    Raises NotOpened, or Busy when too many run.
    """
    try:
        with _one_of_few():
            done = subprocess.run(  # noqa: S603  our own program, by its full path
                [sys.executable, "-P", "-s", "-m", *program],
                input=content,
                capture_output=True,
                check=False,
                timeout=PATIENCE,
                env={"PYTHONPATH": str(SOURCES), "OPENBLAS_NUM_THREADS": "1", **env},
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


@contextmanager
def _one_of_few() -> Iterator[None]:
    if not _room.acquire(timeout=WAIT):
        raise Busy(ReadersBusy())
    try:
        yield
    finally:
        _room.release()
