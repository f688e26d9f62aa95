"""The chain of a journal: each event's SHA-256 covers the event and the hash before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

GENESIS = bytes(32)
"""What stands before the first event of a dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the hash of one event covers; `payload` is the stored text, byte for byte."""

    dossier_id: UUID
    version: int
    name: str
    recorded_at: datetime
    actor: str
    allocated: str | None
    payload: str


def canonical_text(link: Link) -> str:
    """One field a line, the payload last; the SQL function journal_hash builds the same text.

    A line break inside a field before the payload would make two events look alike: ValueError.
    """
    moment = link.recorded_at.astimezone(UTC).replace(tzinfo=None)
    head = (
        f"{link.dossier_id}\n{link.version}\n{link.name}\n"
        f"{moment.isoformat(timespec='microseconds')}Z\n{link.actor}\n{link.allocated or ''}\n"
    )
    if head.count("\n") != 6:
        raise ValueError(f"Event {link.name} has a line break in its name, actor or number.")
    return head + link.payload


def chain_hash(previous: bytes, link: Link) -> bytes:
    return sha256(previous + canonical_text(link).encode()).digest()


class Fault(StrEnum):
    CHANGED = "changed"
    """The event's content does not give its hash."""
    MISSING = "missing"
    """A version is not there."""
    INSERTED = "inserted"
    """A version is there twice, or an event does not continue the one before it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An event as it stands in the journal, with the hashes written beside it."""

    link: Link
    prev_hash: bytes
    hash: bytes


def first_fault(events: Iterable[Stored]) -> tuple[int, Fault] | None:
    """The first version of one dossier that does not hold, and how; events in order of version."""
    previous, expected = GENESIS, 1
    for event in events:
        if event.link.version > expected:
            return expected, Fault.MISSING
        if event.link.version < expected or event.prev_hash != previous:
            return event.link.version, Fault.INSERTED
        if chain_hash(previous, event.link) != event.hash:
            return event.link.version, Fault.CHANGED
        previous, expected = event.hash, expected + 1
    return None
