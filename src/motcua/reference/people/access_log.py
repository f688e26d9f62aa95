"""Who looked at whose data: gathered while a request runs, written in one go after its answer."""

from collections.abc import Collection, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from cachetools import TTLCache
from django.db import connection
from django.db.models import Q

from motcua.domain.kernel.actor import OWN_ROLES, Actor
from motcua.plumbing import clock
from motcua.reference.people.record_models import AccessEntry

DOSSIER, PERSON = "dossier", "person"
PAGE = 50
REMEMBERED, AN_HOUR = 50_000, 3600.0
# One trip; nobody waits for the disk, as the answer has gone and a crash loses half a second.
_WRITE = """
    INSERT INTO people_access (person, name, role, place, owner, dossier, code, what, hour, at)
    SELECT seen.* FROM (SELECT set_config('synchronous_commit', 'off', true)) AS unhurried,
        unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::uuid[], %s::text[],
               %s::text[], %s::timestamptz[], %s::timestamptz[]) AS seen
    ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A member of staff saw a dossier, or a person's own data; `owner` is the person's number."""

    by: Actor
    what: str
    owner: str = ""
    dossier: UUID | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRow:
    """One line of what the owner reads."""

    name: str
    role: str
    place: str
    what: str
    dossier: UUID | None
    code: str
    at: datetime


Noted = tuple[Seen, datetime]
_waiting: ContextVar[list[Noted] | None] = ContextVar("seen", default=None)
_known: TTLCache[tuple[object, ...], bool] = TTLCache(REMEMBERED, AN_HOUR)
_lock = Lock()


def saw(seen: Seen) -> None:
    """Keeps it once an hour; what people see of their own affairs is nobody's business."""
    if seen.by.role in OWN_ROLES or not (seen.owner or seen.dossier):
        return
    at = clock.now()
    key = (seen.by.person, seen.what, seen.dossier, seen.owner, _hour(at))
    with _lock:
        if key in _known:
            return
        _known[key] = True
    waiting = _waiting.get()
    if waiting is None:
        _write([(seen, at)])
    else:
        waiting.append((seen, at))


def begin(**kwargs: object) -> None:
    """A request begins: what is seen waits for its end."""
    _waiting.set([])


def finish(**kwargs: object) -> None:
    """The answer has gone: what was seen is written."""
    waiting = _waiting.get()
    _waiting.set(None)
    if waiting:
        _write(waiting)


def forget() -> None:
    """Believe nothing to be written yet, and no request to be running."""
    _waiting.set(None)
    with _lock:
        _known.clear()


def _write(noted: Sequence[Noted]) -> None:
    columns = zip(*(_columns(seen, at) for seen, at in noted), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(column) for column in columns])


def _columns(seen: Seen, at: datetime) -> tuple[object, ...]:
    by = seen.by
    who = (by.person, by.name, by.role.value, by.place)
    return (*who, seen.owner, seen.dossier, seen.code, seen.what, _hour(at), at)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def seen_of(
    owner: str, dossiers: Collection[UUID], *, but: str = "", page: int | None = None
) -> list[SeenRow]:
    """Looks at this person's data and dossiers, newest first; `but` leaves out one person's own.

    One page and one row more, or all of them.
    """
    mine = Q(dossier__in=dossiers)
    if owner:
        mine |= Q(owner=owner)
    rows = AccessEntry.objects.filter(mine).exclude(person=but).order_by("-at", "-id")
    if page is not None:
        first = (max(page, 1) - 1) * PAGE
        rows = rows[first : first + PAGE + 1]
    return [
        SeenRow(
            name=row.name,
            role=row.role,
            place=row.place,
            what=row.what,
            dossier=row.dossier,
            code=row.code,
            at=row.at,
        )
        for row in rows
    ]


def clear_old(months: int, now: datetime) -> int:
    """Takes away what was kept long enough; how many."""
    old = AccessEntry.objects.filter(at__lt=now - timedelta(days=months * 31))
    return old.delete()[0]
