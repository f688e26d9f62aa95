"""The training clock: another date, the same time of day, one date for all processes."""

from datetime import date, datetime, timedelta

import pytest

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock

MORNING = datetime(2019, 8, 5, 8, 0, tzinfo=VIETNAM)


def test_without_a_date_the_clock_is_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTCUA_AS_OF", raising=False)
    assert not clock.is_training()
    assert abs(clock.now() - clock.now()) < timedelta(seconds=5)


def test_a_process_started_later_stands_on_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTCUA_AS_OF", raising=False)
    yesterday = clock.today() - timedelta(days=1)
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    monkeypatch.setenv("MOTCUA_AS_OF_SINCE", yesterday.isoformat())
    assert clock.is_training()
    assert clock.today() == date(2019, 8, 6)


def test_the_time_of_day_is_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTCUA_AS_OF", raising=False)
    real = clock.now()
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    monkeypatch.setenv("MOTCUA_AS_OF_SINCE", real.date().isoformat())
    assert clock.now().replace(year=real.year, month=real.month, day=real.day) - real < timedelta(
        minutes=1
    )


def test_training_data_live_through_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_TRAINING", "1")
    with clock.standing_at(MORNING):
        assert clock.now() == MORNING
        with clock.standing_at(MORNING + timedelta(hours=1)):
            assert clock.now() > MORNING
        assert clock.now() == MORNING
    assert clock.now() > MORNING


def test_nobody_turns_the_clock_of_a_real_province(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTCUA_TRAINING", raising=False)
    with pytest.raises(RuntimeError, match="training province only"), clock.standing_at(MORNING):
        pass
