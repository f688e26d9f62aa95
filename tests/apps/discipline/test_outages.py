"""A planned stop is announced seven working days before, or says why not; nothing is unsaid."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.oversight.discipline import outages, refusals
from motcua.oversight.discipline.outages import NewOutage
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

pytestmark = pytest.mark.django_db
# Monday; Tuesday 24/11 is the Day of Vietnamese Culture, so the seventh working day is 3/12.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
BY = Actor(
    person="9000001", name="Hồ Văn Vận", role=Role.OPERATOR, employer=Employer.AGENCY, place=""
)
TEXT, TEXT_EN = "Ngừng nộp hồ sơ để bảo trì", "Filing stops for maintenance"


@pytest.fixture(autouse=True)
def standing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def stop(day: int, hours: int = 2, **changes: str) -> NewOutage:
    starts = datetime(2026, 12, day, 22, 0, tzinfo=VIETNAM)
    texts = {"what": TEXT, "what_en": TEXT_EN, "late_reason": "", **changes}
    return NewOutage(starts_at=starts, back_at=starts + timedelta(hours=hours), **texts)


def announce(new: NewOutage, key: str = "announce-1") -> int:
    return outages.announce(new, by=BY, key=key)


@pytest.mark.parametrize(("day", "in_time"), [(1, False), (2, False), (3, True), (7, True)])
def test_seven_working_days_are_counted_without_the_holiday(day: int, in_time: bool) -> None:
    if in_time:
        announce(stop(day))
        return
    with pytest.raises(Refused) as told:
        announce(stop(day))
    assert isinstance(told.value.refusal, refusals.AnnouncedTooLate)
    assert "03/12/2026" in told.value.refusal.text("vi")
    assert told.value.refusal.article == "NĐ 224/2026 Đ.13"


def test_a_reason_lets_a_late_announcement_pass_and_stays_with_it() -> None:
    announce(stop(1, late_reason="Nhà mạng cắt đường truyền"))
    assert [row.late_reason for row in outages.to_tell(NOW)] == ["Nhà mạng cắt đường truyền"]


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (stop(7, hours=0), refusals.TimesDoNotFit),
        (stop(7, hours=-1), refusals.TimesDoNotFit),
        (stop(7, what="Ngừng"), refusals.NothingSaid),
        (stop(7, what_en=""), refusals.NothingSaid),
    ],
)
def test_what_does_not_fit_is_refused(new: NewOutage, refusal: type) -> None:
    with pytest.raises(Refused) as told:
        announce(new)
    assert isinstance(told.value.refusal, refusal)
    assert outages.announced() == []


def test_pressed_twice_it_is_announced_once() -> None:
    assert announce(stop(7)) == announce(stop(7))
    assert len(outages.announced()) == 1


def test_it_is_told_until_it_is_over_or_called_off(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = announce(stop(7)), announce(stop(9), key="announce-2")
    outages.call_off(second, by=BY, key="call-off-1")
    running = datetime(2026, 12, 7, 23, 0, tzinfo=VIETNAM)
    assert [row.number for row in outages.to_tell(running)] == [first]
    with pytest.raises(Refused) as early:
        outages.end(first, by=BY, key="end-12345")
    assert isinstance(early.value.refusal, refusals.NotBegun)
    monkeypatch.setattr(clock, "now", lambda: running)
    with pytest.raises(Refused) as late:
        outages.call_off(first, by=BY, key="call-off-2")
    assert isinstance(late.value.refusal, refusals.BegunAlready)
    outages.end(first, by=BY, key="end-12346")
    assert outages.to_tell(running) == []
    with pytest.raises(Refused) as gone:
        outages.end(first, by=BY, key="end-12347")
    assert isinstance(gone.value.refusal, refusals.NoSuchOutage)
