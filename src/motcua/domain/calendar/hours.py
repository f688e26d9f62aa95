"""Working time by the minute (Civil Code 2015 art. 147.1: a term in hours runs from its moment)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.local_time import VIETNAM, local

OpenDay = Callable[[date], bool]
"""Says of a day whether it is worked; raises CalendarGap where nobody knows."""

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)


def to_minute(moment: datetime) -> datetime:
    """The local moment as a receipt prints it: seconds are dropped, never rounded up."""
    return local(moment).replace(second=0, microsecond=0)


def _stretches(
    at: datetime, calendar: WorkCalendar, open_day: OpenDay
) -> Iterator[tuple[datetime, datetime]]:
    """Opening stretches from `at` onwards, the first one cut at `at`; ends in CalendarGap."""
    day = at.date()
    while True:
        if open_day(day):
            for window in calendar.hours.windows:
                opens = max(at, datetime.combine(day, window.opens, VIETNAM))
                closes = datetime.combine(day, window.closes, VIETNAM)
                if opens < closes:
                    yield opens, closes
        day += ONE_DAY


def opening_from(at: datetime, calendar: WorkCalendar) -> datetime:
    """`at` itself inside opening hours, else the moment the office opens next."""
    return next(_stretches(to_minute(at), calendar, calendar.is_working_day))[0]


def end_of_minutes(
    at: datetime, minutes: int, calendar: WorkCalendar, open_day: OpenDay
) -> datetime:
    """When `minutes` (1 or more) of opening time after `at` are used up; never at an opening."""
    left = timedelta(minutes=minutes)
    for opens, closes in _stretches(at, calendar, open_day):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise AssertionError("the stretches end in a CalendarGap only")


def add_working_hours(at: datetime, hours: int, calendar: WorkCalendar) -> datetime:
    """When `hours` (1 or more) of opening time after `at` are used up."""
    if hours < 1:
        raise ValueError(f"{hours} working hours is no term; write 1 or more.")
    return end_of_minutes(to_minute(at), hours * 60, calendar, calendar.is_working_day)


def _minutes_of_day(until: datetime, calendar: WorkCalendar) -> int:
    """Opening minutes of the day of `until` that lie before it; 0 on a closed day."""
    if not calendar.is_working_day(until.date()):
        return 0
    total = timedelta()
    for window in calendar.hours.windows:
        opens = datetime.combine(until.date(), window.opens, VIETNAM)
        closes = datetime.combine(until.date(), window.closes, VIETNAM)
        total += max(min(until, closes) - opens, timedelta())
    return total // ONE_MINUTE


def working_minutes(since: datetime, until: datetime, calendar: WorkCalendar) -> int:
    """Opening minutes between two moments; negative when `until` comes first."""
    since, until = to_minute(since), to_minute(until)
    a_day = _minutes_of_windows(calendar)
    whole = calendar.rank(until.date()) - calendar.rank(since.date())
    # Whole days up to and including the last; then each end gives up what it has not lived.
    spent_first = _minutes_of_day(since, calendar)
    unlived_last = a_day * calendar.is_working_day(until.date()) - _minutes_of_day(until, calendar)
    unlived_first = a_day * calendar.is_working_day(since.date()) - spent_first
    return whole * a_day + unlived_first - unlived_last


def _minutes_of_windows(calendar: WorkCalendar) -> int:
    """Opening minutes of one working day, e.g. 480 for 07:00-11:30 and 13:30-17:00."""
    today = calendar.first
    return sum(
        (datetime.combine(today, each.closes) - datetime.combine(today, each.opens)) // ONE_MINUTE
        for each in calendar.hours.windows
    )
