"""People, terms and commands, sensible and not, for the property test of the dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import FeeItem, MissingPaper, PaperCount
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.identity import IdentityKind
from tests.builders import (
    AGENCY,
    CHILD,
    CITIZEN,
    FILING,
    HEAD,
    OFFICER,
    ONE_STOP,
    ONLINE,
    OPERATOR,
    OTHER_OFFICER,
    OWNER,
    PAPERS,
    POSTAL,
    RECEPTION,
    RESULT,
    SEND,
    SUBMIT,
    actor,
)

PEOPLE = (
    RECEPTION,
    POSTAL,
    OFFICER,
    OTHER_OFFICER,
    HEAD,
    OPERATOR,
    CITIZEN,
    replace(CITIZEN, role=Role.REPRESENTATIVE, place=OWNER.identity),
    actor(Role.AUDITOR),
    actor(Role.UNIT_MANAGER),
    actor(Role.SYSTEM, employer=Employer.NONE),
    actor(Role.HEAD_OF_AGENCY, employer=Employer.POST),
    actor(Role.RECEPTION_OFFICIAL, employer=Employer.POST),
)
UNITS = ((ONE_STOP, AGENCY), ("000.20.50.H20", "000.20.51.H20"))
TERMS_OF_LAW = (
    Term(1, TermUnit.WORKING_DAYS),
    Term(5, TermUnit.WORKING_DAYS),
    Term(30, TermUnit.WORKING_DAYS),
    Term(10, TermUnit.CALENDAR_DAYS),
    Term(3, TermUnit.HALF_DAYS),
    Term(8, TermUnit.WORKING_HOURS),
    Term(0, TermUnit.IMMEDIATE),
)
WHY = ("vì lý do này", "")
ONE_PROOF = (PaperCount(code="proof", certified=1),)
WITH_ORIGINAL = (PaperCount(code="form", originals=2, give_back=1), PAPERS[1])
LINES = tuple(
    (MissingPaper(paper=paper, what="Bản rõ", reason="Mờ"),) for paper in ("proof", "form", "tv")
)
CHARGED = FeeItem(code="fee", name="Phí", gross=50_000, net=30_000)
FILINGS = (
    FILING,
    replace(FILING, fees=(CHARGED,)),
    replace(FILING, applicant=CHILD, papers=WITH_ORIGINAL),
    replace(FILING, papers=()),
)
NAMED = c.ReturnResult(
    to_name=OWNER.name, identity_kind=IdentityKind.PERSONAL_ID, identity=OWNER.identity
)
RETURNS = (
    replace(NAMED, given_back=("form",), authority="Giấy ủy quyền"),
    NAMED,
    replace(NAMED, to_name=""),
    c.ReturnResult(
        to_name=CHILD.name, identity_kind=IdentityKind.NONE, identity="", given_back=("form",)
    ),
)
MOVES = tuple(
    c.MoveToSuccessor(receiving_unit=unit, competent_agency=agency, decision="NQ 1663")
    for unit, agency in UNITS
)
OFFICERS = (OFFICER, OTHER_OFFICER)
STEPS = (2, 3, 9)
AGENCIES = ("Sở Y tế", "Công an")

Variants = Mapping[type[c.Command], Sequence[c.Command]]


def variants(state: State | None, at: datetime) -> Variants:
    """Commands of every kind, with dates around now and amounts around what is owed."""
    return {
        **_at_the_door(at),
        **_FROM_HOME,
        **_ON_THE_DESK,
        **_on_the_clock(state, at),
        **_AT_THE_END,
    }


def _at_the_door(at: datetime) -> Variants:
    past = (None, at - timedelta(hours=3), at - timedelta(days=9), at + timedelta(days=1))
    return {
        c.RegisterDraft: [c.RegisterDraft(filing=f) for f in FILINGS],
        c.Receive: [c.Receive(filing=f, received_at=when) for f in FILINGS[:3] for when in past],
        c.AskSupplementAtIntake: [
            c.AskSupplementAtIntake(filing=FILING, missing=lines) for lines in LINES
        ],
        c.RefuseAtIntake: [c.RefuseAtIntake(filing=FILING, reason=why) for why in WHY],
    }


_FROM_HOME: Variants = {
    c.Submit: [SUBMIT, *(c.Submit(filing=f, online=ONLINE) for f in FILINGS)],
    c.SendSupplement: [SEND, c.SendSupplement(papers=())],
    c.ReturnSupplement: [c.ReturnSupplement(missing=lines) for lines in (*LINES, ())],
    c.TakeBack: [c.TakeBack()],
    c.Forward: [
        c.Forward(receiving_unit=unit, competent_agency=agency, reason=why)
        for unit, agency in UNITS
        for why in WHY
    ],
}


_ON_THE_DESK: Variants = {
    c.Transfer: [c.Transfer()],
    c.Assign: [c.Assign(officer=o.person, officer_name=o.name) for o in OFFICERS],
    c.Reassign: [
        c.Reassign(officer=o.person, officer_name=o.name, reason=why)
        for o in OFFICERS
        for why in WHY
    ],
    c.StartStep: [c.StartStep(number=number) for number in STEPS],
    c.FinishStep: [c.FinishStep(number=number) for number in STEPS],
    c.UndoStep: [c.UndoStep(number=number, reason="Sai") for number in STEPS],
    c.MoveToSuccessor: MOVES,
    c.AnswerOpinion: [c.AnswerOpinion(agency=agency, answer="Đúng") for agency in AGENCIES],
    c.NoteSilence: [c.NoteSilence(agency=agency) for agency in AGENCIES],
}


def _on_the_clock(state: State | None, at: datetime) -> Variants:
    owed = state.owed if state else 0
    due_at = state.clock.due_at if state and state.clock else at
    days = [(at + timedelta(days=offset)).date() for offset in (-2, 0, 1, 5)]
    return {
        c.SeekOpinion: [
            c.SeekOpinion(agency=agency, question="?", answer_by=at + timedelta(days=wait))
            for agency in AGENCIES
            for wait in (2, -1)
        ],
        c.AskSupplement: [
            c.AskSupplement(missing=lines, supervisor_reason=why) for lines in LINES for why in WHY
        ],
        c.ReceiveSupplement: [
            c.ReceiveSupplement(papers=papers) for papers in (PAPERS, ONE_PROOF, ())
        ],
        c.RequestPayment: [
            c.RequestPayment(items=items, notice="TB 1") for items in ((CHARGED,), ())
        ],
        c.RecordPayment: [
            c.RecordPayment(amount=amount, method="cash", proof="BL")
            for amount in (owed, owed // 2, owed + 1)
        ],
        c.Extend: [
            c.Extend(new_due_at=due_at + timedelta(days=later), reason=why)
            for later in (7, 8, 9, -1)
            for why in WHY
        ],
        c.ApplySuspension: [
            c.ApplySuspension(suspension=Suspension(day, day + timedelta(days=1), f"TB {day}"))
            for day in days
        ],
        c.NoteTransit: [
            c.NoteTransit(since=at - timedelta(hours=gone), until=at, rule=why)
            for gone in (1, 30)
            for why in ("", "QĐ 45/2016")
        ],
    }


_AT_THE_END: Variants = {
    c.Propose: [c.Propose(proposal=proposal, text="") for proposal in c.Proposal],
    c.ProposeAtOnce: [c.ProposeAtOnce(proposal=proposal, text="") for proposal in c.Proposal],
    c.SendBack: [c.SendBack(reason=why) for why in WHY],
    c.Approve: [c.Approve(result=RESULT)],
    c.RefuseAsResult: [c.RefuseAsResult(reason=why, legal_basis="Luật") for why in WHY],
    c.CorrectError: [c.CorrectError(what=why, corrected_result=RESULT) for why in WHY],
    c.ReturnResult: RETURNS,
    c.RequestWithdrawal: [c.RequestWithdrawal(reason=why) for why in WHY],
    c.Stop: [c.Stop(fee_consequence="Hoàn")],
    c.Resume: [c.Resume(reason=why) for why in WHY],
}
