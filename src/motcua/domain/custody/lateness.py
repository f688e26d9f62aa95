"""Whose lateness it is: transit against J+n, the agency against the legal time (decree 61/2018)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from motcua.domain.calendar.deadlines import Pause, working_minutes
from motcua.domain.calendar.hours import to_minute
from motcua.domain.calendar.workdays import WorkCalendar


class Accountable(StrEnum):
    """Whose hands a stretch of time was in."""

    TRANSIT = "transit"
    AGENCY = "agency"
    APPLICANT = "applicant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From one hand-over to the next; open while `until` is None.

    `due_at` is what that party promised or owed: J+n, or the legal deadline; None for nobody's.
    """

    by: Accountable
    since: datetime
    until: datetime | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrun:
    """How late one stretch was: working minutes, and the working days a person would say."""

    stretch: Stretch
    minutes: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """`minutes` by party sums its overruns; the applicant never overruns."""

    overruns: tuple[Overrun, ...]
    minutes: Mapping[Accountable, int]

    @property
    def answers_for_it(self) -> Accountable | None:
        """Who was late longest, the earlier one between equals; None when nobody was."""
        late = [run.stretch.by for run in self.overruns]
        return max(late, key=lambda party: self.minutes[party], default=None)


def attribute(stretches: Iterable[Stretch], calendar: WorkCalendar, at: datetime) -> Attribution:
    """The overruns as of `at`; stretches that have not begun by then do not count.

    ValueError for stretches that overlap or run backwards: one paper is in one hand.
    """
    begun = in_order(each for each in stretches if each.since <= at)
    runs = tuple(run for each in begun if (run := _overrun(each, calendar, at)) is not None)
    minutes = {
        party: sum(run.minutes for run in runs if run.stretch.by is party) for party in Accountable
    }
    return Attribution(overruns=runs, minutes=minutes)


def in_order(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    ordered = tuple(sorted(stretches, key=lambda each: each.since))
    for each in ordered:
        if each.until is not None and each.until < each.since:
            raise ValueError(f"The stretch since {each.since:%Y-%m-%dT%H:%M} ends before it began.")
    for before, after in pairwise(ordered):
        if before.until is None or before.until > after.since:
            raise ValueError(
                f"The stretch since {after.since:%Y-%m-%dT%H:%M} begins before the one before it "
                "ended; a paper is in one hand at a time."
            )
    return ordered


def transit_pauses(stretches: Iterable[Stretch], article: str) -> tuple[Pause, ...]:
    """The waits that stop the legal clock where transit does not count inside the deadline.

    Whether it counts is a dated rule of the procedure; where it counts, leave these away.
    """
    return tuple(
        Pause(each.since, each.until, article)
        for each in in_order(stretches)
        if each.by is Accountable.TRANSIT
    )


def _overrun(stretch: Stretch, calendar: WorkCalendar, at: datetime) -> Overrun | None:
    if stretch.due_at is None or stretch.by is Accountable.APPLICANT:
        return None
    end = min(stretch.until or at, at)
    due_at = max(stretch.due_at, stretch.since)
    if to_minute(end) <= to_minute(due_at):
        return None
    return Overrun(
        stretch=stretch,
        minutes=working_minutes(due_at, end, calendar),
        days=calendar.working_days_between(to_minute(due_at).date(), to_minute(end).date()),
    )
