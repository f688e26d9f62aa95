"""Certifies an electronic copy of a paper original that was seen, and numbers it in its book."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from motcua.channels.documents import forms
from motcua.channels.documents.access import may_sign
from motcua.channels.documents.models import Document
from motcua.channels.documents.numbers import allotted, check_url, new_check_code
from motcua.channels.documents.queries import document
from motcua.channels.documents.refusals import (
    CopyIncomplete,
    NotItsDossier,
    NotTheirs,
    ValidityWrong,
)
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.scans import pages_of
from motcua.channels.documents.sealing import Sealed, Signing, sealed
from motcua.channels.documents.words import Kind
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.dossiers import keys
from motcua.dossiers import queries as dossiers
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.places.queries import place_name
from motcua.reference.rulebook import documents as law

STATEMENT = (
    "Bản sao điện tử này đúng với bản chính đã được xuất trình tại {place}, ngày {day:%d/%m/%Y}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCopy:
    """What is copied for whom; `paper` is the code under which procedures ask for it.

    `owner` is the identity of whoever asks, empty for somebody without one. `original` holds the
    number and day of the original as it says; `dossier` is the code of the one that pays the fee.
    """

    title: str
    original: str
    issuer: str
    owner: str
    owner_name: str
    scans: tuple[bytes, ...]
    paper: str = ""
    dossier: str = ""
    valid_until: date | None = None
    synthetic: bool = False


def certify_copy(asked: NewCopy, *, by: Actor, key: str) -> StoredDocument:
    """Signs it under a hat that may sign for its place. Raises Refused."""

    def work() -> dict[str, str]:
        return {"document": str(_certified(asked, by, clock.now()))}

    answer = keys.once(by, key, keys.request("certify", by, asked), work)
    found = document(UUID(answer["document"]))
    if found is None:
        raise AssertionError("a certified copy stays")
    return found


def _certified(asked: NewCopy, by: Actor, now: datetime) -> UUID:
    today = local(now).date()
    article = law.article_on("copy", today)
    if not may_sign(by, by.place):
        raise Refused(NotTheirs(article=article))
    if not (asked.title.strip() and asked.issuer.strip() and asked.owner_name.strip()):
        raise Refused(CopyIncomplete(article=article))
    if asked.valid_until is not None and asked.valid_until < today:
        raise Refused(ValidityWrong(article=article, first=today, until=asked.valid_until))
    paying = _paying(asked, by, today)
    pages = pages_of(asked.scans, today)
    number, code = allotted(Kind.CERTIFIED_COPY, by.place, today.year), new_check_code()
    statement = STATEMENT.format(place=place_name(by.place, today), day=today)

    def draw(synthetic: bool) -> bytes:  # noqa: FBT001  # handed on as it is answered
        return forms.certified_copy(
            forms.CertifiedCopyPaper(
                letterhead=letterhead(LetterAt(unit=by.place, at=now)),
                number=number,
                code=number,
                url=check_url(number, code),
                synthetic=synthetic,
                title=asked.title,
                original=asked.original,
                original_issuer=asked.issuer,
                asked_by=asked.owner_name,
                statement=statement,
                pages=pages,
                signer=by.name,
                check_code=code,
            )
        )

    signing = Signing(place=by.place, name=by.name, at=now, synthetic=asked.synthetic)
    file = sealed(draw, forms.SIGNATURE, signing)
    line = _Book(number, code, len(pages), statement, by, now, paying)
    return _recorded(asked, file, line)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paying:
    """The dossier that owes the fee."""

    id: UUID | None = None
    code: str = ""
    procedure: str = ""
    owner: str = ""


def _paying(asked: NewCopy, by: Actor, today: date) -> _Paying:
    """Whoever may read the dossier may read the copy, so both are of the same person."""
    code = asked.dossier.strip()
    if not code:
        return _Paying()
    found = dossiers.state_and_id(code)
    if found is not None:
        dossier, state = found
        filing, procedure = state.filing, state.terms.procedure
        owner = filing.applicant.identity
        here = by.place in {filing.receiving_unit, filing.competent_agency}
        theirs = asked.owner in {"", owner}
        if here and theirs and procedure == law.copy_fee(1, today).procedure:
            return _Paying(id=dossier, code=state.code, procedure=procedure, owner=owner)
    raise Refused(NotItsDossier(article=law.article_on("copy", today), code=code))


@dataclass(frozen=True, slots=True)
class _Book:
    """The line of the book."""

    number: str
    code: str
    pages: int
    statement: str
    by: Actor
    at: datetime
    paying: _Paying


def _recorded(asked: NewCopy, file: Sealed, line: _Book) -> UUID:
    today = local(line.at).date()
    made = Document.objects.create(
        id=uuid4(),
        kind=Kind.CERTIFIED_COPY.value,
        number=line.number,
        check_code=line.code,
        owner=asked.owner or line.paying.owner,
        owner_name=asked.owner_name,
        title=asked.title,
        official_number=asked.original,
        paper=asked.paper,
        dossier=line.paying.id,
        dossier_code=line.paying.code,
        procedure=line.paying.procedure,
        place=line.by.place,
        digest=file.digest,
        size=file.size,
        media="application/pdf",
        valid_from=today,
        valid_until=asked.valid_until,
        facts={
            "issuer": asked.issuer,
            "statement": line.statement,
            "pages": line.pages,
            "fee": law.copy_fee(line.pages, today).amount,
        },
        signer=file.signer,
        signer_name=line.by.name,
        by_person=line.by.person,
        recorded_at=line.at,
        synthetic=file.synthetic,
    )
    return UUID(str(made.pk))
