"""A second, slow way to every date, to check the expected values of the tables.

It shares no code with the product: its days off are typed again from the yearly notices, and it
walks minute by minute or day by day instead of counting.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

OFF = {
    2018: "01-01 02-14:02-20 04-25 04-30 05-01 09-03 12-31",
    2019: "01-01 02-04:02-08 04-15 04-29 04-30 05-01 09-02",
    2020: "01-01 01-23:01-29 04-02 04-30 05-01 09-02",
    2021: "01-01 02-10:02-16 04-21 04-30 05-03 09-02 09-03",
    2022: "01-03 01-31:02-04 04-11 05-02 05-03 09-01 09-02",
    2023: "01-02 01-20:01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08:02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27:01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16:02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04:02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
WORKED = "2019-01-05 2019-05-04 2024-05-04 2025-04-26 2026-01-10 2026-08-22"
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
OPEN = [(7 * 60, 11 * 60 + 30), (13 * 60 + 30, 17 * 60)]

Stretch = tuple[datetime, datetime]


def _typed() -> set[date]:
    days = set()
    for year, line in OFF.items():
        for item in line.split():
            first, _, last = item.partition(":")
            day, end = (date.fromisoformat(f"{year}-{d}") for d in (first, last or first))
            while day <= end:
                days.add(day)
                day += DAY
    return days


_OFF = _typed()
_WORKED = {date.fromisoformat(day) for day in WORKED.split()}


class Oracle:
    """Dates with `closed` stretches of days; all moments are naive local ones."""

    def __init__(self, closed: list[tuple[date, date]]) -> None:
        self.closed = closed

    def works(self, day: date) -> bool:
        if any(first <= day <= last for first, last in self.closed):
            return False
        return day in _WORKED or (day.weekday() < 5 and day not in _OFF)

    def is_open(self, minute: datetime) -> bool:
        """Whether the minute that begins here is opening time."""
        of_day = minute.hour * 60 + minute.minute
        return self.works(minute.date()) and any(a <= of_day < b for a, b in OPEN)

    def working_days(self, received: datetime, days: int, pauses: list[Stretch]) -> datetime:
        return self._days(received, days, pauses, self.works)

    def calendar_days(self, received: datetime, days: int, pauses: list[Stretch]) -> datetime:
        return self._days(received, days, pauses, lambda day: True)

    def _days(
        self, received: datetime, days: int, pauses: list[Stretch], counts: Callable[[date], bool]
    ) -> datetime:
        """Uses up day after day; a day after a pause's first, to its last, is not used up."""
        day, left = received.date(), days
        while left:
            day += DAY
            standing = any(a.date() < day <= b.date() for a, b in pauses)
            left -= counts(day) and not standing
        due = self._first_closing(datetime.combine(day, datetime.min.time()))
        for since, until in sorted(pauses):
            if since < due < until:
                due = self._first_closing(until)
        return due

    def hours(self, received: datetime, minutes: int, pauses: list[Stretch]) -> datetime:
        minute, left = received, minutes
        while left:
            paused = any(a <= minute < b for a, b in pauses)
            left -= self.is_open(minute) and not paused
            minute += MINUTE
        return minute

    def _first_closing(self, at: datetime) -> datetime:
        """The first closing time of a working day that is not before `at`."""
        day = at.date()
        while not self.works(day) or self._closing(day) < at:
            day += DAY
        return self._closing(day)

    def _closing(self, day: date) -> datetime:
        return datetime.combine(day, datetime.min.time()) + OPEN[-1][1] * MINUTE
