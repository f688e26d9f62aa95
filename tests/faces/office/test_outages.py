"""The operator announces a planned stop, in time or with a reason, and ends it."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.kernel.local_time import VIETNAM
from motcua.faces.ui import announcements
from motcua.oversight.discipline import outages
from motcua.plumbing import clock
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db
NOW = datetime(2019, 8, 5, 9, 0, tzinfo=VIETNAM)
TOLD = {
    "key": "announce-1",
    "what": "Ngừng nhận hồ sơ để bảo trì.",
    "what_en": "Filing stops for maintenance.",
    "starts_at": "20/08/2019 22:00",
    "back_at": "21/08/2019 04:00",
}


@pytest.fixture(autouse=True)
def forgotten() -> None:
    announcements.forget()


def test_announced_pressed_twice_and_called_off(world: World) -> None:
    client = world.client("operator")
    for _ in range(2):
        answer = client.post("/office/outages/", TOLD)
        assert answer.headers["Location"] == "/office/outages/"
    [row] = outages.announced()
    assert row.starts_at == datetime(2019, 8, 20, 22, 0, tzinfo=VIETNAM)
    assert "Hủy" in client.get("/office/outages/").content.decode()
    client.post(f"/office/outages/{row.number}/call-off/")
    assert outages.announced()[0].called_off_at


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"starts_at": "07/08/2019 22:00"}, "7 ngày làm việc"),
        ({"back_at": "20/08/2019 21:00"}, "sau lúc bắt đầu"),
        ({"starts_at": "mai"}, "starts_at"),
        ({"what_en": ""}, "tiếng Anh"),
    ],
)
def test_what_does_not_fit_comes_back_with_what_to_do(
    world: World, change: dict[str, str], said: str
) -> None:
    answer = world.client("operator").post("/office/outages/", {**TOLD, **change})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert outages.announced() == []


def test_a_running_stop_is_ended(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = world.client("controller")
    client.post("/office/outages/", TOLD)
    [row] = outages.announced()
    later = row.starts_at + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "Đã hoạt động lại" in client.get("/office/outages/").content.decode()
    client.post(f"/office/outages/{row.number}/end/")
    assert outages.announced()[0].ended_at == later
