"""What people ask of a dossier: imperative, without time or person (the context carries them)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier.party import (
    Channel,
    FeeItem,
    MissingPaper,
    PaperCount,
    Party,
    ResultPaper,
)
from motcua.domain.kernel.identity import IdentityKind


class Proposal(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is handed in: by whom, for what, by which way in and out.

    `support_point` helps, `receiving_unit` issues the receipt, `competent_agency` decides:
    three codes that may differ (decree 118/2025 art. 14).
    """

    applicant: Party
    filed_by: Party | None = None
    authority: str = ""
    papers: tuple[PaperCount, ...] = ()
    fees: tuple[FeeItem, ...] = ()
    channel_in: Channel = Channel.COUNTER
    channel_out: Channel = Channel.COUNTER
    support_point: str = ""
    receiving_unit: str
    competent_agency: str
    sets: int = 1
    summary: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDraft:
    filing: Filing


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive:
    """Accept a complete filing; `received_at` may lie before now after an outage, never after."""

    filing: Filing
    received_at: datetime | None = None
    receipt_wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupplementAtIntake:
    filing: Filing
    missing: tuple[MissingPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAtIntake:
    filing: Filing
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    officer: str
    officer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassign:
    officer: str
    officer_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartStep:
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishStep:
    number: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStep:
    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveToSuccessor:
    """The receiving unit or the competent agency was dissolved; its successor takes over."""

    receiving_unit: str
    competent_agency: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekOpinion:
    agency: str
    question: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOpinion:
    agency: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSilence:
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupplement:
    """After examination; a second or a late one is a violation a supervisor must own."""

    missing: tuple[MissingPaper, ...]
    supervisor_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveSupplement:
    papers: tuple[PaperCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPayment:
    items: tuple[FeeItem, ...]
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment:
    amount: int
    method: str
    proof: str
    currency: str = "VND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    new_due_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplySuspension:
    """An authority's notice closed the offices for some days; the open clock moves with it."""

    suspension: Suspension


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose:
    proposal: Proposal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    result: ResultPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAsResult:
    reason: str
    legal_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack:
    """The head disagrees with the proposal and returns it to the officer."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectError:
    what: str
    corrected_result: ResultPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult:
    """`given_back` names the papers whose originals were handed back."""

    to_name: str
    identity_kind: IdentityKind
    identity: str
    authority: str = ""
    given_back: tuple[str, ...] = ()
    channel_out: Channel = Channel.COUNTER


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawal:
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Grant the withdrawal and issue the stop notice."""

    fee_consequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    reason: str


IntakeCommand = RegisterDraft | Receive | AskSupplementAtIntake | RefuseAtIntake
HandlingCommand = Transfer | Assign | Reassign | StartStep | FinishStep | UndoStep | MoveToSuccessor
OpinionCommand = SeekOpinion | AnswerOpinion | NoteSilence
ClockCommand = (
    AskSupplement | ReceiveSupplement | RequestPayment | RecordPayment | Extend | ApplySuspension
)
ResultCommand = Propose | SendBack | Approve | RefuseAsResult | CorrectError | ReturnResult
WithdrawalCommand = RequestWithdrawal | Stop | Resume
Command = (
    IntakeCommand
    | HandlingCommand
    | OpinionCommand
    | ClockCommand
    | ResultCommand
    | WithdrawalCommand
)
