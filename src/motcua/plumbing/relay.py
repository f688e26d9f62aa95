"""Hands the journal's events to subscribers, in order, each exactly once per cursor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, transaction
from psycopg import sql

from motcua.plumbing.fence import Fence, observe
from motcua.plumbing.models import RelayCursor

Event = TypeVar("Event")

_READ = sql.SQL("""
    SELECT position, {columns} FROM {journal}
     WHERE position > {after} AND position <= {up_to}
     ORDER BY position LIMIT {limit}
""")


@dataclass(frozen=True, slots=True)
class Journal(Generic[Event]):
    """A table with a column `position`, and how its other columns become an event.

    `decode` takes the position and then the columns in the order named here.
    """

    table: str
    columns: tuple[str, ...]
    decode: Callable[..., Event]


@dataclass(frozen=True, slots=True)
class Subscriber(Generic[Event]):
    """Whom to tell; `handle` runs in the transaction that moves the cursor."""

    name: str
    journal: Journal[Event]
    handle: Callable[[Sequence[Event]], None]
    batch: int = 500


def run_once(subscriber: Subscriber[Event]) -> int:
    """Delivers one batch and says how many events it held.

    0 means nothing is due: no new event, or a transaction still runs that may hold an earlier
    position, or another process is delivering to this subscriber.
    """
    RelayCursor.objects.get_or_create(subscriber=subscriber.name)
    with transaction.atomic():
        cursor = (
            RelayCursor.objects.select_for_update(skip_locked=True)
            .filter(subscriber=subscriber.name)
            .first()
        )
        if cursor is None:
            return 0
        seen = observe(subscriber.journal.table)
        up_to = _complete_up_to(cursor, seen)
        rows = _read(subscriber, after=cursor.position, up_to=up_to)
        if rows:
            subscriber.handle([subscriber.journal.decode(*row) for row in rows])
        _move(cursor, rows[-1][0] if len(rows) == subscriber.batch else up_to, seen)
    return len(rows)


def run_all(subscriber: Subscriber[Event]) -> int:
    """Delivers batch after batch until nothing is due; says how many events there were."""
    total = 0
    while delivered := run_once(subscriber):
        total += delivered
    return total


def reset(name: str) -> None:
    """Lets the subscriber start again from the first event, to rebuild what it keeps."""
    RelayCursor.objects.filter(subscriber=name).update(position=0)


def lag(subscriber: Subscriber[Event]) -> int:
    """How many positions lie between the subscriber and the journal's end."""
    at = RelayCursor.objects.filter(subscriber=subscriber.name).values_list("position", flat=True)
    return observe(subscriber.journal.table).position - (at.first() or 0)


def _complete_up_to(cursor: RelayCursor, seen: Fence) -> int:
    if not seen.writers:
        return seen.position
    stored = Fence(cursor.fence_position, frozenset(cursor.fence_writers))
    return max(cursor.position, stored.position if stored.settled(seen.writers) else 0)


def _read(subscriber: Subscriber[Event], *, after: int, up_to: int) -> list[tuple[Any, ...]]:
    if up_to <= after:
        return []
    journal = subscriber.journal
    query = _READ.format(
        columns=sql.SQL(", ").join(map(sql.Identifier, journal.columns)),
        journal=sql.Identifier(journal.table),
        after=sql.Literal(after),
        up_to=sql.Literal(up_to),
        limit=sql.Literal(subscriber.batch),
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _move(cursor: RelayCursor, position: int, seen: Fence) -> None:
    """Moves the cursor; a fence that was reached gives way to the one seen now."""
    cursor.position = max(cursor.position, position)
    if cursor.position >= cursor.fence_position:
        cursor.fence_position, cursor.fence_writers = seen.position, sorted(seen.writers)
    cursor.save(update_fields=["position", "fence_position", "fence_writers"])
