"""Reads of the store: one document, a person's own, those of a place, what serves in a dossier."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from motcua.channels.documents.models import Document, Hidden, Opened, Use
from motcua.channels.documents.rows import OpenedRow, StoredDocument, UseRow, row
from motcua.channels.documents.words import ISSUED, Kind
from motcua.domain.dossier.terms import PaperRule
from motcua.domain.kernel.folding import folded
from motcua.plumbing import files
from motcua.reference.rulebook import documents as law

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFilter:
    """Which issued documents to list; `places` None means everywhere."""

    places: tuple[str, ...] | None
    kind: Kind | None = None
    text: str = ""
    ended_only: bool = False


def document(asked: UUID) -> StoredDocument | None:
    return _first(_rows().filter(id=asked))


def by_number(number: str) -> StoredDocument | None:
    """An issued document by the number printed on it."""
    return _first(_rows().filter(number=number)) if number else None


def by_digest(digest: str) -> StoredDocument | None:
    """The issued document whose file has exactly this content."""
    kinds = [kind.value for kind in ISSUED]
    return _first(_rows().filter(digest=digest, kind__in=kinds))


def of_dossier(dossier: UUID) -> list[StoredDocument]:
    """What was issued for the dossier, newest first."""
    kinds = [kind.value for kind in ISSUED]
    return _all(_rows().filter(dossier=dossier, kind__in=kinds))


def of_dossiers(asked: Collection[UUID]) -> list[StoredDocument]:
    """What was issued for these dossiers or given with them, newest first."""
    return _all(_rows().filter(dossier__in=asked)) if asked else []


def documents_of(identities: Collection[str]) -> list[StoredDocument]:
    """Everything these identities own, newest first, hidden ones too."""
    known = [identity for identity in identities if identity]
    return _all(_rows().filter(owner__in=known)) if known else []


def usable_for(
    identities: Collection[str], paper: PaperRule, on: date, *, field: str = ""
) -> list[StoredDocument]:
    """Which stored documents may serve as this paper of a procedure of the field, newest first.

    A result counts while it is in force and the law of reuse names it; a certified copy and a
    kept paper where they are the same paper. Forms written for one dossier never serve again.
    """
    if paper.code in law.written_anew(on):
        return []
    return [
        each
        for each in documents_of(identities)
        if not each.hidden and each.counts(on) and _serves(each, paper, field, on)
    ]


def issued(wanted: IssuedFilter, *, page: int = 1, size: int = PAGE) -> list[StoredDocument]:
    """What places issued, newest first."""
    rows = _rows().filter(
        kind__in=[kind.value for kind in ([wanted.kind] if wanted.kind else ISSUED)]
    )
    if wanted.places is not None:
        rows = rows.filter(place__in=wanted.places)
    if wanted.ended_only:
        rows = rows.exclude(ending=None)
    if text := wanted.text.strip()[:200]:
        rows = rows.filter(
            Q(number__istartswith=text)
            | Q(dossier_code__istartswith=text)
            | Q(official_number__istartswith=text)
            | Q(title__icontains=text)
            | Q(owner_name__icontains=text)
        )
    first = (max(page, 1) - 1) * PAGE
    return _all(rows[first : first + size])


def uses_of(asked: UUID) -> list[UseRow]:
    """Where the document served, newest first."""
    return [
        UseRow(dossier_code=each.dossier_code, paper=each.paper, at=each.at, by_name=each.by_name)
        for each in Use.objects.filter(document_id=asked).order_by("-at")
    ]


def openings_of(asked: UUID) -> list[OpenedRow]:
    """Who took the file, newest first."""
    rows = Opened.objects.filter(document=asked).order_by("-at")[:PAGE]
    return [
        OpenedRow(at=each.at, by_name=each.by_name, role=each.role, place=each.place)
        for each in rows
    ]


def content(document: StoredDocument) -> bytes:
    """The file; raises files.NotKept or files.Damaged."""
    return files.store().read(document.digest)


def _serves(each: StoredDocument, paper: PaperRule, field: str, on: date) -> bool:
    if each.kind is Kind.RESULT:
        return law.result_serves(each.title, paper.code, field, on)
    same_name = folded(each.title) == folded(paper.name)
    if each.kind is Kind.CERTIFIED_COPY:
        return same_name or each.paper == paper.code
    return same_name and each.paper == paper.code


def _rows() -> QuerySet[Document]:
    """Uses are counted for the rows of a page alone: a join would group every document first."""
    uses = Use.objects.filter(document=OuterRef("pk")).order_by().values("document")
    return (
        Document.objects.select_related("ending", "successor")
        .annotate(
            hidden_now=Exists(Hidden.objects.filter(document_id=OuterRef("pk"))),
            used_in=Coalesce(Subquery(uses.annotate(number=Count("pk")).values("number")), 0),
        )
        .order_by("-recorded_at", "-number")
    )


def _all(rows: QuerySet[Document]) -> list[StoredDocument]:
    return [row(each, hidden=vars(each)["hidden_now"], used=vars(each)["used_in"]) for each in rows]


def _first(rows: QuerySet[Document]) -> StoredDocument | None:
    return next(iter(_all(rows[:1])), None)
