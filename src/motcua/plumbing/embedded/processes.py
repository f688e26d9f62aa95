"""Tells which processes truly work on a data directory, and clears up after a crash."""

import os
import select
import signal
from collections.abc import Sequence
from pathlib import Path

_PROC = Path("/proc")
_PATIENCE_S = 10.0


def postmaster(cluster: Path) -> int | None:
    """The process that the server's pid file names, if it works on this directory.

    After a crash the file stays, and its number may belong to any other program by now.
    """
    try:
        first_line = (cluster / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0]
        pid = int(first_line)
    except (OSError, ValueError):
        return None
    return pid if _works_on(pid, cluster) else None


def workers(cluster: Path) -> list[int]:
    """Every process whose working directory is the cluster: the server and its children."""
    if not _PROC.is_dir():
        return []
    numbers = (int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit())
    return [pid for pid in numbers if _works_on(pid, cluster)]


def _works_on(pid: int, cluster: Path) -> bool:
    try:
        return (_PROC / str(pid) / "cwd").readlink() == cluster.resolve()
    except OSError:
        return False


def clear_after_crash(cluster: Path, lock_files: Sequence[Path]) -> None:
    """Ends the children of a server that was killed, and removes the lock files it left.

    A killed server's children notice by themselves unless they are busy; while one lives the
    shared memory is in use and a new server refuses to start. The lock files hold a process
    number that another program, or a zombie nobody collects, may bear by now.
    """
    if not _PROC.is_dir() or postmaster(cluster) is not None:
        return
    for sent in (None, signal.SIGQUIT, signal.SIGKILL):
        orphans = workers(cluster)
        if not orphans:
            break
        _wait_for_end(orphans, sent)
    if not workers(cluster):
        for path in lock_files:
            path.unlink(missing_ok=True)


def _wait_for_end(pids: list[int], sent: signal.Signals | None) -> None:
    patience = _PATIENCE_S if sent else 0.5
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        try:
            if sent is not None:
                signal.pidfd_send_signal(handle, sent)
            select.select([handle], [], [], patience)
        except ProcessLookupError:
            continue
        finally:
            os.close(handle)


def wait_until_ended(pid: int, seconds: float) -> bool:
    """Whether the process ended within that time."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)
