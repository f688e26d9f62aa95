"""The store of custody: load what a decision looks at, append to it in one round trip."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from typing import Any

import msgspec
import psycopg
from django.db import DatabaseError, connection
from psycopg.types.json import Jsonb

from motcua.channels.custody import codec, projection, states, subjects
from motcua.channels.custody.refusals import ManyAtOnce, ScanKeyReused
from motcua.channels.custody.subjects import Wanted
from motcua.domain.custody.events import Event
from motcua.domain.custody.handing import Minutes
from motcua.domain.custody.mishaps import Discrepancy
from motcua.domain.custody.state import Custody, HeldItem, HeldPacket
from motcua.domain.kernel.actor import Actor
from motcua.dossiers.register import actor_text
from motcua.plumbing.errors import Refused
from motcua.plumbing.savepoints import kept_apart

_LOAD = "SELECT * FROM custody_load(%s, %s, %s, %s, %s, %s)"
_APPEND = "SELECT * FROM custody_append(%b, %b, %b)"
_ANSWERED = """
    SELECT request_hash, answer -> 'custody' FROM idempotency_key
     WHERE owner = %s AND key = %s AND answer IS NOT NULL
"""
_AT = 'SELECT name, payload FROM custody_event WHERE "position" = ANY(%s) ORDER BY "position"'
KEY_REUSED = "MC001"
DEADLOCK = "40P01"
MOVED_ON = frozenset({"23505", "40001", DEADLOCK})
"""A version, a label or a seal was taken meanwhile, or two people waited for each other."""

_MINUTES = msgspec.json.Decoder(Minutes)
_CASE = msgspec.json.Decoder(Discrepancy)
_PREFIXES = {"thing": subjects.THING, "minutes": subjects.MINUTES, "cash": subjects.CASH}
_OPENED = attrgetter("opened_at", "case")


class MovedOn(Exception):
    """Somebody was first; load and decide again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A part of custody, and how many events each of its subjects has."""

    custody: Custody
    versions: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Events to append after what was loaded, by whom and under which idempotency key.

    `line` are the lines of the transfer scheme that let staff of the post act.
    """

    loaded: Loaded
    events: tuple[Event, ...]
    after: Custody
    by: Actor
    at: datetime
    key: str
    request: bytes
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """`waiting` says that a late report waits for something that moved."""

    positions: tuple[int, ...]
    replayed: bool
    waiting: bool


def load(what: Wanted) -> Loaded:
    """One round trip; what nobody labelled is simply not there."""
    versions: dict[str, int] = {}
    items: dict[str, HeldItem] = {}
    packets: dict[str, HeldPacket] = {}
    minutes: dict[str, Minutes] = {}
    cases: list[Discrepancy] = []
    cash = {what.person: 0} if what.person else {}
    paid_in: dict[str, int] = {}
    for sort, name, state, version in _told(_LOAD, _asked(what)):
        versions[_PREFIXES.get(sort, "") + name] = version or 0
        if sort == "minutes":
            minutes[name] = _MINUTES.decode(state)
        elif sort == "case":
            cases.append(_CASE.decode(state))
        elif sort == "cash":
            cash[name] = int(state)
        elif state is not None:
            held, counted = states.decode(state)
            if isinstance(held, HeldPacket):
                packets[name] = held
            else:
                items[name] = held
            if counted is not None:
                paid_in[name] = counted
    return Loaded(
        custody=Custody(
            items=items,
            packets=packets,
            minutes=minutes,
            cases={each.case: each for each in sorted(cases, key=_OPENED)},
            cash=cash,
            paid_in=paid_in,
        ),
        versions=versions,
    )


def _asked(what: Wanted) -> tuple[Any, ...]:
    return (
        list(what.labels),
        list(what.minutes),
        what.seal,
        what.person,
        what.content,
        what.counted,
    )


def append(entry: Entry) -> Appended:
    """Appends or answers again. Raises MovedOn, or Refused when the key is taken."""
    try:
        with kept_apart():
            [(positions, replayed, waiting)] = _told(_APPEND, _values(entry))
    except DatabaseError as fault:
        cause = fault.__cause__
        state = cause.sqlstate if isinstance(cause, psycopg.Error) else None
        if state == KEY_REUSED:
            raise Refused(ScanKeyReused(key=entry.key)) from fault
        if state == DEADLOCK and connection.in_atomic_block:
            raise Refused(ManyAtOnce()) from fault  # what it holds already would block it again
        if state in MOVED_ON:
            raise MovedOn from fault
        raise
    return Appended(positions=tuple(positions), replayed=replayed, waiting=waiting)


def answered(by: Actor, key: str, request: bytes) -> tuple[int, ...] | None:
    """Where the events given under this key stand; Refused when it stands for another request."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERED, [by.person, key])
        row = cursor.fetchone()
    if row is None:
        return None
    if bytes(row[0]) != sha256(request).digest():
        raise Refused(ScanKeyReused(key=key))
    positions = row[1] if isinstance(row[1], list) else msgspec.json.decode(row[1] or "[]")
    return tuple(positions)


def events_at(positions: Sequence[int]) -> tuple[Event, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_AT, [list(positions)])
        return tuple(codec.decode(name, payload) for name, payload in cursor.fetchall())


def _told(statement: str, values: Sequence[Any]) -> list[Any]:
    """The rows of an SQL function; Django's own cursor would quote all values into the text."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(statement, values).fetchall()


def _values(entry: Entry) -> list[Jsonb]:
    """What the SQL function takes, in its order; a few long values travel faster than many."""
    versions = dict(entry.loaded.versions)
    told, every = [], set[str]()
    for event in entry.events:
        touched = subjects.touched(event, entry.after)
        every.update(touched)
        for subject in touched:
            versions[subject] = versions.get(subject, 0) + 1
        told.append(
            {
                "name": event.NAME,
                "payload": codec.encode(event),
                "subjects": "\t".join(touched),
                "versions": "\t".join(str(versions[subject]) for subject in touched),
            }
        )
    asked = {
        "actor": actor_text(entry.by, entry.line),
        "at": entry.at,
        "owner": entry.by.person,
        "key": entry.key,
        "request": sha256(entry.request).hexdigest(),
    }
    rows = _rows(entry, sorted(every), versions)
    return [Jsonb(each, dumps=msgspec.json.encode) for each in (told, rows, asked)]


def _rows(
    entry: Entry, touched: Sequence[str], versions: Mapping[str, int]
) -> dict[str, list[projection.Row]]:
    after = entry.after
    labels = subjects.of(subjects.THING, touched)
    things, loose = projection.thing_rows(after, labels)
    first, places = projection.first_scans(entry.events), projection.case_places(entry.events)
    rows = {
        "things": things,
        "loose": loose,
        "minutes": [
            projection.minutes_row(
                after.minutes[number], versions[subjects.MINUTES + number], first.get(number)
            )
            for number in subjects.of(subjects.MINUTES, touched)
        ],
        "cases": [
            # The row keeps the place it was opened at.
            projection.case_row(case, places.get(case.case, ""))
            for case in _changed(entry, labels)
        ],
        "cash": [
            {
                "person": person,
                "amount": after.cash[person],
                "version": versions[subjects.CASH + person],
            }
            for person in subjects.of(subjects.CASH, touched)
        ],
    }
    return {name: each for name, each in rows.items() if each}


def _changed(entry: Entry, labels: Iterable[str]) -> list[Any]:
    before = entry.loaded.custody.cases
    return [
        case
        for number, case in entry.after.cases.items()
        if case.thing in labels and before.get(number) != case
    ]
