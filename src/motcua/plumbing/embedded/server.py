"""Starts, finds and stops the server of a data directory; it always asks the server itself."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg import sql

from motcua.plumbing.embedded import processes
from motcua.plumbing.embedded.account import account_for
from motcua.plumbing.embedded.binaries import find, usable_by
from motcua.plumbing.embedded.cluster import Programs, configure, halt, initialise, launch
from motcua.plumbing.embedded.directory import DATABASE, Layout, locked, prepare
from motcua.plumbing.embedded.problems import StillBusy, from_os_error

Progress = Callable[[str], None]
ROOTS_HOME = Path("/var/lib/motcua")
_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: `dsn` is the address of its database, for DATABASE_URL."""

    dsn: str
    data_dir: Path
    version: str
    log: Path


def to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")


def data_home(preferred: Path) -> Path:
    """Where the data can stand: the preferred place, or as root one that the server can reach.

    Each closed place has its own stand-in, so that two checkouts do not share data.
    """
    preferred = preferred.absolute()
    if os.geteuid() != 0 or account_for(preferred).closed_on_the_way_to(preferred) is None:
        return preferred
    return ROOTS_HOME / f"{preferred.name}-{sha256(os.fsencode(preferred)).hexdigest()[:8]}"


def status(data_dir: Path) -> Server | None:
    """The server of this directory if it answers now."""
    layout = Layout(data_dir.absolute())
    try:
        with psycopg.connect(layout.dsn("postgres"), connect_timeout=5) as connection:
            at = connection.execute("SHOW data_directory").fetchone()
            version = connection.execute("SHOW server_version").fetchone()
    except (OSError, psycopg.OperationalError):
        return None
    if at is None or version is None or Path(at[0]).resolve() != layout.cluster.resolve():
        return None
    return Server(layout.dsn(), layout.root, str(version[0]), layout.log)


def start(
    data_dir: Path,
    *,
    port: int | None = None,
    durable: bool = True,
    progress: Progress = to_stderr,
) -> Server:
    """Returns once the server answers; a server that runs already is returned as it is.

    Without `port` it listens on a socket file in the data directory only, which is closed to
    other accounts; 0 takes any free port. `durable=False` (no fsync) is for tests. The server
    goes on after this process ends. Raises CannotStart, which says what to do.
    """
    layout = Layout(data_dir.absolute())
    account = account_for(layout.root)
    prepare(layout, account)
    with locked(layout, account):
        running = status(layout.root) or _wait_for_one_at_work(layout)
        if running is not None:
            return running
        binaries = usable_by(account, find(layout.major(), data_dir=layout.root), ROOTS_HOME)
        programs = Programs(binaries, account, layout)
        try:
            _raise_up(programs, port=port, durable=durable, progress=progress)
        except OSError as error:
            raise from_os_error(error, layout.root) from error
    started = status(layout.root)
    if started is None:
        raise StillBusy(processes.postmaster(layout.cluster) or 0, 0, layout.root)
    return started


def _raise_up(programs: Programs, *, port: int | None, durable: bool, progress: Progress) -> None:
    """1. data, once; 2. no trace of a crashed server; 3. settings; 4. the server; 5. database."""
    layout = programs.layout
    if layout.major() is None:
        progress(f"Creating a PostgreSQL {programs.binaries.major} database in {layout.root} …")
        initialise(programs, durable=durable)
    processes.clear_after_crash(layout.cluster, layout.lock_files)
    configure(programs, port=port, durable=durable)
    progress(f"Starting PostgreSQL {programs.binaries.full_version} …")
    launch(programs)
    _ensure_database(layout)


def _ensure_database(layout: Layout) -> None:
    with psycopg.connect(layout.dsn("postgres"), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if found.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _wait_for_one_at_work(layout: Layout) -> Server | None:
    """A server that is recovering is waited for; one that is shutting down may end first."""
    pid = processes.postmaster(layout.cluster)
    if pid is None:
        return None
    for _ in range(_PATIENCE_S * 4):
        if processes.wait_until_ended(pid, 0.25):
            return None
        running = status(layout.root)
        if running is not None:
            return running
    raise StillBusy(pid, _PATIENCE_S, layout.root)


def stop(data_dir: Path, *, progress: Progress = to_stderr) -> bool:
    """Stops the server cleanly; False if none was running."""
    layout = Layout(data_dir.absolute())
    if not layout.cluster.exists():
        return False
    account = account_for(layout.root)
    with locked(layout, account):
        if status(layout.root) is None and processes.postmaster(layout.cluster) is None:
            return False
        progress("Stopping PostgreSQL …")
        binaries = usable_by(account, find(layout.major(), data_dir=layout.root), ROOTS_HOME)
        halt(Programs(binaries, account, layout))
    return True


def discard(data_dir: Path) -> None:
    """Stops the server, if any, and removes all its data."""
    stop(data_dir, progress=lambda _line: None)
    shutil.rmtree(data_dir)
