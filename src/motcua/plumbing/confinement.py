"""What a program that opens one file of a stranger takes from itself before it reads any of it.

Memory, time and files to write are bounded everywhere. Where the kernel knows Landlock and seccomp
(Linux), other files of the machine, sockets, programs and processes are out of reach too, so that
even a flaw that runs code finds no secret, no database and no network.
"""

import ctypes
import os
import platform
import resource
import socket
import struct
import sys
import time
from collections.abc import Callable, Mapping, Sequence

FAULTY = 3
"""The exit status with a fault, whose word is on standard error."""
MEMORY, SECONDS = 1_500_000_000, 20
MOST_OPEN = 48
"""Files at once: what is loaded late, the three of every program, nothing else."""
LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo")
"""Readable besides the modules; secrets and what people sent lie elsewhere."""

NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2
CREATE_RULESET, ADD_RULE, RESTRICT_SELF, BENEATH = 444, 445, 446, 1
EVERY_FILE_RIGHT, TO_READ = (1 << 13) - 1, (1 << 2) | (1 << 3)
"""Of Landlock's first version: run, write, read, list, remove, make."""
EVERYWHERE = (424, 425, 427, 434, 435)
"""pidfd_send_signal, io_uring_setup and _register, pidfd_open, clone3."""
FORBIDDEN: Mapping[str, tuple[int, Sequence[int]]] = {
    # socket, clone, fork, vfork, execve, kill, ptrace, tkill, tgkill, looking into
    # and writing into another process, execveat
    "x86_64": (0xC000003E, (41, 56, 57, 58, 59, 62, 101, 200, 234, 310, 311, 322)),
    "aarch64": (0xC00000B7, (198, 220, 221, 129, 117, 130, 131, 270, 271, 281)),
}
LOAD, IF_EQUAL, IF_AT_LEAST, ANSWER = 0x20, 0x15, 0x35, 0x06
ALLOWED, NOT_PERMITTED = 0x7FFF0000, 0x00050001
OTHER_CALLS = 0x40000000
"""From here on x86_64 has its calls a second time under other numbers."""


class Fault(Exception):
    """Why the file is not taken, in a word of `confined.FAULTS`."""


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def answer(reads: Callable[[bytes], bytes], seconds: int = SECONDS) -> None:
    """The whole of such a program: the file comes by standard input, what is made of it goes out.

    `reads` runs confined, for so many seconds of computing at most, and may raise Fault.
    """
    confine(seconds)
    try:
        said = reads(sys.stdin.buffer.read())
    except Fault as fault:
        sys.stderr.write(str(fault))
        sys.exit(FAULTY)
    sys.stdout.buffer.write(said)


def confine(seconds: int = SECONDS) -> None:
    """Seconds count from now: what loading the readers took is not the file's fault."""
    used = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 1))
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NOFILE, MOST_OPEN),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _leave_the_files(system)
        _leave_the_machine(system)


def _leave_the_files(system: ctypes.CDLL) -> None:
    """From now on nothing outside these folders opens."""
    rights = ctypes.c_uint64(EVERY_FILE_RIGHT)
    rules = system.syscall(CREATE_RULESET, ctypes.byref(rights), 8, 0)
    if rules < 0:
        return
    for folder in filter(os.path.isdir, (*sys.path, *LIBRARIES)):
        beneath = _Beneath(TO_READ, os.open(folder, os.O_PATH | os.O_CLOEXEC))
        system.syscall(ADD_RULE, rules, BENEATH, ctypes.byref(beneath), 0)
        os.close(beneath.folder)
    system.syscall(RESTRICT_SELF, rules, 0)
    os.close(rules)


def _leave_the_machine(system: ctypes.CDLL) -> None:
    """From now on the kernel answers "not permitted" to calls no reader of files needs."""
    if platform.machine() not in FORBIDDEN:
        return
    machine, own = FORBIDDEN[platform.machine()]
    calls = (*own, *EVERYWHERE)
    last = len(calls) + 1
    steps = [
        (LOAD, 0, 0, 4),
        (IF_EQUAL, 0, last + 2, machine),
        (LOAD, 0, 0, 0),
        (IF_AT_LEAST, last, 0, OTHER_CALLS),
        *((IF_EQUAL, last - 1 - n, 0, call) for n, call in enumerate(calls)),
        (ANSWER, 0, 0, ALLOWED),
        (ANSWER, 0, 0, NOT_PERMITTED),
    ]
    packed = b"".join(struct.pack("HBBI", *step) for step in steps)
    program = _Program(len(steps), packed)
    system.prctl(SET_SECCOMP, FILTER, ctypes.byref(program), 0, 0)


def _is_shut(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    return False


if __name__ == "__main__":  # says whether this kernel does more than bound
    confine()
    away = _is_shut(lambda: os.listdir("/")) and _is_shut(lambda: socket.socket().close())
    sys.stdout.write("locked in" if away else "bounded")
