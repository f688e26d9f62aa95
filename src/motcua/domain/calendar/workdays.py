"""Which days and hours an office works (Labour Code 2019 art. 105, 111, 112)."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from operator import attrgetter

from motcua.domain.kernel.local_time import VIETNAM

SATURDAY = 5
UNCERTAIN = frozenset({"projected", "unconfirmed"})
"""Confidences under which a day may still be decided otherwise."""


class CalendarGap(ValueError):
    """The calculation needs a day for which nobody has entered the calendar yet."""

    def __init__(self, day: date | None, first: date, last: date) -> None:
        named = day.isoformat() if day else "The day looked for"
        super().__init__(
            f"{named} lies outside the working calendar ({first} to {last}); "
            "choose an earlier date or a shorter term, or enter the missing year in calendar.toml."
        )


@dataclass(frozen=True, slots=True)
class Window:
    """One unbroken stretch of opening time."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of working days; `saturday` sessions receive but make no working day."""

    windows: tuple[Window, ...]
    saturday: tuple[Window, ...] = ()

    def __post_init__(self) -> None:
        if not self.windows:
            raise ValueError("Opening hours need at least one window, e.g. 07:00-11:30.")
        for windows in (self.windows, self.saturday):
            marks = [mark for window in windows for mark in (window.opens, window.closes)]
            if any(later <= earlier for earlier, later in pairwise(marks)):
                raise ValueError(
                    "Opening hours overlap or run backwards; write them in order, "
                    "e.g. 07:00-11:30, 13:30-17:00."
                )


@dataclass(frozen=True, slots=True)
class DayNote:
    """Why a day is off or worked; `confidence` is confirmed, derived, projected or unconfirmed."""

    day: date
    name: str
    source: str
    confidence: str
    name_en: str = ""

    @property
    def uncertain(self) -> bool:
        return self.confidence in UNCERTAIN


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days on which an authority's notice closes the office; both days are closed."""

    first: date
    last: date
    notice: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(
                f"The suspension ends on {self.last}, before it begins; swap the days."
            )

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WorkCalendar:
    """The working days from `first` to `last`, both included; equal only to itself.

    `off` and `worked` are the public exceptions to Monday-Friday; `suspensions` close on top.
    """

    version: str
    hours: Hours
    off: Mapping[date, DayNote]
    worked: Mapping[date, DayNote]
    first: date
    last: date
    suspensions: tuple[Suspension, ...] = ()
    days: tuple[date, ...] = field(init=False, repr=False)
    working: tuple[date, ...] = field(init=False, repr=False)
    ranks: tuple[int, ...] = field(init=False, repr=False)
    exceptions: tuple[DayNote, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        span = range((self.last - self.first).days + 1)
        days = tuple(self.first + timedelta(days=offset) for offset in span)
        ranks = [0]
        working = []
        for day in days:
            if self.is_public_working_day(day) and self.suspension_on(day) is None:
                working.append(day)
            ranks.append(len(working))
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "working", tuple(working))
        object.__setattr__(self, "ranks", tuple(ranks))
        noted = {
            **{day: note for day, note in self.off.items() if day.weekday() < SATURDAY},
            **{day: note for day, note in self.worked.items() if day.weekday() >= SATURDAY},
        }
        object.__setattr__(self, "exceptions", tuple(noted[day] for day in sorted(noted)))

    def position(self, day: date) -> int:
        """Days since `first`; CalendarGap outside the coverage."""
        if not self.first <= day <= self.last:
            raise CalendarGap(day, self.first, self.last)
        return day.toordinal() - self.first.toordinal()

    def rank(self, day: date) -> int:
        """How many working days lie from `first` to this day, the day included."""
        return self.ranks[self.position(day) + 1]

    def is_weekday(self, day: date) -> bool:
        """Monday to Friday, before any exception; CalendarGap outside the coverage."""
        if not self.first <= day <= self.last:
            raise CalendarGap(day, self.first, self.last)
        return day.weekday() < SATURDAY

    def is_public_working_day(self, day: date) -> bool:
        """By the public calendar alone, without the notices that suspend it."""
        return day in self.worked or (self.is_weekday(day) and day not in self.off)

    def is_working_day(self, day: date) -> bool:
        place = self.position(day)
        return self.ranks[place + 1] > self.ranks[place]

    def suspension_on(self, day: date) -> Suspension | None:
        return next((each for each in self.suspensions if each.covers(day)), None)

    def nth_after(self, day: date, number: int) -> date:
        """The `number`-th (1, 2, ...) working day after `day`, which is itself not counted."""
        place = self.rank(day) + number - 1
        if place >= len(self.working):
            raise CalendarGap(None, self.first, self.last)
        return self.working[place]

    def next_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the first working day after it."""
        return day if self.is_working_day(day) else self.nth_after(day, 1)

    def last_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the last working day before it."""
        place = self.rank(day)
        if place == 0:
            raise CalendarGap(None, self.first, self.last)
        return self.working[place - 1]

    def working_days_between(self, after: date, until: date) -> int:
        """Working days later than `after`, up to and including `until`; negative backwards."""
        return self.rank(until) - self.rank(after)

    def opening(self, day: date) -> datetime:
        return datetime.combine(day, self.hours.windows[0].opens, VIETNAM)

    def closing(self, day: date) -> datetime:
        return datetime.combine(day, self.hours.windows[-1].closes, VIETNAM)

    def sessions(self, day: date) -> tuple[Window, ...]:
        """When the counter receives on this day: working hours, or the Saturday session."""
        if self.is_working_day(day):
            return self.hours.windows
        closed = day in self.off or self.suspension_on(day) is not None
        return () if closed or day.weekday() != SATURDAY else self.hours.saturday

    def notes_between(self, first: date, last: date) -> tuple[DayNote, ...]:
        """Public exceptions from `first` to `last`, both included, that change Monday-Friday."""
        begin = bisect_left(self.exceptions, first, key=attrgetter("day"))
        end = bisect_right(self.exceptions, last, key=attrgetter("day"))
        return self.exceptions[begin:end]
