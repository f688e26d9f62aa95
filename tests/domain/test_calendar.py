"""The calendar's edges: hours, sessions, gaps, closures, wrong input, and what the reasons say."""

from datetime import date, datetime, time

import numpy as np
import pytest

from motcua.domain.calendar.bulk import due_days
from motcua.domain.calendar.deadlines import (
    Deadline,
    Pause,
    Restart,
    days_before,
    due,
    extend,
    reappoint,
    working_minutes,
)
from motcua.domain.calendar.hours import add_working_hours
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import CalendarGap, Hours, Suspension, Window
from motcua.domain.kernel.local_time import VIETNAM, to_the_minute
from motcua.reference.rulebook import law
from tests.domain.calendar_strategies import ARTICLES, PUBLIC

THREE_DAYS = Term(3, TermUnit.WORKING_DAYS)
MORNING = Window(time(7), time(11, 30))
AFTERNOON = Window(time(13, 30), time(17))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


EARLIER = at("2019-07-25T09:00")


def legal(received: str, term: Term) -> Deadline:
    return due(at(received), term, PUBLIC, articles=ARTICLES)


def rules(deadline: Deadline) -> list[str]:
    return [reason.rule for reason in deadline.reasons]


def test_the_reasons_name_the_holidays_that_moved_a_date() -> None:
    deadline = legal("2019-02-01T16:10", THREE_DAYS)
    assert rules(deadline) == ["reception", "working_days", "public_calendar"]
    counted, moved = deadline.reasons[1:]
    assert counted.after == at("2019-02-06T17:00")
    assert (moved.before, moved.after) == (at("2019-02-06T17:00"), at("2019-02-13T17:00"))
    assert "Tết Nguyên đán (04/02, 05/02, 06/02, 07/02, 08/02)" in moved.note.vi
    assert "Lunar New Year" in moved.note.en
    assert moved.article.startswith("BLLĐ 2012 Đ.115")


def test_a_date_resting_on_an_unconfirmed_day_says_so() -> None:
    deadline = legal("2026-11-23T10:00", Term(1, TermUnit.WORKING_DAYS))
    assert rules(deadline)[-1] == "uncertain_day"
    assert "NQ 28/2026/QH16" in deadline.reasons[-1].article


def test_every_unit_explains_itself() -> None:
    assert rules(legal("2019-07-26T18:00", Term(2, TermUnit.WORKING_HOURS))) == [
        "reception",
        "outside_hours",
        "working_hours",
    ]
    assert rules(legal("2019-07-26T09:00", Term(1, TermUnit.CALENDAR_DAYS))) == [
        "reception",
        "calendar_days",
        "roll_forward",
    ]
    assert rules(legal("2019-07-26T09:00", Term(1, TermUnit.HALF_DAYS)))[-1] == "half_days"
    assert "không phải ngày làm việc" in legal("2019-07-27T09:00", THREE_DAYS).reasons[0].note.vi


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2019-07-26T09:00", "2019-07-26T17:00"),
        ("2019-07-26T16:59", "2019-07-26T17:00"),
        ("2019-07-26T17:00", "2019-07-29T17:00"),
        ("2019-07-27T09:00", "2019-07-29T17:00"),
    ],
)
def test_an_immediate_result_comes_within_the_working_day(received: str, expected: str) -> None:
    assert legal(received, Term(0, TermUnit.IMMEDIATE)).due_at == at(expected)


def test_an_open_pause_leaves_the_date_and_says_since_when() -> None:
    pause = Pause(at("2019-07-30T09:00"), None, "NĐ 61/2018 Đ.22")
    deadline = due(at("2019-07-26T09:00"), THREE_DAYS, PUBLIC, pauses=(pause,), articles=ARTICLES)
    assert deadline.standing_since == at("2019-07-30T09:00")
    assert deadline.due_at == at("2019-07-31T17:00")
    assert rules(deadline)[-1] == "pause_open"


def test_a_restart_ends_an_open_pause() -> None:
    pause = Pause(at("2019-07-30T09:00"), None, "x")
    restart = Restart(at("2019-08-01T09:00"), "NĐ 61/2018 Đ.19.4")
    deadline = due(
        at("2019-07-26T09:00"),
        THREE_DAYS,
        PUBLIC,
        pauses=(pause,),
        restart=restart,
        articles=ARTICLES,
    )
    assert deadline.standing_since is None
    assert deadline.due_at == at("2019-08-06T17:00")


def test_a_saturday_session_receives_but_is_no_working_day() -> None:
    hours = Hours((MORNING, AFTERNOON), saturday=(MORNING,))
    calendar = law.calendar_of(hours, ())
    assert calendar.sessions(date(2019, 7, 27)) == (MORNING,)
    assert not calendar.is_working_day(date(2019, 7, 27))
    assert calendar.sessions(date(2019, 7, 28)) == ()
    # Saturday 9 February 2019 lies in Tết; Saturday 5 January is a make-up day
    assert calendar.sessions(date(2019, 2, 9)) == ()
    assert calendar.sessions(date(2019, 1, 5)) == (MORNING, AFTERNOON)
    monday = due(
        at("2019-07-27T09:00"), Term(1, TermUnit.WORKING_DAYS), calendar, articles=ARTICLES
    )
    assert monday.due_at == at("2019-07-29T17:00")


