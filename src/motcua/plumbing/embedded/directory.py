"""The data directory: where things stand in it, whose it is, and who may start on it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from motcua.plumbing.embedded.account import Account
from motcua.plumbing.embedded.problems import DiskFull, NotOurs, Unreachable, from_os_error

SUPERUSER = "motcua"
DATABASE = "motcua"
SOCKET_NUMBER = 5432
_LONGEST_SOCKET_DIRECTORY = 90  # the kernel takes 107 bytes, the file's own name included
_LEAST_SPACE = 100 * 1024 * 1024
_OURS = {"pg.new", "server.log", "start.lock", "tcp", "password"}


@dataclass(frozen=True, slots=True)
class Layout:
    root: Path

    @property
    def cluster(self) -> Path:
        return self.root / "pg"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    @property
    def lock(self) -> Path:
        return self.root / "start.lock"

    @property
    def tcp(self) -> Path:
        """The port, when the server listens on one."""
        return self.root / "tcp"

    @property
    def password(self) -> Path:
        """The superuser's password, needed on a port only: the socket is closed to others."""
        return self.root / "password"

    @property
    def lock_files(self) -> tuple[Path, ...]:
        """What a running server holds, and a killed one leaves behind."""
        socket = self.root / f".s.PGSQL.{SOCKET_NUMBER}"
        return self.cluster / "postmaster.pid", socket, socket.with_name(socket.name + ".lock")

    @property
    def socket_fits(self) -> bool:
        return len(os.fsencode(self.root)) <= _LONGEST_SOCKET_DIRECTORY

    def dsn(self, database: str = DATABASE) -> str:
        """The address of a database of this server, as it was last configured."""
        if self.tcp.exists():
            port = self.tcp.read_text(encoding="ascii").strip()
            password = self.password.read_text(encoding="ascii").strip()
            return f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}/{database}"
        place = quote(str(self.root), safe="/")
        return f"postgresql://{SUPERUSER}@/{database}?host={place}&port={SOCKET_NUMBER}"

    def major(self) -> int | None:
        """The PostgreSQL version that wrote the data; None before the first start."""
        stamp = self.cluster / "PG_VERSION"
        return int(stamp.read_text(encoding="ascii")) if stamp.exists() else None


def prepare(layout: Layout, account: Account) -> None:
    """Creates the directory for the account, or checks the one that is there."""
    _must_be_reachable(layout, account)
    try:
        layout.root.mkdir(parents=True, exist_ok=True)
        _must_be_reachable(layout, account)
        strangers = {entry.name for entry in layout.root.iterdir()} - _OURS
        if strangers and not layout.cluster.exists():
            raise NotOurs(layout.root)
        layout.root.chmod(0o700)
        if os.geteuid() == 0:
            os.chown(layout.root, account.uid, account.gid)
    except OSError as error:
        raise from_os_error(error, layout.root) from error
    if layout.major() is None and shutil.disk_usage(layout.root).free < _LEAST_SPACE:
        raise DiskFull(layout.root)


def _must_be_reachable(layout: Layout, account: Account) -> None:
    closed = account.closed_on_the_way_to(layout.root)
    if closed is not None:
        raise Unreachable(layout.root, closed, account.name)


@contextmanager
def locked(layout: Layout, account: Account) -> Iterator[None]:
    """Lets one process at a time start or stop the server of this directory."""
    try:
        handle = os.open(layout.lock, os.O_CREAT | os.O_RDWR, 0o600)
        if os.geteuid() == 0:
            os.fchown(handle, account.uid, account.gid)
    except OSError as error:
        raise from_os_error(error, layout.root) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
