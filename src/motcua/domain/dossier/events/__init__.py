"""What happened to a dossier, in the past tense; each has a stored name that never changes."""

from motcua.domain.dossier.events.base import Due, Happened
from motcua.domain.dossier.events.clock import (
    CalendarSuspended,
    Extended,
    Paid,
    PaymentRequested,
    SupplementAsked,
    SupplementReceived,
    TransitNoted,
)
from motcua.domain.dossier.events.handling import (
    Assigned,
    MovedToSuccessor,
    Reassigned,
    StepFinished,
    StepStarted,
    StepUndone,
    Transferred,
)
from motcua.domain.dossier.events.intake import (
    Drafted,
    Received,
    RefusedAtIntake,
    SupplementAskedAtIntake,
)
from motcua.domain.dossier.events.online import (
    AnswerRenewed,
    FilesReplaced,
    Forwarded,
    Submitted,
    SupplementReturned,
    SupplementSent,
    TakenBack,
)
from motcua.domain.dossier.events.opinions import OpinionAnswered, OpinionSought, SilenceNoted
from motcua.domain.dossier.events.outcome import (
    Approved,
    ErrorCorrected,
    Proposed,
    Refused,
    ResultReturned,
    SentBack,
)
from motcua.domain.dossier.events.withdrawal import Resumed, Stopped, WithdrawalRequested

IntakeEvent = Drafted | Submitted | Received | SupplementAskedAtIntake | RefusedAtIntake
OnlineEvent = (
    SupplementSent | FilesReplaced | SupplementReturned | AnswerRenewed | TakenBack | Forwarded
)
HandlingEvent = (
    Transferred | Assigned | Reassigned | StepStarted | StepFinished | StepUndone | MovedToSuccessor
)
OpinionEvent = OpinionSought | OpinionAnswered | SilenceNoted
ClockEvent = (
    SupplementAsked
    | SupplementReceived
    | PaymentRequested
    | Paid
    | Extended
    | CalendarSuspended
    | TransitNoted
)
ResultEvent = Proposed | SentBack | Approved | Refused | ErrorCorrected | ResultReturned
WithdrawalEvent = WithdrawalRequested | Stopped | Resumed
Event = (
    IntakeEvent
    | OnlineEvent
    | HandlingEvent
    | OpinionEvent
    | ClockEvent
    | ResultEvent
    | WithdrawalEvent
)

__all__ = [
    "AnswerRenewed",
    "Approved",
    "Assigned",
    "CalendarSuspended",
    "ClockEvent",
    "Drafted",
    "Due",
    "ErrorCorrected",
    "Event",
    "Extended",
    "FilesReplaced",
    "Forwarded",
    "HandlingEvent",
    "Happened",
    "IntakeEvent",
    "MovedToSuccessor",
    "OnlineEvent",
    "OpinionAnswered",
    "OpinionEvent",
    "OpinionSought",
    "Paid",
    "PaymentRequested",
    "Proposed",
    "Reassigned",
    "Received",
    "Refused",
    "RefusedAtIntake",
    "ResultEvent",
    "ResultReturned",
    "Resumed",
    "SentBack",
    "SilenceNoted",
    "StepFinished",
    "StepStarted",
    "StepUndone",
    "Stopped",
    "Submitted",
    "SupplementAsked",
    "SupplementAskedAtIntake",
    "SupplementReceived",
    "SupplementReturned",
    "SupplementSent",
    "TakenBack",
    "Transferred",
    "TransitNoted",
    "WithdrawalEvent",
    "WithdrawalRequested",
]
