"""What everybody may know of the service itself: planned stops, availability, a sign of life."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client

from motcua.domain.kernel.local_time import VIETNAM
from motcua.faces.ui import announcements
from motcua.oversight.discipline.models import Duration, Look, Outage
from motcua.plumbing import clock
from tests.faces.portal.shelf import publish_some

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def standing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    announcements.forget()
    yield
    announcements.forget()


def announce(hours: int) -> None:
    Outage.objects.create(
        starts_at=NOW + timedelta(hours=hours),
        back_at=NOW + timedelta(hours=hours + 2),
        what="Ngừng nhận hồ sơ để bảo trì.",
        what_en="Filing stops for maintenance.",
        announced_at=NOW,
        announced_by="1",
        announcer="Vận",
    )


def test_every_page_tells_of_a_stop_to_come_and_of_none_that_is_over(client: Client) -> None:
    announce(-5)
    assert "Ngừng nhận hồ sơ" not in client.get("/").content.decode()
    announce(48)
    announcements.forget()
    assert "Ngừng nhận hồ sơ để bảo trì." in client.get("/").content.decode()


def test_the_page_of_the_service_shows_stops_and_figures(client: Client) -> None:
    for hours in (-30, -1, 48):
        announce(hours)
    Look.objects.bulk_create(
        Look(minute=NOW - timedelta(days=2, minutes=n), answered=n > 0, milliseconds=80)
        for n in range(200)
    )
    text = client.get("/service/").content.decode()
    assert text.count("Ngừng nhận hồ sơ để bảo trì.") == 4  # three rows and the banner
    assert "99,50" in text
    assert "Đang ngừng theo thông báo" in text


def test_without_any_figure_the_page_says_so(client: Client) -> None:
    text = client.get("/service/").content.decode()
    assert "Chưa có số đo nào." in text
    assert "Chưa có lịch ngừng nào." in text


def test_a_sign_of_life_is_never_kept(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.content == b"ok"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_procedure_shows_what_it_really_takes(client: Client) -> None:
    publish_some()
    code = "1.001193"
    assert "9 trên 10" not in client.get(f"/procedures/{code}/").content.decode()
    Duration.objects.create(
        procedure=code,
        counted_on=NOW.date(),
        dossiers=143,
        median_minutes=300,
        nine_in_ten_minutes=720,
    )
    text = client.get(f"/procedures/{code}/").content.decode()
    assert "9 trên 10 hồ sơ xong trong 1 ngày 4 giờ làm việc" in text
    assert "143 hồ sơ, 90 ngày gần đây" in text
