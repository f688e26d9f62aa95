"""Whose lateness it is: the post against its promise, the agency against the law."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.calendar.deadlines import due
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.custody.lateness import (
    Accountable,
    Attribution,
    Stretch,
    attribute,
    transit_pauses,
)
from motcua.reference.rulebook import law
from tests.builders import MONDAY_2019, moment

CALENDAR = law.public_calendar(MONDAY_2019)
TRANSIT, AGENCY, APPLICANT = Accountable.TRANSIT, Accountable.AGENCY, Accountable.APPLICANT


def stretch(by: Accountable, since: str, until: str | None, due_at: str | None) -> Stretch:
    return Stretch(
        by=by,
        since=moment(since),
        until=moment(until) if until else None,
        due_at=moment(due_at) if due_at else None,
    )


OUT = stretch(TRANSIT, "2019-08-05T09:00", "2019-08-06T10:00", "2019-08-06T17:00")
DESK = stretch(AGENCY, "2019-08-06T10:00", "2019-08-09T10:00", "2019-08-09T17:00")
BACK = stretch(TRANSIT, "2019-08-09T10:00", "2019-08-12T09:00", "2019-08-12T17:00")
LATE_DESK = stretch(AGENCY, "2019-08-06T10:00", "2019-08-12T08:00", "2019-08-09T17:00")
LATE_BACK = stretch(TRANSIT, "2019-08-12T08:00", "2019-08-14T08:00", "2019-08-13T17:00")
OPEN_BACK = stretch(TRANSIT, "2019-08-09T10:00", None, "2019-08-12T17:00")


def blamed(*stretches: Stretch, at: str = "2019-08-30T09:00") -> Attribution:
    return attribute(stretches, CALENDAR, moment(at))


def test_nobody_is_late() -> None:
    assert blamed(OUT, DESK, BACK).answers_for_it is None
    assert blamed(OUT, DESK, BACK).overruns == ()


def test_the_agency_is_late_by_the_hour_it_worked_after_the_due_moment() -> None:
    found = blamed(OUT, LATE_DESK)
    assert found.answers_for_it is AGENCY
    assert (found.minutes[AGENCY], found.minutes[TRANSIT]) == (60, 0)  # Mon 12, 07:00-08:00
    assert found.overruns[0].days == 1  # Fri 9 to Mon 12


def test_both_are_late_and_the_longer_one_answers() -> None:
    found = blamed(LATE_BACK, LATE_DESK, OUT)
    assert found.minutes == {TRANSIT: 60, AGENCY: 60, APPLICANT: 0}
    assert found.answers_for_it is AGENCY  # between equals the earlier one


def test_an_open_stretch_is_late_as_of_now() -> None:
    assert blamed(OUT, DESK, OPEN_BACK, at="2019-08-12T16:00").answers_for_it is None
    assert blamed(OUT, DESK, OPEN_BACK, at="2019-08-13T09:00").minutes[TRANSIT] == 120


def test_what_has_not_begun_does_not_count() -> None:
    assert blamed(OUT, LATE_DESK, at="2019-08-06T09:00").overruns == ()


def test_the_applicant_owes_no_time() -> None:
    waiting = stretch(APPLICANT, "2019-08-05T09:00", "2019-08-20T09:00", "2019-08-06T09:00")
    assert blamed(waiting).answers_for_it is None


def test_one_paper_is_in_one_hand() -> None:
    with pytest.raises(ValueError, match="one hand"):
        blamed(OUT, stretch(AGENCY, "2019-08-06T09:59", None, None))
    with pytest.raises(ValueError, match="ends before"):
        blamed(stretch(AGENCY, "2019-08-06T10:00", "2019-08-06T09:00", None))


def test_where_transit_does_not_count_the_legal_clock_waits_for_it() -> None:
    """5 working days from Mon 5 end on Mon 12; out on Mon, back on Fri: the way costs one day."""
    received, term = moment("2019-08-05T09:00"), Term(5, TermUnit.WORKING_DAYS)
    articles = law.articles_on(MONDAY_2019)
    pauses = transit_pauses((OUT, DESK), "TT 17/2017 Đ.7")
    counted = due(received, term, CALENDAR, articles=articles)
    waiting = due(received, term, CALENDAR, pauses=pauses, articles=articles)
    assert counted.due_at == moment("2019-08-12T17:00")
    assert waiting.due_at == moment("2019-08-13T17:00")


MOMENTS = st.datetimes(datetime(2019, 8, 1), datetime(2019, 8, 29)).map(
    lambda at: moment(at.isoformat(timespec="minutes"))
)


@given(st.lists(MOMENTS, min_size=2, max_size=8, unique=True), st.lists(MOMENTS, min_size=7))
def test_the_parts_add_up_and_shuffling_changes_nothing(
    marks: list[datetime], dues: list[datetime]
) -> None:
    marks.sort()
    ways = [
        Stretch(by=(TRANSIT, AGENCY)[n % 2], since=a, until=b, due_at=d)
        for n, (a, b, d) in enumerate(zip(marks, marks[1:], dues, strict=False))
    ]
    found = attribute(ways, CALENDAR, moment("2019-08-30T09:00"))
    assert sum(found.minutes.values()) == sum(run.minutes for run in found.overruns)
    assert all(run.minutes >= 0 for run in found.overruns)
    assert attribute(ways[::-1], CALENDAR, moment("2019-08-30T09:00")) == found
