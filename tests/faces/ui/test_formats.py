"""Dates, amounts and spans as Vietnamese readers expect them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.kernel.local_time import VIETNAM
from motcua.faces.ui import formats
from motcua.faces.ui.words import term_words, word

LATE = datetime(2026, 11, 23, 17, 5, tzinfo=VIETNAM)


def test_dates_are_day_month_year_on_the_wall_clock_of_viet_nam() -> None:
    assert formats.day(date(2026, 1, 2)) == "02/01/2026"
    assert formats.day(datetime(2026, 1, 1, 18, 0, tzinfo=UTC)) == "02/01/2026"
    assert formats.moment(LATE) == "17:05, 23/11/2026"
    assert formats.weekday(LATE) == "Thứ Hai, 23/11/2026"
    assert formats.full_moment(LATE) == "17:05, Thứ Hai, 23/11/2026"
    assert formats.month(LATE) == "tháng 11/2026"
    assert formats.iso(LATE) == "2026-11-23T17:05:00+07:00"


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234000, "1.234.000")]
)
def test_amounts_are_grouped_by_points_and_do_not_break(amount: int, text: str) -> None:
    assert formats.dong(amount) == f"{text}\u00a0₫"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "đã đến hạn"),
        (45, "còn 45 phút làm việc"),
        (480, "còn 1 ngày làm việc"),  # 8 h = 1 day
        (480 + 61, "còn 1 ngày 1 giờ làm việc"),  # two largest units
        (-700, "quá hạn 1 ngày 3 giờ làm việc"),  # 700 = 480 + 3 x 60 + 40
    ],
)
def test_time_left_is_said_in_working_time(minutes: int, text: str) -> None:
    assert formats.time_left(minutes) == text


@pytest.mark.parametrize("unit", list(TermUnit))
def test_every_term_has_words(unit: TermUnit) -> None:
    assert term_words(Term(3, unit))


def test_words_follow_the_language_of_the_page() -> None:
    assert word("land", "field") == "Đất đai"
    with translation.override("en"):
        assert word("land", "field") == "Land"
    assert word("nobody_named_this", "field") == "nobody_named_this"
