"""Issues the electronic result of an approved dossier: set, signed, stored, delivered."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from motcua.channels.documents import delivering, forms
from motcua.channels.documents.access import may_sign
from motcua.channels.documents.models import Document, Ending
from motcua.channels.documents.numbers import allotted, check_url, new_check_code
from motcua.channels.documents.prepared import signature_on
from motcua.channels.documents.queries import document, of_dossier
from motcua.channels.documents.refusals import (
    AlreadyIssued,
    NoResultYet,
    NotTheirs,
    ValidityWrong,
)
from motcua.channels.documents.rows import StoredDocument, row
from motcua.channels.documents.sealing import Sealed, Signing, sealed
from motcua.channels.documents.words import Kind, Standing
from motcua.domain.dossier.party import ResultPaper
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.local_time import local
from motcua.dossiers import keys
from motcua.dossiers import queries as dossiers
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.dossiers.refusals import NoSuchDossier
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import documents as law

DECIDED = frozenset({Stage.APPROVED, Stage.RETURNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewResult:
    """What to issue for a dossier; `prepared` is a PDF that takes the place of our own page.

    Without `valid_from` the result holds from the day the agency signed it.
    """

    dossier: UUID
    content: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    prepared: bytes | None = None


def issue(asked: NewResult, *, by: Actor, key: str) -> StoredDocument:
    """Signs the result under the hat of its agency's head; a corrected one replaces the old.

    The same key gives the same document. Raises Refused.
    """
    request = keys.request("issue", by, asked)

    def work() -> dict[str, str]:
        now = clock.now()
        found = dossiers.state_and_id(asked.dossier)
        if found is None:
            raise Refused(NoSuchDossier(asked=str(asked.dossier)[:8]))
        return {"document": str(_issued(asked, found[1], by, now))}

    answer = keys.once(by, key, request, work)
    issued = document(UUID(answer["document"]))
    if issued is None:
        raise AssertionError("an issued document stays")
    return issued


@dataclass(frozen=True, slots=True, kw_only=True)
class _Issue:
    """One result about to be signed."""

    asked: NewResult
    state: State
    result: ResultPaper
    number: str
    code: str
    previous: StoredDocument | None
    by: Actor
    at: datetime

    @property
    def valid_from(self) -> date:
        return self.asked.valid_from or self.result.signed_on


def _issued(asked: NewResult, state: State, by: Actor, now: datetime) -> UUID:
    today = local(now).date()
    place = state.filing.competent_agency
    if not may_sign(by, place):
        raise Refused(NotTheirs(article=law.article_on("result", today)))
    if state.result is None or state.stage not in DECIDED:
        raise Refused(NoResultYet(article=law.article_on("result", today)))
    number = allotted(Kind.RESULT, place, today.year)
    issue = _Issue(
        asked=asked,
        state=state,
        result=state.result,
        number=number,
        code=new_check_code(),
        previous=_previous(asked.dossier, state.result, today),
        by=by,
        at=now,
    )
    if asked.valid_until is not None and asked.valid_until < issue.valid_from:
        wrong = ValidityWrong(
            article=law.article_on("result", today),
            first=issue.valid_from,
            until=asked.valid_until,
        )
        raise Refused(wrong)
    made = _recorded(issue, _signed(issue))
    delivering.announce(made, state)
    delivering.deliver(asked.dossier)
    return made.id


def _previous(dossier: UUID, result: ResultPaper, on: date) -> StoredDocument | None:
    """What a corrected result replaces; Refused when this very result is out already."""
    for each in of_dossier(dossier):
        if each.kind is not Kind.RESULT or each.ended is not None:
            continue
        said = (each.title, each.official_number, each.signed_on)
        if said == (result.title, result.number, result.signed_on):
            raise Refused(AlreadyIssued(article=law.article_on("result", on), number=each.number))
        return each
    return None


def _signed(issue: _Issue) -> Sealed:
    signing = Signing(
        place=issue.by.place,
        name=issue.by.name,
        at=issue.at,
        synthetic=issue.state.filing.synthetic,
    )
    prepared = issue.asked.prepared
    if prepared is not None:
        where = signature_on(prepared, local(issue.at).date())
        return sealed(lambda _synthetic: prepared, where, signing)
    return sealed(lambda synthetic: _page(issue, synthetic=synthetic), forms.SIGNATURE, signing)


def _page(issue: _Issue, *, synthetic: bool) -> bytes:
    applicant = issue.state.filing.applicant
    return forms.result(
        forms.ResultForm(
            letterhead=letterhead(LetterAt(unit=issue.by.place, at=issue.at)),
            number=issue.result.number,
            code=issue.number,
            url=check_url(issue.number, issue.code),
            synthetic=synthetic,
            title=issue.result.title,
            applicant=applicant.name,
            identity=applicant.identity,
            address=applicant.address,
            procedure=issue.state.terms.name,
            dossier=issue.state.code,
            content=tuple(_lines(issue.asked.content)),
            signed_on=issue.result.signed_on,
            valid_from=issue.valid_from,
            valid_until=issue.asked.valid_until,
            signer=issue.by.name,
            check_code=issue.code,
            replaces=issue.previous.number if issue.previous else "",
        )
    )


def _lines(content: str) -> list[str]:
    return [line for each in content.splitlines() if (line := clean_text(each))]


def _recorded(issue: _Issue, file: Sealed) -> StoredDocument:
    applicant = issue.state.filing.applicant
    made = Document.objects.create(
        id=uuid4(),
        kind=Kind.RESULT.value,
        number=issue.number,
        check_code=issue.code,
        owner=applicant.identity,
        owner_name=applicant.name,
        title=issue.result.title,
        official_number=issue.result.number,
        signed_on=issue.result.signed_on,
        dossier=issue.asked.dossier,
        dossier_code=issue.state.code,
        procedure=issue.state.terms.procedure,
        place=issue.by.place,
        digest=file.digest,
        size=file.size,
        media="application/pdf",
        valid_from=issue.valid_from,
        valid_until=issue.asked.valid_until,
        facts={"content": issue.asked.content, "prepared": issue.asked.prepared is not None},
        signer=file.signer,
        signer_name=issue.by.name,
        by_person=issue.by.person,
        recorded_at=issue.at,
        replaces_id=issue.previous.id if issue.previous else None,
        synthetic=file.synthetic,
    )
    if issue.previous is not None:
        Ending.objects.create(
            document_id=issue.previous.id,
            kind=Standing.REPLACED.value,
            at=issue.at,
            reason=f"Thay bằng {issue.number}",
            by_person=issue.by.person,
            by_name=issue.by.name,
        )
    return row(made)
