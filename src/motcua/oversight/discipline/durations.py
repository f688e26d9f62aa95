"""What procedures really take: nine in ten dossiers of the last ninety days."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from django.db import transaction

from motcua.domain.calendar.deadlines import working_minutes
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.local_time import VIETNAM, local
from motcua.dossiers.duration_queries import runs
from motcua.oversight.discipline.models import Duration
from motcua.reference.rulebook import queries as rulebook

DAYS = 90
LEAST = 10
"""Fewer dossiers than this say nothing, and could tell how a neighbour's went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RealDuration:
    """Working minutes from reception to decision, supplements and waits included."""

    counted_on: date
    dossiers: int
    median_minutes: int
    nine_in_ten_minutes: int


def nearest_rank(ordered: Sequence[int], percent: int) -> int:
    """The smallest value that at least `percent` of a hundred values do not exceed."""
    if not ordered or not 0 < percent <= 100:
        raise ValueError("A rank needs values, and a share above 0 and up to 100.")
    return ordered[ceil(len(ordered) * percent / 100) - 1]


def recount(today: date) -> int:
    """Counts the ninety days before today anew; the number of procedures there is a figure for."""
    until = datetime.combine(today, time(), VIETNAM)
    taken: dict[str, list[int]] = defaultdict(list)
    calendars: dict[str, WorkCalendar] = {}
    for run in runs(until - timedelta(days=DAYS), until):
        if run.unit not in calendars:
            calendars[run.unit] = rulebook.calendar_for(run.unit, today)
        minutes = working_minutes(
            local(run.received_at), local(run.finished_at), calendars[run.unit]
        )
        taken[run.procedure].append(minutes)
    rows = [_row(code, sorted(each), today) for code, each in taken.items() if len(each) >= LEAST]
    with transaction.atomic():
        Duration.objects.all().delete()
        Duration.objects.bulk_create(rows)
    return len(rows)


def _row(procedure: str, ordered: list[int], today: date) -> Duration:
    return Duration(
        procedure=procedure,
        counted_on=today,
        dossiers=len(ordered),
        median_minutes=nearest_rank(ordered, 50),
        nine_in_ten_minutes=nearest_rank(ordered, 90),
    )


def of_procedure(procedure: str) -> RealDuration | None:
    """None when too few dossiers were finished lately, or nobody has counted yet."""
    row = Duration.objects.filter(pk=procedure).first()
    if row is None:
        return None
    return RealDuration(
        counted_on=row.counted_on,
        dossiers=row.dossiers,
        median_minutes=row.median_minutes,
        nine_in_ten_minutes=row.nine_in_ten_minutes,
    )
