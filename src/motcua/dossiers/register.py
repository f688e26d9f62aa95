"""The journal of dossiers: read the events of one, append to it in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
import psycopg
from django.db import DatabaseError, connection
from psycopg.types.json import Jsonb

from motcua.domain.dossier.events import Event, Received, Submitted
from motcua.domain.dossier.evolve import fold
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.dossiers import codec, projection
from motcua.dossiers.refusals import KeyReused, SomeoneActedFirst
from motcua.plumbing.errors import Refused
from motcua.plumbing.savepoints import kept_apart
from motcua.reference.rulebook.queries import calendar_for

_EVENTS = """
    SELECT name, payload, allocated, recorded_at FROM dossier_event
    WHERE dossier_id = %s ORDER BY version
"""
_ACTORS = """
    SELECT version, actor FROM dossier_event
    WHERE dossier_id = %s AND actor LIKE %s ORDER BY version
"""
_ANSWERED = """
    SELECT request_hash, answer ->> 'dossier', (answer ->> 'version')::integer, answer ->> 'number'
    FROM idempotency_key WHERE owner = %s AND key = %s AND answer IS NOT NULL
"""
_APPEND = """
    SELECT dossier, version, number, replayed
    FROM dossier_append(%b, %b, %b, %b, %b, %b, %b, %b, %b, %b, %b)
"""
LINE = "scheme:"
KEY_REUSED, VERSION_MOVED, UNIQUE = "MC001", "MC002", "23505"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The number to allot: `scope` counts, prefix + serial + suffix is what people see."""

    scope: str
    prefix: str
    digits: int
    column: str
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an accepted command left: the dossier, its new version, the number if one was allotted.

    `replayed` says that the same key had been answered before; then `state` is None, else it is
    what the command made of the dossier.
    """

    dossier: UUID
    version: int
    number: str
    replayed: bool
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Events to append after `expected` events, by whom and under which idempotency key.

    `line` is the number of the line of the transfer scheme that let staff of the post act.
    """

    dossier: UUID
    expected: int
    events: tuple[Event, ...]
    state: State
    by: Actor
    at: datetime
    key: str
    request: bytes
    numbering: Numbering | None = None
    line: str = ""


def events_of(dossier: UUID) -> list[Event]:
    """Every event of the dossier, oldest first; empty when there is no such dossier."""
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [dossier])
        return [codec.decode(name, payload, number) for name, payload, number, _ in cursor]


def state_of(dossier: UUID) -> State | None:
    return fold(events_of(dossier))


def answered(by: Actor, key: str, request: bytes) -> Done | None:
    """The answer given before under this key; Refused when the key stands for another request."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERED, [by.person, key])
        row = cursor.fetchone()
    if row is None:
        return None
    if bytes(row[0]) != sha256(request).digest():
        raise Refused(KeyReused(key=key))
    dossier, version, number = row[1:]
    return Done(dossier=UUID(dossier), version=version, number=number or "", replayed=True)


def append(entry: Entry) -> Done:
    """Appends or answers again; Refused when the key or the version is taken."""
    numbering = entry.numbering
    try:
        with kept_apart():
            dossier, version, number, replayed = _called(_values(entry))
    except DatabaseError as fault:
        raise _refused(fault, entry) from fault
    return Done(
        dossier=dossier,
        version=version,
        number=number or _kept(entry),
        replayed=replayed,
        state=None if replayed else _numbered(entry.state, numbering, number),
    )


def _kept(entry: Entry) -> str:
    """The code a dossier had before its receipt, or before its correction."""
    kept = isinstance(entry.events[0], Received | Submitted)
    return entry.state.code if kept else ""


def _called(values: list[Any]) -> Any:
    """The row of the SQL function. Values travel in binary: quoting costs more than deciding."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(_APPEND, values).fetchone()


def _values(entry: Entry) -> list[Any]:
    """What the SQL function takes, in its order."""
    row = projection.row(entry.dossier, entry.state, calendar_for(None, local(entry.at).date()))
    return [
        entry.dossier,
        entry.expected,
        [event.NAME for event in entry.events],
        [codec.encode(event) for event in entry.events],
        actor_text(entry.by, entry.line),
        entry.at,
        Jsonb(_numbering_json(entry.numbering)) if entry.numbering else None,
        Jsonb(row, dumps=msgspec.json.encode),
        entry.by.person,
        entry.key,
        sha256(entry.request).digest(),
    ]


def _numbered(state: State, numbering: Numbering | None, number: str | None) -> State:
    if numbering is None or not number:
        return state
    in_code = numbering.column == "code"
    return replace(state, code=number) if in_code else replace(state, slip=number)


def actor_text(by: Actor, line: str = "") -> str:
    """Who acted, on one line: person, role, employer and place at that moment.

    Then `scheme:` and the line that allowed it, so that a later change of the scheme cannot
    rewrite under what an act was done: the text is part of the hash.
    """
    return f"{by.person} {by.role} {by.employer} {by.place}" + (f" {LINE}{line}" if line else "")


def lines_behind(dossier: UUID) -> dict[int, int]:
    """Version of each event that rested on the transfer scheme, with the number of its line."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTORS, [dossier, f"% {LINE}%"])
        return {version: int(actor.rpartition(LINE)[2]) for version, actor in cursor}


def _numbering_json(numbering: Numbering) -> dict[str, str | int]:
    return {
        "scope": numbering.scope,
        "prefix": numbering.prefix,
        "digits": numbering.digits,
        "suffix": numbering.suffix,
        "column": numbering.column,
    }


def _refused(fault: DatabaseError, entry: Entry) -> Exception:
    """The refusal behind a database error, or the error itself when it is no refusal."""
    cause = fault.__cause__
    state = cause.sqlstate if isinstance(cause, psycopg.Error) else None
    if state == KEY_REUSED:
        return Refused(KeyReused(key=entry.key))
    if state in {VERSION_MOVED, UNIQUE}:
        return Refused(someone_acted(entry.dossier))
    return fault


def someone_acted(dossier: UUID) -> SomeoneActedFirst:
    """Says what the other person did, so that the second one knows whether to go on."""
    events: Sequence[Event] = events_of(dossier)
    last = events[-1]
    return SomeoneActedFirst(
        who=last.by.name,
        what_vi=codec.EVENT_WORDS[last.NAME].vi,
        what_en=codec.EVENT_WORDS[last.NAME].en,
        at=f"{last.at:%H:%M %d/%m/%Y}",
    )
