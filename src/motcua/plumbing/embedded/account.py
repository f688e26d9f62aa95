"""Chooses the account that the database server runs under: never root, never a new one."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.plumbing.embedded.problems import DataOfAnother, NoAccount

PREFERRED = ("postgres", "nobody")
_ROOT = 0


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    uid: int
    gid: int
    groups: tuple[int, ...]

    def process_options(self) -> dict[str, Any]:
        """Arguments for subprocess that make a child run under this account."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": list(self.groups)}

    def may(self, path: Path, *, read: bool = False) -> bool:
        """Whether the mode bits let the account enter (and with `read` list or read) the path."""
        if self.uid == _ROOT:
            return True
        state = path.stat()
        shift = 0
        if state.st_uid == self.uid:
            shift = 6
        elif state.st_gid in self.groups:
            shift = 3
        needed = 0o5 if read else 0o1
        return (state.st_mode >> shift) & needed == needed

    def closed_on_the_way_to(self, path: Path) -> Path | None:
        """The first directory above the path that the account cannot enter."""
        for parent in reversed(path.parents):
            if parent.exists() and not self.may(parent):
                return parent
        return None


def _from_entry(entry: pwd.struct_passwd) -> Account:
    groups = tuple(os.getgrouplist(entry.pw_name, entry.pw_gid))
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, groups)


def _by_uid(uid: int) -> Account | None:
    try:
        return _from_entry(pwd.getpwuid(uid))
    except KeyError:
        return None


def _by_name(name: str) -> Account | None:
    try:
        return _from_entry(pwd.getpwnam(name))
    except KeyError:
        return None


def _unprivileged() -> Account:
    wanted = os.environ.get("MOTCUA_DB_ACCOUNT")
    for name in (wanted,) if wanted else PREFERRED:
        account = _by_name(name)
        if account and account.uid != _ROOT:
            return account
    raise NoAccount(
        f"the account {wanted!r} does not exist or is root"
        if wanted
        else "neither of the accounts " + " and ".join(PREFERRED) + " exists"
    )


def account_for(data_dir: Path) -> Account:
    """Who runs the server on this directory.

    A normal user runs it as itself. For root it is the owner of data that is there already,
    else MOTCUA_DB_ACCOUNT, else the first existing one of PREFERRED.
    """
    here = data_dir.stat().st_uid if data_dir.exists() else None
    me = os.geteuid()
    if me != _ROOT:
        mine = _by_uid(me) or Account(str(me), me, os.getegid(), tuple(os.getgroups()))
        if here is not None and here != me:
            owner = _by_uid(here)
            raise DataOfAnother(data_dir, owner.name if owner else f"user {here}", mine.name)
        return mine
    if here in {None, _ROOT}:
        return _unprivileged()
    owner = _by_uid(here) if here is not None else None
    if owner is None:
        raise NoAccount(f"the data directory {data_dir} belongs to user {here}, who has no account")
    return owner
