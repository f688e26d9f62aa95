"""Whole histories into the register at once, for imports and training data."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from motcua.domain.dossier import events as e
from motcua.domain.dossier.evolve import fold
from motcua.domain.kernel.local_time import local
from motcua.dossiers import codec, projection
from motcua.dossiers.numbers import numbering_of
from motcua.dossiers.register import Numbering, actor_text
from motcua.plumbing.journal import GENESIS, Link, chain_hash
from motcua.reference.rulebook.queries import calendar_for

EVENT_COLUMNS = "dossier_id, version, name, payload, allocated, actor, recorded_at, prev_hash, hash"
_COUNTERS = """
    INSERT INTO numbering_counter (scope, last) VALUES (%s, %s)
    ON CONFLICT (scope) DO UPDATE SET last = excluded.last
"""
_HELD = "SELECT scope, last FROM numbering_counter WHERE scope = ANY(%s)"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class History:
    """A new dossier and everything that happened to it, oldest first, without numbers."""

    dossier: UUID
    events: tuple[e.Event, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    dossier: UUID
    version: int
    event: e.Event


@transaction.atomic
def load(histories: Sequence[History], progress: Progress) -> int:
    """Writes all of it or nothing and says how many events there were.

    Numbers are allotted in the order of time, after those already given in each scope; the
    recorded time of an event is the time it took effect.
    """
    lines = _in_time(histories)
    progress(f"numbering {len(lines)} events")
    numbered = _numbered(lines)
    progress("writing the journal")
    _copy("dossier_event", EVENT_COLUMNS, _event_rows(numbered))
    progress("writing the current state")
    _copy_states(numbered)
    return len(numbered)


def _in_time(histories: Iterable[History]) -> list[_Line]:
    lines = [
        _Line(history.dossier, version, event)
        for history in histories
        for version, event in enumerate(history.events, 1)
    ]
    return sorted(lines, key=lambda line: (line.event.at, line.dossier.int, line.version))


def _numbered(lines: list[_Line]) -> list[_Line]:
    """The same lines with their numbers, and the counters moved on."""
    wanted = list(_wanted(lines))
    counters = _held({each.scope for each in wanted if each})
    numbered = []
    for line, numbering in zip(lines, wanted, strict=True):
        if numbering is None:
            numbered.append(line)
            continue
        counters[numbering.scope] = counters.get(numbering.scope, 0) + 1
        number = _written(numbering, counters[numbering.scope])
        numbered.append(replace(line, event=codec.with_number(line.event, number)))
    with connection.cursor() as cursor:
        cursor.executemany(_COUNTERS, list(counters.items()))
    return numbered


def _wanted(lines: list[_Line]) -> Iterator[Numbering | None]:
    """What each line is numbered by; a dossier filed online has its code from then on."""
    coded: set[UUID] = set()
    for line in lines:
        yield numbering_of(line.event, coded=line.dossier in coded)
        if isinstance(line.event, e.Submitted):
            coded.add(line.dossier)


def _held(scopes: set[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [list(scopes)])
        return dict(cursor.fetchall())


def _written(numbering: Numbering, serial: int) -> str:
    return f"{numbering.prefix}{serial:0{numbering.digits}d}{numbering.suffix}"


def _event_rows(lines: Iterable[_Line]) -> Iterator[tuple[Any, ...]]:
    chains: dict[UUID, bytes] = {}
    for line in lines:
        event = line.event
        link = Link(
            dossier_id=line.dossier,
            version=line.version,
            name=event.NAME,
            recorded_at=event.at,
            actor=actor_text(event.by),
            allocated=getattr(event, "number", "") or None,
            payload=codec.encode(event),
        )
        before = chains.get(line.dossier, GENESIS)
        chains[line.dossier] = chain_hash(before, link)
        yield (
            link.dossier_id,
            link.version,
            link.name,
            link.payload,
            link.allocated,
            link.actor,
            link.recorded_at,
            before,
            chains[line.dossier],
        )


def _copy_states(lines: Iterable[_Line]) -> None:
    events: dict[UUID, list[e.Event]] = {}
    for line in lines:
        events.setdefault(line.dossier, []).append(line.event)
    rows = [_state_row(dossier, told) for dossier, told in events.items()]
    if rows:
        _copy("dossier", ", ".join(rows[0]), (tuple(row.values()) for row in rows))


def _state_row(dossier: UUID, events: list[e.Event]) -> dict[str, projection.Value]:
    state = fold(events)
    if state is None:
        raise AssertionError("a history holds at least one event")
    day: datetime = local(events[-1].at)
    return projection.row(dossier, state, calendar_for(None, day.date()))


def _copy(table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
