"""`motcua carrier serve` as a process of its own: a whole province hears it through a storm."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from pytest_django import Settings

from motcua.channels.carriers import inbox, queries
from motcua.channels.post import queries as post
from motcua.channels.post.shapes import Status
from motcua.project.wsgi import application
from tests.apps.carriers.parcels import SECRET
from tests.apps.carriers.sending import Counter, furnish
from tests.cast import cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
STORM = ("--seed", "5", "--delay", "0.5", "--lose", "0.5", "--duplicate", "0.3", "--reorder", "0.5")
PATIENCE = 60


class Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nobody reads it."""


@dataclass(frozen=True, slots=True)
class Process:
    url: str

    def post(self, path: str, body: bytes) -> int:
        link = HTTPConnection(urlsplit(self.url).netloc, timeout=20)
        link.request("POST", path, body)
        return link.getresponse().status


@pytest.fixture
def province() -> Iterator[str]:
    """Our API, served; its address for reports."""
    with make_server("127.0.0.1", 0, application, handler_class=Silent) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/v1/carriers/outside/events"
        server.shutdown()


def started(tmp_path: Path, *words: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "motcua.project.cli", "carrier", "serve", "--port", "0", *words],
        env={**os.environ, "MOTCUA_VAR": str(tmp_path), **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def carrier(tmp_path: Path, province: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-12")
    words = ("--plan", "second_try", *STORM, "--callback", province)
    running = started(tmp_path, *words, MOTCUA_TRAINING="1", MOTCUA_CARRIER_SECRET=SECRET)
    assert running.stderr is not None
    said = running.stderr.readline()
    assert said.startswith("TRAINING carrier, http://127.0.0.1:"), said
    yield Process(said.split(", ")[1].strip().removesuffix("/training"))
    running.terminate()
    running.wait(10)
    running.stderr.close()


def settled(tracking: str) -> str:
    row = post.of_number(tracking)
    return row.status if row else ""


def test_a_storm_of_real_pushes_ends_with_everything_delivered(
    carrier: Process, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CARRIER_URL, settings.CARRIER_SECRET = carrier.url, SECRET
    furnish()
    desk = Counter(cast(), None, monkeypatch)
    sent = [desk.send(desk.result()) for _ in range(3)]
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-09-30")
    assert carrier.post("/training/advance", b'{"minutes":60000}') == 200
    pause, heard, quiet = Event(), -1, 0
    for _ in range(PATIENCE * 5):  # until two seconds bring no push any more
        now = len(queries.messages(open_only=False))
        heard, quiet = now, quiet + 1 if now == heard > 0 else 0
        if quiet > 10:
            break
        pause.wait(0.2)
    assert 0 < heard < 18  # some were lost
    assert inbox.pull() == 18 - heard
    assert queries.messages(open_only=True) == []
    assert [settled(each.number) for each in sent] == [Status.DELIVERED] * 3
    for each in sent:
        told = [row.kind for row in queries.history(each.number)]
        assert told == [
            *("picked_up", "sorted", "out_for_delivery", "attempted"),
            *("out_for_delivery", "delivered"),
        ]


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"MOTCUA_CARRIER_SECRET": SECRET}, "MOTCUA_TRAINING=1"),
        ({"MOTCUA_TRAINING": "1", "MOTCUA_CARRIER_SECRET": "short"}, "32 characters"),
    ],
)
def test_it_never_starts_where_people_work_or_without_a_secret(
    tmp_path: Path, environment: dict[str, str], why: str
) -> None:
    running = started(tmp_path, **environment)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 1
    assert why in said
