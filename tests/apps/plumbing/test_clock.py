"""The training clock: another date, the same time of day, one date for all processes."""

from datetime import date, timedelta

import pytest

from motcua.plumbing import clock


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
