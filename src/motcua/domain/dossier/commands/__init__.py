"""What people ask of a dossier: imperative, without time or person (the context carries them)."""

from motcua.domain.dossier.commands.clock import (
    ApplySuspension,
    AskSupplement,
    Extend,
    NoteTransit,
    ReceiveSupplement,
    RecordPayment,
    RequestPayment,
)
from motcua.domain.dossier.commands.filing import Filing
from motcua.domain.dossier.commands.handling import (
    Assign,
    FinishStep,
    MoveToSuccessor,
    Reassign,
    StartStep,
    Transfer,
    UndoStep,
)
from motcua.domain.dossier.commands.intake import (
    AskSupplementAtIntake,
    Receive,
    RefuseAtIntake,
    RegisterDraft,
)
from motcua.domain.dossier.commands.online import (
    Forward,
    ReturnSupplement,
    SendSupplement,
    Submit,
    TakeBack,
)
from motcua.domain.dossier.commands.opinions import AnswerOpinion, NoteSilence, SeekOpinion
from motcua.domain.dossier.commands.outcome import (
    Approve,
    CorrectError,
    Proposal,
    Propose,
    ProposeAtOnce,
    RefuseAsResult,
    ReturnResult,
    SendBack,
)
from motcua.domain.dossier.commands.withdrawal import RequestWithdrawal, Resume, Stop

IntakeCommand = RegisterDraft | Receive | AskSupplementAtIntake | RefuseAtIntake
HandlingCommand = Transfer | Assign | Reassign | StartStep | FinishStep | UndoStep | MoveToSuccessor
OnlineCommand = SendSupplement | ReturnSupplement | TakeBack | Forward
OpinionCommand = SeekOpinion | AnswerOpinion | NoteSilence
ClockCommand = (
    AskSupplement
    | ReceiveSupplement
    | RequestPayment
    | RecordPayment
    | Extend
    | ApplySuspension
    | NoteTransit
)
ResultCommand = (
    Propose | ProposeAtOnce | SendBack | Approve | RefuseAsResult | CorrectError | ReturnResult
)
WithdrawalCommand = RequestWithdrawal | Stop | Resume
Command = (
    IntakeCommand
    | Submit
    | OnlineCommand
    | HandlingCommand
    | OpinionCommand
    | ClockCommand
    | ResultCommand
    | WithdrawalCommand
)

__all__ = [
    "AnswerOpinion",
    "ApplySuspension",
    "Approve",
    "AskSupplement",
    "AskSupplementAtIntake",
    "Assign",
    "ClockCommand",
    "Command",
    "CorrectError",
    "Extend",
    "Filing",
    "FinishStep",
    "Forward",
    "HandlingCommand",
    "IntakeCommand",
    "MoveToSuccessor",
    "NoteSilence",
    "NoteTransit",
    "OnlineCommand",
    "OpinionCommand",
    "Proposal",
    "Propose",
    "ProposeAtOnce",
    "Reassign",
    "Receive",
    "ReceiveSupplement",
    "RecordPayment",
    "RefuseAsResult",
    "RefuseAtIntake",
    "RegisterDraft",
    "RequestPayment",
    "RequestWithdrawal",
    "ResultCommand",
    "Resume",
    "ReturnResult",
    "ReturnSupplement",
    "SeekOpinion",
    "SendBack",
    "SendSupplement",
    "StartStep",
    "Stop",
    "Submit",
    "TakeBack",
    "Transfer",
    "UndoStep",
    "WithdrawalCommand",
]
