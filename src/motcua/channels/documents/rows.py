"""A stored document as other parts see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from motcua.channels.documents.models import Document
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


def row(each: Document, *, hidden: bool = False, used: int = 0) -> StoredDocument:
    """`each` with its ending and its successor loaded."""
    ending = getattr(each, "ending", None)
    successor = getattr(each, "successor", None)
    return StoredDocument(
        id=each.id,
        kind=Kind(each.kind),
        number=each.number,
        check_code=each.check_code,
        owner=each.owner,
        owner_name=each.owner_name,
        title=each.title,
        official_number=each.official_number,
        signed_on=each.signed_on,
        dossier=each.dossier,
        dossier_code=each.dossier_code,
        procedure=each.procedure,
        paper=each.paper,
        place=each.place,
        digest=each.digest,
        size=each.size,
        media=each.media,
        valid_from=each.valid_from,
        valid_until=each.valid_until,
        facts=each.facts,
        signer=each.signer,
        signer_name=each.signer_name,
        recorded_at=each.recorded_at,
        ended=(
            Ended(
                kind=Standing(ending.kind),
                at=ending.at,
                reason=ending.reason,
                by_name=ending.by_name,
            )
            if ending
            else None
        ),
        successor=successor.number if successor else "",
        hidden=hidden,
        used=used,
        synthetic=each.synthetic,
    )
