"""A look a minute at a real server; what nobody measured is never counted as good."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from motcua.domain.kernel.local_time import VIETNAM
from motcua.oversight.discipline import availability
from motcua.oversight.discipline.models import Look, Outage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, 30, tzinfo=VIETNAM)
MONTH = datetime(2026, 11, 1, tzinfo=VIETNAM)


class Portal(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Portal)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_look_writes_down_what_came(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert availability.look(site, NOW)
    monkeypatch.setattr(Portal, "status", 503)
    assert not availability.look(site, NOW + timedelta(minutes=1))
    assert not availability.look("http://127.0.0.1:9", NOW + timedelta(minutes=2))
    rows = list(Look.objects.order_by("minute"))
    assert [row.answered for row in rows] == [True, False, False]
    assert rows[0].minute == NOW.replace(second=0)
    assert rows[1].trouble == "HTTP 503"
    assert "ConnectError" in rows[2].trouble


def test_looking_twice_in_a_minute_is_one_look(site: str) -> None:
    availability.look(site, NOW)
    availability.look(site, NOW + timedelta(seconds=20))
    assert Look.objects.count() == 1


def test_a_month_tells_measured_answered_and_stopped_apart() -> None:
    Outage.objects.create(
        starts_at=MONTH + timedelta(minutes=10),
        back_at=MONTH + timedelta(minutes=20),
        what="Bảo trì",
        what_en="Maintenance",
        announced_at=MONTH,
        announced_by="1",
        announcer="Vận",
    )
    Look.objects.bulk_create(
        Look(minute=MONTH + timedelta(minutes=n), answered=n % 10 != 0, milliseconds=n)
        for n in range(100)
    )
    [month] = availability.months(MONTH + timedelta(minutes=200))
    assert (month.minutes, month.measured, month.answered, month.stopped) == (200, 90, 81, 10)
    assert month.share == pytest.approx(0.9)
    assert month.measured_share == pytest.approx(0.5)


def test_old_looks_are_forgotten() -> None:
    old, now = NOW - availability.KEPT - timedelta(days=1), NOW - timedelta(minutes=1)
    Look.objects.bulk_create(Look(minute=at, answered=True, milliseconds=1) for at in (old, now))
    assert availability.forget(NOW) == 1
    assert [row.minute for row in Look.objects.all()] == [now]
