"""What the staff of an employer did for dossiers in a period, for whoever pays them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import VIETNAM

_DONE = """
    SELECT coalesce(nullif(d.code, ''), d.slip), d.procedure, d.channel_in, e.name,
        split_part(e.actor, ' ', 4), split_part(e.actor, ' ', 1), e.recorded_at
    FROM dossier_event e JOIN dossier d ON d.id = e.dossier_id
    WHERE e.recorded_at >= %s AND e.recorded_at < %s AND split_part(e.actor, ' ', 3) = %s
        AND e.actor LIKE %s -- as the index of the post's events says it
    ORDER BY e.position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One event somebody of the employer caused: `event` is its stored name."""

    dossier: str
    procedure: str
    channel: str
    event: str
    place: str
    person: str
    at: datetime


def work_of(employer: Employer, first: date, last: date) -> list[Work]:
    """In the order it was recorded, both days included."""
    start = datetime.combine(first, time(), VIETNAM)
    after = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    names = ("dossier", "procedure", "channel", "event", "place", "person", "at")
    with connection.cursor() as cursor:
        cursor.execute(_DONE, [start, after, employer.value, f"% {employer.value} %"])
        return [Work(**dict(zip(names, row, strict=True))) for row in cursor]
