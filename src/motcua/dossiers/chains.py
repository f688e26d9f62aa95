"""Recomputes chains and current rows of a stretch of dossiers, with nothing but a connection.

Everything is computed here and not in the database, so that whoever can change the database
cannot change the check.
"""

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from msgspec import DecodeError
from psycopg import sql
from psycopg.rows import args_row, dict_row

from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import OutOfOrder, fold
from motcua.dossiers import codec, projection
from motcua.plumbing.journal import GENESIS

Live = Mapping[str, Any]
"""A row of the table `dossier`, column by column."""

BATCH = 2000
KEPT = 100
"""So many faults are kept with their words; all are counted."""

_EVENTS = """
    SELECT dossier_id::text, version, position, name, payload, allocated, prev_hash, hash,
           name || E'\\n'
           || to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\\n'
           || actor || E'\\n' || coalesce(allocated, '') || E'\\n'
      FROM dossier_event WHERE dossier_id BETWEEN %(first)s AND %(last)s
     ORDER BY dossier_id, version
"""
_ROWS = "SELECT * FROM dossier WHERE id BETWEEN %(first)s AND %(last)s ORDER BY id"


class FaultKind(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    UNREADABLE = "unreadable"
    ROW_MISSING = "row_missing"
    ROW_ALONE = "row_alone"
    ROW_DIFFERS = "row_differs"
    REMOVED = "removed"
    SEAL = "seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One place that does not hold; `position` is None where nothing stands any more."""

    kind: FaultKind
    says: str
    dossier: str = ""
    code: str = ""
    version: int | None = None
    position: int | None = None


@dataclass(slots=True, kw_only=True)
class Findings:
    """What was counted, and the first faults in the order of their positions."""

    events: int = 0
    dossiers: int = 0
    projections: int = 0
    faulty: int = 0
    faults: list[Fault] = field(default_factory=list)

    def note(self, fault: Fault) -> None:
        self.faulty += 1
        self.faults.append(fault)
        if len(self.faults) > 2 * KEPT:
            self.sort()

    def add(self, other: "Findings") -> None:
        self.events += other.events
        self.dossiers += other.dossiers
        self.projections += other.projections
        self.faulty += other.faulty
        self.faults.extend(other.faults)
        self.sort()

    def sort(self) -> None:
        self.faults = sorted(self.faults, key=_place)[:KEPT]


def _place(fault: Fault) -> tuple[bool, bool, int, str]:
    """Known positions first; a seal names a whole day and so comes after what names a dossier."""
    nowhere = fault.position is None
    return nowhere, fault.kind is FaultKind.SEAL, fault.position or 0, fault.dossier


class _Stored(NamedTuple):
    dossier: str
    version: int
    position: int
    name: str
    payload: str
    allocated: str | None
    prev_hash: bytes
    hash: bytes
    head: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Dossiers by id, both ends included."""

    first: UUID
    last: UUID


EVERYTHING = Stretch(UUID(int=0), UUID(int=2**128 - 1))


def check(
    connection: psycopg.Connection[Any], stretch: Stretch = EVERYTHING, *, fold_rows: bool = True
) -> Findings:
    """Goes through events and rows side by side; needs a transaction, best one with a snapshot.

    Without `fold_rows` a row is only held against the number of its events.
    """
    found = Findings()
    rows = _current_rows(connection, stretch)
    row = next(rows, None)
    for dossier, events in groupby(_events(connection, stretch), key=attrgetter("dossier")):
        while row is not None and row["id"] < dossier:
            found.note(_alone(row))
            row = next(rows, None)
        live = row if row is not None and row["id"] == dossier else None
        kept = list(events)
        found.dossiers += 1
        found.events += len(kept)
        fault = _chain_fault(kept) or _ends_early(kept, live)
        if fault is None and fold_rows and live is not None:
            found.projections += 1
            fault = _row_fault(kept, live)
        if fault is not None:
            found.note(fault)
        row = next(rows, None) if live else row
    while row is not None:
        found.note(_alone(row))
        row = next(rows, None)
    found.sort()
    return found


def check_apart(
    address: Mapping[str, Any], shared: str, stretch: Stretch, *, fold_rows: bool
) -> Findings:
    """The same in a process of its own, on the snapshot that another one shares."""
    # Nothing here makes cycles, and the collector would look at every event in vain.
    gc.disable()
    with psycopg.connect(**address) as own:
        own.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        own.execute(sql.SQL("SET TRANSACTION SNAPSHOT {}").format(shared))
        own.execute("SET LOCAL work_mem = '64MB'")
        return check(own, stretch, fold_rows=fold_rows)


def _events(connection: psycopg.Connection[Any], stretch: Stretch) -> Iterator[_Stored]:
    with connection.cursor("verify_events", row_factory=args_row(_Stored)) as cursor:
        cursor.execute(_EVENTS, _bounds(stretch), binary=True)
        while batch := cursor.fetchmany(BATCH):
            yield from batch


def _current_rows(connection: psycopg.Connection[Any], stretch: Stretch) -> Iterator[Live]:
    with connection.cursor("verify_rows", row_factory=dict_row) as cursor:
        cursor.execute(_ROWS, _bounds(stretch), binary=True)
        while batch := cursor.fetchmany(BATCH):
            for row in batch:
                yield row | {"id": str(row["id"])}


def _bounds(stretch: Stretch) -> dict[str, UUID]:
    return {"first": stretch.first, "last": stretch.last}


def _chain_fault(events: list[_Stored]) -> Fault | None:
    previous = GENESIS
    for expected, event in enumerate(events, 1):
        if event.version > expected:
            says = f"Event {expected} is not there; the next one is event {event.version}."
            return _fault(FaultKind.MISSING, says, events, event, version=expected)
        if event.prev_hash != previous:
            says = f"Event {expected} does not continue the one before it."
            return _fault(FaultKind.INSERTED, says, events, event)
        if hash_of(event) != event.hash:
            says = f"Event {expected} ({event.name}) is not what was recorded."
            return _fault(FaultKind.CHANGED, says, events, event)
        previous = event.hash
    return None


def hash_of(event: _Stored) -> bytes:
    """The same as plumbing.journal.chain_hash, which would take three times as long here."""
    text = f"{event.dossier}\n{event.version}\n{event.head}{event.payload}"
    return sha256(event.prev_hash + text.encode()).digest()


def _ends_early(events: list[_Stored], live: Live | None) -> Fault | None:
    """Whether the current row knows of more events, or of fewer, than the journal has."""
    last = events[-1]
    if live is None:
        says = f"The journal has {last.version} events and the register has no row for them."
        return _fault(FaultKind.ROW_MISSING, says, events, last)
    if live["version"] > last.version:
        says = (
            f"Event {last.version + 1} is not there; the register's row counts {live['version']}."
        )
        return Fault(
            kind=FaultKind.MISSING,
            says=says,
            dossier=last.dossier,
            code=live["code"],
            version=last.version + 1,
        )
    if live["version"] < last.version:
        extra = events[live["version"]]
        says = f"Event {extra.version} was added: the register's row counts {live['version']}."
        return _fault(FaultKind.INSERTED, says, events, extra)
    return None


def _row_fault(events: list[_Stored], live: Live) -> Fault | None:
    last = events[-1]
    try:
        state = fold(map(_decoded, events))
    except (codec.UnknownEvent, DecodeError, OutOfOrder) as wrong:
        return _fault(FaultKind.UNREADABLE, f"Cannot be read: {wrong}", events, last)
    if state is None:
        return None
    wrong_columns = [
        f"{name} is {live[name]!r}, and by the journal {fact!r}"
        for name, fact in projection.facts(last.dossier, state).items()
        if live[name] != fact
    ]
    if not wrong_columns:
        return None
    says = f"The register's row differs: {'; '.join(wrong_columns)[:500]}."
    return _fault(FaultKind.ROW_DIFFERS, says, events, last)


def _decoded(event: _Stored) -> Event:
    return codec.decode(event.name, event.payload, event.allocated)


def _alone(row: Live) -> Fault:
    return Fault(
        kind=FaultKind.ROW_ALONE,
        says=f"The register's row counts {row['version']} events, and the journal has none.",
        dossier=row["id"],
        code=row["code"],
    )


def _fault(
    kind: FaultKind, says: str, events: list[_Stored], at: _Stored, *, version: int | None = None
) -> Fault:
    return Fault(
        kind=kind,
        says=says,
        dossier=at.dossier,
        code=next((event.allocated for event in reversed(events) if event.allocated), ""),
        version=version or at.version,
        position=at.position,
    )
