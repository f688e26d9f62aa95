"""After kill -9 in the middle of a thousand inserts, every acknowledged row is there once."""

import os
import signal
import tempfile
import threading
from pathlib import Path

import psycopg
import pytest

from motcua.plumbing import embedded
from motcua.plumbing.embedded import processes
from motcua.plumbing.embedded.directory import Layout

ROWS = 1000
KILL_AFTER = 400


def quiet(_line: str) -> None:
    pass


def insert_until_it_breaks(dsn: str, acknowledged: list[int], enough: threading.Event) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        for number in range(ROWS):
            try:
                connection.execute("INSERT INTO receipt VALUES (%s)", [number])
            except psycopg.OperationalError:
                return
            acknowledged.append(number)
            if len(acknowledged) == KILL_AFTER:
                enough.set()


@pytest.mark.parametrize("busy_child", [False, True], ids=["idle children", "a busy child"])
def test_killed_server_comes_back_with_every_row(*, busy_child: bool) -> None:
    home = Path(tempfile.mkdtemp(prefix="motcua-crash-"))
    home.chmod(0o755)
    place = home / "db"
    server = embedded.start(place, progress=quiet)
    with psycopg.connect(server.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE receipt (number int)")
    other = psycopg.connect(server.dsn)
    if busy_child:  # it does not notice that its parent is gone
        spin = threading.Thread(target=_spin, args=(other,))
        spin.start()
    acknowledged: list[int] = []
    enough = threading.Event()
    writer = threading.Thread(
        target=insert_until_it_breaks, args=(server.dsn, acknowledged, enough)
    )
    writer.start()
    assert enough.wait(60)
    postmaster = processes.postmaster(Layout(place).cluster)
    assert postmaster is not None
    os.kill(postmaster, signal.SIGKILL)
    again = embedded.start(place, progress=quiet)
    writer.join()
    with psycopg.connect(again.dsn) as connection:
        rows = [row[0] for row in connection.execute("SELECT number FROM receipt ORDER BY 1")]
    if busy_child:
        spin.join()
    other.close()
    embedded.discard(place)
    home.rmdir()
    assert len(acknowledged) >= KILL_AFTER
    # The row in flight at the moment of death may be there without an answer; no other.
    assert rows[: len(acknowledged)] == acknowledged
    assert len(rows) <= len(acknowledged) + 1
    assert len(set(rows)) == len(rows)


def _spin(connection: psycopg.Connection) -> None:
    with pytest.raises(psycopg.OperationalError):
        connection.execute("DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$")
