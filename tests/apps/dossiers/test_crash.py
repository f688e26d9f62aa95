"""After kill -9 of the database amid a thousand receipts, each acknowledged one is there once."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.plumbing import embedded
from motcua.plumbing.embedded import processes
from motcua.plumbing.embedded.directory import Layout

RECEIPTS = 1000
KILL_AFTER = 300


@pytest.fixture
def place() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="motcua-receipts-"))
    home.chmod(0o755)
    yield home / "db"
    embedded.discard(home / "db")
    home.rmdir()


def run(dsn: str, *words: str) -> "subprocess.Popen[str]":
    environment = os.environ | {
        "DATABASE_URL": dsn,
        "MOTCUA_DB_POOL": "0",
        "DJANGO_SETTINGS_MODULE": "motcua.project.settings",
        "PYTHONPATH": os.pathsep.join(path for path in ("src", ".", *sys.path) if path),
    }
    return subprocess.Popen(
        [sys.executable, "-m", *words], env=environment, stdout=subprocess.PIPE, text=True
    )


def acknowledged(program: "subprocess.Popen[str]") -> Iterator[tuple[str, str]]:
    assert program.stdout is not None
    for line in program.stdout:
        number, _, code = line.strip().partition(" ")
        yield number, code


@pytest.mark.slow
def test_every_acknowledged_receipt_is_there_once(place: Path) -> None:
    server = embedded.start(place, progress=lambda _line: None)
    program = run(server.dsn, "tests.apps.dossiers.receipts", str(RECEIPTS))
    told: dict[str, str] = {}
    for number, code in acknowledged(program):
        told[number] = code
        if len(told) == KILL_AFTER:
            postmaster = processes.postmaster(Layout(place).cluster)
            assert postmaster is not None
            os.kill(postmaster, signal.SIGKILL)
    program.wait(60)
    assert KILL_AFTER <= len(told) < RECEIPTS

    again = embedded.start(place, progress=lambda _line: None)
    there = codes(again.dsn)
    assert set(told.values()) <= set(there)
    # The receipt in flight at the moment of death may be there without an answer; no other.
    assert len(told) <= len(there) <= len(told) + 1

    # Whoever got no answer asks again with the same key.
    repeated = dict(acknowledged(run(again.dsn, "tests.apps.dossiers.receipts", str(RECEIPTS))))
    assert {number: repeated[number] for number in told} == told
    assert sorted(codes(again.dsn)) == [f"000.01.38.H20-190805-{n:04}" for n in range(1, 1001)]
    verify = run(again.dsn, "motcua.project.cli", "verify", "--json")
    verdict = json.loads(verify.communicate(timeout=120)[0])
    assert verdict["ok"], verdict
    assert (verdict["events"], verdict["dossiers"]) == (RECEIPTS, RECEIPTS)


def codes(dsn: str) -> list[str]:
    with psycopg.connect(dsn) as connection:
        return [row[0] for row in connection.execute("SELECT code FROM dossier ORDER BY code")]
