"""What the staff of an employer did for dossiers in a period, for whoever pays them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import VIETNAM

_WORK = """
    SELECT coalesce(nullif(d.code, ''), d.slip), d.procedure, d.channel_in, d.competent_agency,
        e.name, split_part(e.actor, ' ', 4), split_part(e.actor, ' ', 1), e.recorded_at
    FROM dossier_event e JOIN dossier d ON d.id = e.dossier_id
"""
_BY = """split_part(e.actor, ' ', 3) = %(employer)s
        AND e.actor LIKE %(like)s -- as the index of the post's events says it
"""
_DONE = f"""{_WORK}
    WHERE e.recorded_at >= %(start)s AND e.recorded_at < %(after)s AND {_BY}
    ORDER BY e.position
"""
_BEFORE = f"""{_WORK}
    WHERE e.recorded_at < %(start)s AND {_BY} AND e.dossier_id IN (
        SELECT e.dossier_id FROM dossier_event e
        WHERE e.recorded_at >= %(start)s AND e.recorded_at < %(after)s AND {_BY}
    )
    ORDER BY e.position
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One event somebody of the employer caused: `event` is its stored name."""

    dossier: str
    procedure: str
    channel: str
    agency: str
    event: str
    place: str
    person: str
    at: datetime


def work_of(employer: Employer, first: date, last: date) -> list[Work]:
    """In the order it was recorded, both days included."""
    return _work(_DONE, employer, first, last)


def earlier_work_of(employer: Employer, first: date, last: date) -> list[Work]:
    """What was done before the period for the dossiers that something was done for in it."""
    return _work(_BEFORE, employer, first, last)


def _work(query: str, employer: Employer, first: date, last: date) -> list[Work]:
    asked = {
        "start": datetime.combine(first, time(), VIETNAM),
        "after": datetime.combine(last + timedelta(days=1), time(), VIETNAM),
        "employer": employer.value,
        "like": f"% {employer.value} %",
    }
    names = ("dossier", "procedure", "channel", "agency", "event", "place", "person", "at")
    with connection.cursor() as cursor:
        cursor.execute(query, asked)
        return [Work(**dict(zip(names, row, strict=True))) for row in cursor]
