"""Where a term of each unit ends, given which days are open (Civil Code 2015 art. 147, 148)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from motcua.domain.calendar.hours import ONE_DAY, OpenDay, end_of_minutes
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import CalendarGap, WorkCalendar

HALF_DAY_HOURS = 4
"""Eight working hours make a day, so half a day is four, whatever the unit's windows."""

MINUTES = {TermUnit.WORKING_HOURS: 60, TermUnit.HALF_DAYS: HALF_DAY_HOURS * 60}
"""The units that run from the minute of reception, in minutes."""

LONGEST = 20_000
"""More than any term of the law, in any unit; catches a slip of the keyboard."""

Ends = Callable[[OpenDay], datetime]


def ends_of(term: Term, start: datetime, calendar: WorkCalendar) -> Ends:
    """The end of the term as a function of which days count as open.

    ValueError for an amount the unit cannot have; CalendarGap past the calendar.
    """
    immediate = term.unit is TermUnit.IMMEDIATE
    if immediate and term.amount != 0:
        raise ValueError(f"An immediate term has the amount 0, not {term.amount}.")
    if not immediate and term.amount < 1:
        raise ValueError(
            f"{term.amount} {term.unit.value.replace('_', ' ')} is no term; write 1 or more."
        )
    if term.amount > LONGEST:
        raise ValueError(f"A term of {term.amount} is beyond any law; write at most {LONGEST}.")
    calendar.position(start.date())
    return _ENDS[term.unit](start, term.amount, calendar)


def roll_forward(day: date, open_day: OpenDay) -> date:
    """The day itself when open, else the next open day."""
    while not open_day(day):
        day += ONE_DAY
    return day


def nominal_last_day(start: datetime, days: int, calendar: WorkCalendar) -> date:
    """The last calendar day before rolling forward; CalendarGap past the calendar."""
    if days > (calendar.last - start.date()).days:
        raise CalendarGap(None, calendar.first, calendar.last)
    return start.date() + timedelta(days=days)


def _working_days(start: datetime, amount: int, calendar: WorkCalendar) -> Ends:
    def ends(open_day: OpenDay) -> datetime:
        day, left = start.date(), amount
        while left:
            day += ONE_DAY
            left -= open_day(day)
        return calendar.closing(day)

    return ends


def _calendar_days(start: datetime, amount: int, calendar: WorkCalendar) -> Ends:
    last = nominal_last_day(start, amount, calendar)
    return lambda open_day: calendar.closing(roll_forward(last, open_day))


def _minutes(each: int) -> Callable[[datetime, int, WorkCalendar], Ends]:
    def amount_of_minutes(start: datetime, amount: int, calendar: WorkCalendar) -> Ends:
        return lambda open_day: end_of_minutes(start, amount * each, calendar, open_day)

    return amount_of_minutes


def _immediate(start: datetime, amount: int, calendar: WorkCalendar) -> Ends:
    after_closing = start >= calendar.closing(start.date())
    first = start.date() + after_closing * ONE_DAY
    return lambda open_day: calendar.closing(roll_forward(first, open_day))


_ENDS: Mapping[TermUnit, Callable[[datetime, int, WorkCalendar], Ends]] = {
    TermUnit.WORKING_DAYS: _working_days,
    TermUnit.CALENDAR_DAYS: _calendar_days,
    TermUnit.WORKING_HOURS: _minutes(MINUTES[TermUnit.WORKING_HOURS]),
    TermUnit.HALF_DAYS: _minutes(MINUTES[TermUnit.HALF_DAYS]),
    TermUnit.IMMEDIATE: _immediate,
}
