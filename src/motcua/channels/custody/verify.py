"""Proves that custody's events are what was recorded, and that its rows follow from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

import msgspec
from django.db import connection

from motcua.channels.custody import codec, projection, rebuild
from motcua.channels.custody.rebuild import SQL
from motcua.domain.custody.evolve import NotInCustody
from motcua.plumbing import sealing

JOURNAL = "custody_event"
KEPT = 100
"""So many faults are kept with their words; all are counted."""
KEYS = {
    "things": ("label",),
    "loose": ("thing", "minutes", "giver", "receiver"),
    "minutes": ("number",),
    "cases": ("number",),
    "cash": ("person",),
}
"""The columns that tell the rows of each table apart."""
_UNREADABLE = (codec.UnknownEvent, msgspec.DecodeError, NotInCustody, KeyError)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyFault:
    """One place that does not hold; `position` is None where a row differs."""

    says: str
    subject: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyVerdict:
    """What was gone through; `faults` holds the first ones, `faulty` counts all."""

    events: int
    subjects: int
    faulty: int
    faults: tuple[CustodyFault, ...]

    @property
    def ok(self) -> bool:
        return not self.faulty


def verify(*, fold_rows: bool = True) -> CustodyVerdict:
    """Goes through all there is; to be called inside one snapshot while others work.

    Without `fold_rows` only the events and their links are recomputed, which is much faster.
    """
    events = SQL["size"].fetch(int)[0]
    faults = list(_chain_faults())
    faults += _seal_faults()
    subjects = 0
    for batch in rebuild.batches():
        subjects += len(batch)
        faults += _row_faults(batch) if fold_rows else []
    faults += [
        CustodyFault(says="A row that no event stands behind.", subject=each)
        for each in rebuild.alone()
    ]
    faults += [
        CustodyFault(says="An event somebody was told of is gone.", position=position)
        for position in SQL["gone"].fetch(int)
    ]
    return CustodyVerdict(
        events=events, subjects=subjects, faulty=len(faults), faults=tuple(faults[:KEPT])
    )


def _seal_faults() -> Iterator[CustodyFault]:
    fault = sealing.first_fault(JOURNAL)
    if fault is not None:
        day, why = fault
        yield CustodyFault(says=f"The seal of {day} does not hold: {why}.")


class Link(NamedTuple):
    """An event with what it touched: which version of each, after which, whose hashes."""

    position: int
    name: str
    payload: str
    actor: str
    recorded_at: datetime
    prev_hash: bytes
    hash: bytes
    subjects: Sequence[str]
    versions: Sequence[int]
    befores: Sequence[int]
    hashes: Sequence[bytes]


def link_hash(link: Link) -> bytes:
    """What the SQL function custody_hash computes: one field a line, the payload last."""
    moment = link.recorded_at.astimezone(UTC).replace(tzinfo=None)
    at = f"{moment.isoformat(timespec='microseconds')}Z"
    fields = ("\t".join(link.subjects), link.name, at, link.actor, link.payload)
    return sha256(bytes(link.prev_hash) + "\n".join(fields).encode()).digest()


def _chain_faults() -> Iterator[CustodyFault]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(SQL["chain"].text)
        for row in cursor:
            link = Link(*row)
            says = _link_fault(link)
            if says:
                about = ", ".join(link.subjects[:3])
                yield CustodyFault(says=says, position=link.position, subject=about)


def _link_fault(link: Link) -> str:
    """What does not hold of an event; empty when all does."""
    for subject, version, before in zip(link.subjects, link.versions, link.befores, strict=True):
        if version != before + 1:
            return f"Before it, events {before + 1} to {version - 1} of {subject} are missing."
    if sha256(b"".join(map(bytes, link.hashes))).digest() != bytes(link.prev_hash):
        return "It does not continue the events before it: one was inserted or changed."
    if link_hash(link) != bytes(link.hash):
        return "Its content was changed."
    return ""


def _row_faults(subjects: Sequence[str]) -> Iterator[CustodyFault]:
    try:
        expected = rebuild.expected(subjects)
    except _UNREADABLE as fault:
        yield CustodyFault(says=f"Events cannot be read: {fault}", subject=subjects[0])
        return
    stored = rebuild.stored(subjects)
    for table, rows in expected.items():
        wanted, there = _keyed(table, rows), _keyed(table, stored[table])
        for key in sorted(wanted.keys() | there.keys()):
            if wanted.get(key) != there.get(key):
                yield CustodyFault(says=f"The row in {table} differs.", subject="/".join(key))


def _keyed(table: str, rows: Sequence[projection.Row]) -> dict[tuple[str, ...], projection.Row]:
    return {tuple(row[name] for name in KEYS[table]): row for row in rows}
