"""What people keep: papers they gave, where each served, what they hide or take away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from motcua.channels.documents.models import Document, Hidden, Opened, Use
from motcua.channels.documents.queries import document
from motcua.channels.documents.refusals import DocumentStays, NoSuchDocument
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import Kind
from motcua.domain.kernel.actor import Actor
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import documents as law

GIVEN_BY = "given_by"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPaper:
    """A paper handed in with a dossier; the file is stored by its content already."""

    owner: str
    owner_name: str
    title: str
    paper: str
    dossier: UUID
    dossier_code: str
    procedure: str
    digest: str
    size: int
    media: str
    synthetic: bool = False


def keep(paper: KeptPaper, *, by: Actor) -> UUID:
    """Puts it into its owner's store, in the caller's transaction; twice is once.

    The same file given as the same paper in another dossier is the paper kept already, used again.
    """
    known = _kept_before(paper)
    if known is not None:
        Hidden.objects.filter(document_id=known).delete()
        record_use(_use(known, paper), by=by)
        return known
    now = clock.now()
    found, _ = Document.objects.get_or_create(
        owner=paper.owner,
        paper=paper.paper,
        digest=paper.digest,
        dossier=paper.dossier,
        kind=Kind.PAPER.value,
        defaults={
            "id": uuid4(),
            "owner_name": paper.owner_name,
            "title": paper.title,
            "dossier_code": paper.dossier_code,
            "procedure": paper.procedure,
            "size": paper.size,
            "media": paper.media,
            "valid_from": now.date(),
            "facts": {GIVEN_BY: by.name},
            "by_person": by.person,
            "recorded_at": now,
            "synthetic": paper.synthetic,
        },
    )
    return UUID(str(found.pk))


def _kept_before(paper: KeptPaper) -> UUID | None:
    """Held until the caller is done, so that its owner cannot take it away meanwhile."""
    if not paper.owner:
        return None
    same = Document.objects.filter(
        kind=Kind.PAPER.value,
        owner=paper.owner,
        paper=paper.paper,
        digest=paper.digest,
        title=paper.title,
    )
    elsewhere = same.exclude(dossier=paper.dossier).order_by("recorded_at")
    if same.filter(dossier=paper.dossier).exists():
        return None
    found = elsewhere.select_for_update().first()
    return UUID(str(found.pk)) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUse:
    """A stored document serves as a paper of a dossier."""

    document: UUID
    dossier: UUID
    dossier_code: str
    paper: str


def _use(document: UUID, paper: KeptPaper) -> NewUse:
    return NewUse(
        document=document,
        dossier=paper.dossier,
        dossier_code=paper.dossier_code,
        paper=paper.paper,
    )


def record_use(use: NewUse, *, by: Actor) -> None:
    """In the caller's transaction; twice is once."""
    Use.objects.get_or_create(
        document_id=use.document,
        dossier=use.dossier,
        paper=use.paper,
        defaults={
            "dossier_code": use.dossier_code,
            "at": clock.now(),
            "by_person": by.person,
            "by_name": by.name,
        },
    )


def record_opening(found: StoredDocument, *, by: Actor) -> None:
    """Written each time somebody takes the file; its owner may read it."""
    Opened.objects.create(
        document=found.id,
        at=clock.now(),
        by_person=by.person,
        by_name=by.name,
        role=by.role.value,
        place=by.place,
    )


def hide(asked: UUID, identities: Collection[str]) -> None:
    """Out of the list; Refused(NoSuchDocument) unless one of the identities owns it."""
    _owned(asked, identities)
    Hidden.objects.get_or_create(document_id=asked, defaults={"at": clock.now()})


def show(asked: UUID, identities: Collection[str]) -> None:
    _owned(asked, identities)
    Hidden.objects.filter(document_id=asked).delete()


def delete(asked: UUID, identities: Collection[str], on: date) -> None:
    """Takes a kept paper away that no dossier uses; what an authority issued stays."""
    with transaction.atomic():
        Document.objects.select_for_update().filter(pk=asked).first()
        if not _owned(asked, identities).may_be_deleted:
            raise Refused(DocumentStays(article=law.article_on("store", on)))
        Hidden.objects.filter(document_id=asked).delete()
        Document.objects.filter(pk=asked).delete()


def _owned(asked: UUID, identities: Collection[str]) -> StoredDocument:
    found = document(asked)
    if found is None or not found.owner or found.owner not in identities:
        raise Refused(NoSuchDocument(asked=str(asked)[:8]))
    return found
