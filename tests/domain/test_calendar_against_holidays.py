"""The dated calendar beside the `holidays` library: they differ where we know why, nowhere else."""

from datetime import date, timedelta

import holidays

from motcua.reference.rulebook import law
from tests.domain.law.oracle import Oracle

CALENDAR = law.public_calendar(date(2019, 7, 26))

KNOWN_DIFFERENCES = {
    date(2026, 1, 2): "off by 12729/VPCP-KGVX of 25/12/2025, which the library does not have",
    date(2026, 1, 10): "worked for 02/01/2026 by the same notice",
}


def library_works(known: holidays.HolidayBase, day: date) -> bool:
    return bool(known.is_working_day(day))


def test_the_calendar_agrees_with_the_library_except_for_known_days() -> None:
    known = holidays.country_holidays("VN", years=range(2018, 2028))
    different = {
        day for day in CALENDAR.days if CALENDAR.is_working_day(day) != library_works(known, day)
    }
    assert different == set(KNOWN_DIFFERENCES)


def test_the_calendar_agrees_with_the_notices_typed_a_second_time() -> None:
    typed = Oracle([])
    assert [d for d in CALENDAR.days if CALENDAR.is_working_day(d) != typed.works(d)] == []


def test_every_holiday_off_or_worked_has_a_source_and_a_trust() -> None:
    for note in (*CALENDAR.off.values(), *CALENDAR.worked.values()):
        assert note.source
        assert note.name_en
        assert note.confidence in {"confirmed", "derived", "projected", "unconfirmed"}


def test_what_nobody_confirmed_is_marked() -> None:
    assert CALENDAR.off[date(2026, 11, 24)].confidence == "unconfirmed"
    assert CALENDAR.off[date(2027, 2, 5)].confidence == "projected"
    year_2027 = [note for day, note in CALENDAR.off.items() if day.year == 2027]
    assert all(note.uncertain for note in year_2027)


def test_the_calendar_covers_whole_years() -> None:
    assert CALENDAR.first == date(2018, 1, 1)
    assert CALENDAR.last == date(2027, 12, 31)
    assert len(CALENDAR.days) == (CALENDAR.last - CALENDAR.first) // timedelta(days=1) + 1
