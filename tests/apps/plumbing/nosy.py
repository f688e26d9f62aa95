"""A reader of files whose file runs code in it: tries what an intruder would, says what worked."""

import os
import resource
import signal
import socket
import sys
from collections.abc import Callable

from motcua.plumbing.confinement import confine

ATTEMPTS: dict[str, Callable[[], object]] = {
    "read a file of the machine": lambda: open("/etc/passwd").close(),
    "read the server's secrets": lambda: open(f"/proc/{os.getppid()}/environ").close(),
    "look around": lambda: os.listdir("/"),
    "write a file": lambda: open(f"/dev/shm/nosy-{os.getpid()}", "w").close(),  # noqa: S108
    "call the network": lambda: socket.socket(socket.AF_INET).close(),
    "call the database": lambda: socket.socket(socket.AF_UNIX).close(),
    "start a process": lambda: os.fork() or os._exit(0),
    "start a program": lambda: os.execv(sys.executable, [sys.executable, "-V"]),  # noqa: S606
    "stop the server": lambda: os.kill(os.getppid(), signal.SIGCONT),
    "take more memory": lambda: bytearray(2_000_000_000),
    "lift the bounds": lambda: resource.setrlimit(resource.RLIMIT_CPU, (999, 999)),
}


def succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, MemoryError, ValueError):
        return False
    return True


if __name__ == "__main__":
    confine()
    print(*(each for each in ATTEMPTS if succeeds(ATTEMPTS[each])), sep="\n", end="")  # noqa: T201
    print(*os.environ, sep="\n", file=sys.stderr)  # noqa: T201
