"""A stored document, where it served and who took it, as other parts see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from motcua.channels.documents.models import Document, Ending
from motcua.channels.documents.words import ISSUED, Kind, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """When, why and by whom a document was revoked or replaced."""

    kind: Standing
    at: datetime
    reason: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """One document with its validity; `successor` is the number of what replaced it."""

    id: UUID
    kind: Kind
    number: str
    check_code: str
    owner: str
    owner_name: str
    title: str
    official_number: str
    signed_on: date | None
    dossier: UUID | None
    dossier_code: str
    procedure: str
    paper: str
    place: str
    digest: str
    size: int
    media: str
    valid_from: date
    valid_until: date | None
    facts: Mapping[str, Any]
    signer: str
    signer_name: str
    recorded_at: datetime
    ended: Ended | None
    successor: str
    hidden: bool
    used: int
    synthetic: bool

    def standing(self, on: date) -> Standing:
        if self.ended is not None:
            return self.ended.kind
        if on < self.valid_from:
            return Standing.NOT_YET
        if self.valid_until is not None and on > self.valid_until:
            return Standing.EXPIRED
        return Standing.IN_FORCE

    def counts(self, on: date) -> bool:
        return self.standing(on) is Standing.IN_FORCE

    @property
    def is_issued(self) -> bool:
        return self.kind in ISSUED

    @property
    def may_be_deleted(self) -> bool:
        """A kept paper nobody used; what an authority issued stays."""
        return not self.is_issued and not self.used


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """One dossier in which a document served as a paper."""

    dossier_code: str
    paper: str
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRow:
    """One time somebody took the file."""

    at: datetime
    by_name: str
    role: str
    place: str


_AS_STORED = (
    *("id", "number", "check_code", "owner", "owner_name", "title", "official_number"),
    *("signed_on", "dossier", "dossier_code", "procedure", "paper", "place", "digest", "size"),
    *("media", "valid_from", "valid_until", "facts", "signer", "signer_name", "recorded_at"),
    "synthetic",
)


def row(each: Document, *, hidden: bool = False, used: int = 0) -> StoredDocument:
    """`each` with its ending and its successor loaded."""
    successor = getattr(each, "successor", None)
    return StoredDocument(
        **{name: getattr(each, name) for name in _AS_STORED},
        kind=Kind(each.kind),
        ended=_ended(getattr(each, "ending", None)),
        successor=successor.number if successor else "",
        hidden=hidden,
        used=used,
    )


def _ended(ending: Ending | None) -> Ended | None:
    if ending is None:
        return None
    return Ended(
        kind=Standing(ending.kind), at=ending.at, reason=ending.reason, by_name=ending.by_name
    )