def test_a_closure_ends_the_saturday_session_too() -> None:
    closed = (Suspension(date(2019, 7, 27), date(2019, 7, 27), "TB 12"),)
    calendar = law.calendar_of(Hours((MORNING,), saturday=(MORNING,)), closed)
    assert calendar.sessions(date(2019, 7, 27)) == ()


def test_a_unit_with_other_hours_closes_at_its_own_time() -> None:
    calendar = law.calendar_of(Hours((Window(time(7, 30), time(16, 30)),)), ())
    answer = due(at("2019-07-26T09:00"), THREE_DAYS, calendar, articles=ARTICLES)
    assert to_the_minute(answer.due_at) == "2019-07-31T16:30"
    # 9 h a day: 15:30-16:30 is 1 h, Monday 3 h
    assert add_working_hours(at("2019-07-26T15:30"), 4, calendar) == at("2019-07-29T10:30")


def test_a_re_appointment_must_be_later_and_in_opening_hours() -> None:
    deadline = legal("2019-07-26T09:00", THREE_DAYS)
    moved = reappoint(deadline, at("2019-08-05T10:00"), PUBLIC, "NĐ 61/2018 Đ.19.9")
    assert moved.due_at == at("2019-08-05T10:00")
    assert (moved.reasons[-1].before, moved.reasons[-1].rule) == (deadline.due_at, "extension")
    with pytest.raises(ValueError, match="not later than"):
        reappoint(deadline, at("2019-07-31T17:00"), PUBLIC, "x")
    for closed in ("2019-08-03T10:00", "2019-08-05T18:00", "2019-08-05T06:00"):
        with pytest.raises(ValueError, match="office is closed"):
            reappoint(deadline, at(closed), PUBLIC, "x")


def test_wrong_input_says_what_to_do() -> None:
    received = at("2019-07-26T09:00")
    with pytest.raises(ValueError, match="write 1 or more"):
        due(received, Term(0, TermUnit.WORKING_DAYS), PUBLIC, articles=ARTICLES)
    with pytest.raises(ValueError, match="amount 0"):
        due(received, Term(1, TermUnit.IMMEDIATE), PUBLIC, articles=ARTICLES)
    with pytest.raises(ValueError, match="at most"):
        due(received, Term(10**15, TermUnit.WORKING_HOURS), PUBLIC, articles=ARTICLES)
    with pytest.raises(ValueError, match="no offset"):
        due(datetime(2019, 7, 26), THREE_DAYS, PUBLIC, articles=ARTICLES)
    pause, restart = Pause(received, EARLIER, "x"), Restart(EARLIER, "x")
    with pytest.raises(ValueError, match="earlier moment first"):
        due(received, THREE_DAYS, PUBLIC, pauses=(pause,), articles=ARTICLES)
    with pytest.raises(ValueError, match="before the reception"):
        due(received, THREE_DAYS, PUBLIC, restart=restart, articles=ARTICLES)
    with pytest.raises(ValueError, match="0 or more"):
        days_before(received, -1, PUBLIC)
    with pytest.raises(ValueError, match="write 1 or more"):
        extend(Deadline(received, ()), working_days=0, calendar=PUBLIC, article="x")
    with pytest.raises(ValueError, match="write 1 or more"):
        add_working_hours(received, 0, PUBLIC)
    with pytest.raises(ValueError, match="write 1 or more"):
        due_days([date(2019, 7, 26)], 0, PUBLIC)


@pytest.mark.parametrize("unit", [TermUnit.WORKING_DAYS, TermUnit.WORKING_HOURS])
@pytest.mark.parametrize("received", ["2027-12-31T16:30", "2017-12-31T09:00", "2028-01-03T09:00"])
def test_a_date_beyond_the_calendar_is_a_gap(received: str, unit: TermUnit) -> None:
    with pytest.raises(CalendarGap, match=r"enter the missing year in calendar\.toml"):
        legal(received, Term(4, unit))
    with pytest.raises(CalendarGap):
        legal(received, Term(4, TermUnit.CALENDAR_DAYS))
    with pytest.raises(CalendarGap):
        due_days([at(received).date()], 4, PUBLIC)


def test_hours_must_be_in_order() -> None:
    with pytest.raises(ValueError, match="at least one window"):
        Hours(())
    with pytest.raises(ValueError, match="overlap or run backwards"):
        Hours((AFTERNOON, MORNING))
    with pytest.raises(ValueError, match="overlap or run backwards"):
        Hours((Window(time(11), time(7)),))
    with pytest.raises(ValueError, match="before it begins"):
        Suspension(date(2019, 7, 27), date(2019, 7, 26), "TB 12")


def test_time_spent_is_counted_backwards_too() -> None:
    friday, monday = at("2019-07-26T16:10"), at("2019-07-29T09:10")
    assert working_minutes(friday, monday, PUBLIC) == 180
    assert working_minutes(monday, friday, PUBLIC) == -180


def test_bulk_dates_equal_those_of_numpy() -> None:
    plain = type(PUBLIC)(
        version="no-make-up-days",
        hours=PUBLIC.hours,
        off=PUBLIC.off,
        worked={},
        first=PUBLIC.first,
        last=PUBLIC.last,
    )
    days = list(plain.days[:3000])
    known = np.busdaycalendar(holidays=list(plain.off))
    stored = np.array(days, dtype="datetime64[D]")
    for number in (1, 5, 30):
        theirs = np.busday_offset(stored, number, roll="backward", busdaycal=known)
        assert due_days(days, number, plain) == theirs.tolist()
