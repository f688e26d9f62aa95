"""The letters of one dossier, filled from its events (circulars 01/2018, 03/2025, forms 01-05)."""

from motcua.domain.dossier import events as e
from motcua.domain.dossier.party import MissingPaper, PaperCount
from motcua.domain.dossier.state import State
from motcua.domain.dossier.wording import STAGE_WORDS
from motcua.domain.kernel.local_time import local
from motcua.dossiers.forms.content import (
    ApologyForm,
    Form,
    PaperRow,
    ReceiptForm,
    RefusalForm,
    Signature,
    StopForm,
    SupplementForm,
    SupplementItem,
)
from motcua.dossiers.printing_parts import (
    LetterAt,
    Print,
    label,
    letterhead,
    result_by,
    submitter,
)
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook

AT_INTAKE, AFTER_EXAMINATION = "Tiếp nhận hồ sơ", "Thẩm định, giải quyết hồ sơ"
HEAD = "Thủ trưởng cơ quan"
SETTLED = "đã nộp đủ"


def receipt(job: Print) -> tuple[Form, str] | None:
    """Acknowledges what was handed in at reception and promises that day's due date."""
    event = job.last(e.Received)
    if event is None or not event.receipt:
        return None
    filing, state = event.filing, job.state
    form = ReceiptForm(
        letterhead=letterhead(LetterAt(unit=filing.receiving_unit, at=event.at)),
        dossier=label(job),
        applicant=filing.applicant,
        synthetic=filing.synthetic,
        papers=_papers(filing.papers, state),
        sets=filing.sets,
        term=event.terms.term,
        received_at=event.at,
        due_at=event.due.at,
        result_by=result_by(filing.channel_out),
        fees=filing.fees,
        fee_status=_fee_status(state),
        submitter=submitter(state),
        receiver=event.by.name,
    )
    return form, event.number


def _papers(papers: tuple[PaperCount, ...], state: State) -> tuple[PaperRow, ...]:
    """In the order of the procedure's own list."""
    counted = {paper.code: paper for paper in papers if paper.total > 0}
    return tuple(
        PaperRow(
            name=rule.name,
            originals=counted[rule.code].originals,
            certified=counted[rule.code].certified,
            copies=counted[rule.code].copies,
            electronic=counted[rule.code].electronic,
        )
        for rule in state.terms.papers
        if rule.code in counted
    )


def _fee_status(state: State) -> str:
    if not state.fees or sum(item.net for item in state.fees) == 0:
        return ""
    return SETTLED if state.owed <= 0 else "chưa nộp đủ"


def supplement(job: Print) -> tuple[Form, str] | None:
    """The last request for papers, at the door or after examination."""
    late, early = job.last(e.SupplementAsked), job.last(e.SupplementAskedAtIntake)
    event = late or early
    if event is None:
        return None
    state = job.state
    issuer = state.filing.competent_agency if late else state.filing.receiving_unit
    rule = "supplement_exam" if late else "supplement_intake"
    form = SupplementForm(
        letterhead=letterhead(LetterAt(unit=issuer, at=event.at)),
        dossier=label(job),
        applicant=state.filing.applicant,
        synthetic=state.filing.synthetic,
        items=_items(event.missing),
        stage=AFTER_EXAMINATION if late else AT_INTAKE,
        legal_basis=_article(state, rule),
        submitter=submitter(state),
        receiver=event.by.name,
    )
    return form, "" if late else job.state.slip


def _items(missing: tuple[MissingPaper, ...]) -> tuple[SupplementItem, ...]:
    return tuple(SupplementItem(what=line.what, reason=line.reason) for line in missing)


def refusal(job: Print) -> tuple[Form, str] | None:
    """Refused at the door, or as the result of the examination."""
    event = job.last(e.Refused) or job.last(e.RefusedAtIntake)
    if event is None:
        return None
    state = job.state
    decided = isinstance(event, e.Refused)
    issuer = state.filing.competent_agency if decided else state.filing.receiving_unit
    basis = event.legal_basis if isinstance(event, e.Refused) else _article(state, "refusal")
    form = RefusalForm(
        letterhead=letterhead(LetterAt(unit=issuer, at=event.at)),
        dossier=label(job),
        applicant=state.filing.applicant,
        synthetic=state.filing.synthetic,
        reason=event.reason,
        legal_basis=basis,
        submitter=submitter(state),
        receiver=event.by.name,
    )
    return form, "" if decided else state.slip


def apology(job: Print) -> tuple[Form, str] | None:
    """Names the date that was promised and the only new one."""
    event, received = job.last(e.Extended), job.last(e.Received)
    if event is None or received is None:
        return None
    state = job.state
    before = next((r.before for r in event.due.reasons if r.rule == "extension"), None)
    form = ApologyForm(
        letterhead=letterhead(LetterAt(unit=state.filing.competent_agency, at=event.at)),
        dossier=label(job),
        applicant=state.filing.applicant,
        synthetic=state.filing.synthetic,
        receipt_number=state.code,
        received_at=received.at,
        due_at=before or received.due.at,
        new_due_at=event.due.at,
        reason=event.reason,
        signer=Signature(title=HEAD, name=event.by.name),
        recipients=_recipients(state),
    )
    return form, ""


def stop(job: Print) -> tuple[Form, str] | None:
    """The applicant took the dossier back and work has ended."""
    event, asked = job.last(e.Stopped), job.last(e.WithdrawalRequested)
    if event is None or asked is None:
        return None
    state = job.state
    form = StopForm(
        letterhead=letterhead(LetterAt(unit=state.filing.competent_agency, at=event.at)),
        dossier=label(job),
        applicant=state.filing.applicant,
        synthetic=state.filing.synthetic,
        received_at=state.received_at or state.opened_at,
        requested_at=asked.at,
        request=asked.reason,
        stage=STAGE_WORDS[state.stage_before or state.stage].vi,
        fee_consequence=event.fee_consequence,
        legal_basis=_article(state, "withdrawal"),
        signer=Signature(title=HEAD, name=event.by.name),
        recipients=_recipients(state),
    )
    return form, ""


def _recipients(state: State) -> tuple[str, ...]:
    unit = places.place_name(
        state.filing.receiving_unit, local(state.received_at or state.opened_at).date()
    )
    return ("Như trên", unit, "Lưu: VT, hồ sơ")


def _article(state: State, rule: str) -> str:
    on = local(state.received_at or state.opened_at).date()
    return rulebook.regime_on(on).article(rule)
