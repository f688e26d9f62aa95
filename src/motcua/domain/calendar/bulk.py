"""Many due days at once, for a changed holiday moves every open dossier (Civil Code art. 147)."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from motcua.domain.calendar.workdays import CalendarGap, WorkCalendar


def due_days(days: Sequence[date], n: int, calendar: WorkCalendar) -> list[date]:
    """The `n`-th working day after each day, in the order given; `n` is 1 or more.

    One table answers for all: every day of the calendar with its due day.
    """
    if n < 1:
        raise ValueError(f"{n} working days is no term; write 1 or more.")
    ends = calendar.working[n - 1 :]
    ranks = calendar.ranks[1:]
    reach = bisect_right(ranks, len(ends) - 1)
    table = dict(zip(calendar.days, map(ends.__getitem__, ranks[:reach]), strict=False))
    try:
        return list(map(table.__getitem__, days))
    except KeyError as missing:
        raise CalendarGap(missing.args[0], calendar.first, calendar.last) from None
