"""Whether the portal answered: one look a minute, summed up by month."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from motcua.domain.calendar.hours import to_minute
from motcua.domain.kernel.local_time import VIETNAM, local
from motcua.oversight.discipline.models import Look
from motcua.plumbing.late import late
from motcua.plumbing.sql_files import load

if TYPE_CHECKING:
    import httpx
else:
    httpx = late("httpx")

PATIENCE_S = 10.0
LONGEST_TROUBLE = 200
KEPT = timedelta(days=800)
HEALTH = "/health/"
_MONTHS = load(Path(__file__).with_name("sql") / "availability.sql")["months"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """`measured` and `answered` count minutes outside announced stops, `stopped` those within.

    `minutes` is all that have passed: what was not measured is not hidden.
    """

    first: date
    minutes: int
    measured: int
    answered: int
    stopped: int
    slow_milliseconds: int | None

    @property
    def share(self) -> float | None:
        """Answered of measured, None when nobody looked."""
        return self.answered / self.measured if self.measured else None

    @property
    def measured_share(self) -> float:
        return (self.measured + self.stopped) / self.minutes if self.minutes else 0.0


def look(site: str, now: datetime) -> bool:
    """Asks the portal the way a citizen's browser would, and writes down what came."""
    began = monotonic()
    trouble = ""
    try:
        answer = httpx.get(f"{site}{HEALTH}", timeout=PATIENCE_S, follow_redirects=False)
        if answer.status_code != httpx.codes.OK:
            trouble = f"HTTP {answer.status_code}"
    except httpx.HTTPError as fault:
        trouble = f"{type(fault).__name__}: {fault}"[:LONGEST_TROUBLE]
    seen = {
        "answered": not trouble,
        "milliseconds": round((monotonic() - began) * 1000),
        "trouble": trouble,
    }
    Look.objects.update_or_create(minute=to_minute(now), defaults=seen)
    return not trouble


def forget(now: datetime) -> int:
    """Removes looks older than any figure shown; the number removed."""
    removed: int = Look.objects.filter(minute__lt=now - KEPT).delete()[0]
    return removed


def months(now: datetime, number: int = 12) -> list[Month]:
    """The present month and those before it, the newest first; none before the first look."""
    first = local(now).date().replace(day=1)
    for _ in range(number - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return _MONTHS.fetch(_month, since=datetime.combine(first, time(), VIETNAM), until=now)


def _month(first: date, *counts: int) -> Month:
    minutes, measured, answered, stopped, slow = counts
    return Month(
        first=first,
        minutes=minutes,
        measured=measured,
        answered=answered,
        stopped=stopped,
        slow_milliseconds=slow,
    )
