"""What holds for every date: counts come back, closed days are never hit, time only runs on."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from motcua.domain.calendar.bulk import due_days
from motcua.domain.calendar.deadlines import Deadline, Pause, Restart, due, extend
from motcua.domain.calendar.hours import add_working_hours, to_minute, working_minutes
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import WorkCalendar
from tests.domain.calendar_strategies import (
    ARTICLES,
    PUBLIC,
    calendars,
    days,
    moments,
    terms,
    working_moments,
)


def legal(
    received: datetime,
    term: Term,
    calendar: WorkCalendar = PUBLIC,
    pauses: tuple[Pause, ...] = (),
    restart: Restart | None = None,
) -> Deadline:
    return due(received, term, calendar, pauses=pauses, restart=restart, articles=ARTICLES)


@given(moments, st.integers(1, 60), calendars())
def test_counting_working_days_gives_the_number_back(
    received: datetime, number: int, calendar: WorkCalendar
) -> None:
    due_at = legal(received, Term(number, TermUnit.WORKING_DAYS), calendar).due_at
    assert calendar.working_days_between(received.date(), due_at.date()) == number


@given(moments, st.integers(1, 200), calendars())
def test_counting_working_minutes_gives_the_hours_back(
    received: datetime, hours: int, calendar: WorkCalendar
) -> None:
    due_at = legal(received, Term(hours, TermUnit.WORKING_HOURS), calendar).due_at
    assert working_minutes(received, due_at, calendar) == hours * 60
    assert due_at == add_working_hours(received, hours, calendar)


@given(moments, terms, calendars())
def test_a_due_moment_is_never_on_a_closed_day(
    received: datetime, term: Term, calendar: WorkCalendar
) -> None:
    due_at = legal(received, term, calendar).due_at
    assert calendar.is_working_day(due_at.date())
    assert calendar.opening(due_at.date()) < due_at <= calendar.closing(due_at.date())
    assert due_at > received


@given(moments, moments, terms, calendars())
def test_who_comes_later_is_never_due_earlier(
    one: datetime, other: datetime, term: Term, calendar: WorkCalendar
) -> None:
    first, second = sorted((one, other))
    assert legal(first, term, calendar).due_at <= legal(second, term, calendar).due_at


@given(moments, terms, st.integers(1, 30), calendars())
def test_a_longer_term_is_never_due_earlier(
    received: datetime, term: Term, more: int, calendar: WorkCalendar
) -> None:
    longer = Term(term.amount + more, term.unit)
    assert legal(received, term, calendar).due_at <= legal(received, longer, calendar).due_at


@given(working_moments(), st.integers(1, 40), st.integers(0, 39), st.integers(0, 30))
def test_pausing_k_working_days_moves_the_date_by_k(
    received: datetime, number: int, gone: int, paused: int
) -> None:
    assume(gone < number)
    term = Term(number, TermUnit.WORKING_DAYS)
    since = received
    if gone:
        since = received.combine(PUBLIC.nth_after(received.date(), gone), received.timetz())
    until = since
    if paused:
        until = since.combine(PUBLIC.nth_after(since.date(), paused), since.timetz())
    plain = legal(received, term).due_at
    moved = legal(received, term, pauses=(Pause(since, until, "x"),)).due_at
    assert moved == PUBLIC.closing(
        PUBLIC.nth_after(plain.date(), paused) if paused else plain.date()
    )


@given(moments, st.integers(2, 90), st.integers(0, 600), st.integers(0, 3000))
def test_pausing_minutes_moves_terms_in_hours_by_those_minutes(
    received: datetime, hours: int, later: int, length: int
) -> None:
    term = Term(hours, TermUnit.WORKING_HOURS)
    since = received + timedelta(minutes=later)
    until = since + timedelta(minutes=length)
    plain = legal(received, term).due_at
    assume(since < plain)
    moved = legal(received, term, pauses=(Pause(since, until, "x"),)).due_at
    assert working_minutes(received, moved, PUBLIC) == hours * 60 + working_minutes(
        since, until, PUBLIC
    )


@given(moments, terms, moments)
def test_an_empty_pause_changes_nothing(received: datetime, term: Term, at: datetime) -> None:
    assert legal(received, term, pauses=(Pause(at, at, "x"),)) == legal(received, term)


@given(moments, terms, st.integers(0, 90_000), st.integers(0, 90_000))
def test_a_pause_never_brings_the_date_forward_nor_ends_after_it(
    received: datetime, term: Term, later: int, length: int
) -> None:
    since = received + timedelta(minutes=later)
    until = since + timedelta(minutes=length)
    plain = legal(received, term).due_at
    moved = legal(received, term, pauses=(Pause(since, until, "x"),)).due_at
    assert moved >= plain
    assert moved >= until or since >= plain


@given(moments, terms, st.integers(0, 90_000))
def test_a_restart_is_a_new_reception(received: datetime, term: Term, later: int) -> None:
    again = received + timedelta(minutes=later)
    restarted = legal(received, term, restart=Restart(again, "x"))
    assert restarted.due_at == legal(again, term).due_at


@given(
    moments, terms, calendars(), st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 9_000)))
)
def test_each_reason_begins_where_the_one_before_ended(
    received: datetime, term: Term, calendar: WorkCalendar, stops: list[tuple[int, int]]
) -> None:
    begun = [received + timedelta(minutes=later) for later, _ in stops]
    pauses = tuple(
        Pause(since, since + timedelta(minutes=length), "x")
        for since, (_, length) in zip(begun, stops, strict=True)
    )
    restart = Restart(begun[0], "x") if begun else None
    deadline = legal(received, term, calendar, pauses, restart)
    assert deadline.reasons[0].before is None
    assert deadline.reasons[-1].after == deadline.due_at
    for earlier, later in pairwise(deadline.reasons):
        assert earlier.after == later.before
    for reason in deadline.reasons:
        assert reason.article
        assert reason.note.vi
        assert reason.note.en


@given(moments, moments, moments)
def test_working_minutes_add_up(one: datetime, two: datetime, three: datetime) -> None:
    legs = working_minutes(one, two, PUBLIC) + working_minutes(two, three, PUBLIC)
    assert legs == working_minutes(one, three, PUBLIC)


@given(moments, st.integers(1, 30))
def test_an_extension_is_counted_from_the_due_day(received: datetime, more: int) -> None:
    before = legal(received, Term(5, TermUnit.WORKING_DAYS))
    after = extend(before, working_days=more, calendar=PUBLIC, article="x")
    assert PUBLIC.working_days_between(before.due_at.date(), after.due_at.date()) == more


@given(st.lists(days), st.integers(1, 60), calendars())
def test_bulk_dates_are_the_single_ones(
    some: list[date], number: int, calendar: WorkCalendar
) -> None:
    assert due_days(some, number, calendar) == [calendar.nth_after(day, number) for day in some]


@given(moments.map(lambda at: at + timedelta(seconds=59)), terms)
def test_seconds_never_count(received: datetime, term: Term) -> None:
    assert legal(received, term).due_at == legal(to_minute(received), term).due_at
