"""Where a dossier stands: the fold of its events."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.domain.calendar.deadlines import Pause, Reason
from motcua.domain.dossier.commands import Filing, Proposal
from motcua.domain.dossier.online import FiledFile, OnlinePart, Turn
from motcua.domain.dossier.party import FeeItem, MissingPaper, PaperCount, ResultPaper
from motcua.domain.dossier.terms import ProcedureTerms


class Stage(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    SUPPLEMENT_AT_INTAKE = "supplement_at_intake"
    NOT_ACCEPTED = "not_accepted"
    RECEIVED = "received"
    TRANSFERRED = "transferred"
    IN_PROGRESS = "in_progress"
    SUPPLEMENT = "supplement"
    AWAITING_PAYMENT = "awaiting_payment"
    PROPOSED = "proposed"
    WITHDRAWAL_REQUESTED = "withdrawal_requested"
    STOPPED = "stopped"
    APPROVED = "approved"
    REFUSED = "refused"
    RETURNED = "returned"

    @property
    def national(self) -> int:
        """National status 1 to 10 of the exchange catalogue TrangThaiHoSo."""
        return _NATIONAL_STATUS[self]


_NATIONAL_STATUS = {
    Stage.DRAFT: 1,
    Stage.SUBMITTED: 1,
    Stage.RECEIVED: 2,
    Stage.TRANSFERRED: 2,
    Stage.NOT_ACCEPTED: 3,
    Stage.IN_PROGRESS: 4,
    Stage.PROPOSED: 4,
    Stage.SUPPLEMENT_AT_INTAKE: 5,
    Stage.SUPPLEMENT: 5,
    Stage.AWAITING_PAYMENT: 6,
    Stage.WITHDRAWAL_REQUESTED: 7,
    Stage.STOPPED: 8,
    Stage.APPROVED: 9,
    Stage.REFUSED: 9,
    Stage.RETURNED: 10,
}

BEFORE_RECEPTION = frozenset({Stage.DRAFT, Stage.SUBMITTED, Stage.SUPPLEMENT_AT_INTAKE})
WAITING = frozenset({Stage.SUPPLEMENT, Stage.AWAITING_PAYMENT})
UNDER_WAY = frozenset({Stage.TRANSFERRED, Stage.IN_PROGRESS, Stage.PROPOSED}) | WAITING
UNDECIDED = UNDER_WAY | {Stage.RECEIVED}
DECIDED = frozenset({Stage.APPROVED, Stage.REFUSED})
CLOSED = frozenset({Stage.NOT_ACCEPTED, Stage.STOPPED, Stage.RETURNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    number: int
    started_at: datetime
    by: str
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    agency: str
    question: str
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None = None
    answer: str = ""
    silence_noted_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.silence_noted_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The legal clock; `due_at` is not binding while it stands still (`standing_since`).

    `first_due_at` is what the receipt promised; `counted_from` is reception, arrival at the
    agency or the last restart. `reappointed`: the date was set by an apology, not counted.
    `transits` are times on the way that do not count, each with its rule.
    """

    counted_from: datetime
    first_due_at: datetime
    due_at: datetime
    standing_since: datetime | None = None
    calendar: str
    reasons: tuple[Reason, ...]
    pauses: tuple[Pause, ...] = ()
    supplement_waits: tuple[Pause, ...] = ()
    transits: tuple[Pause, ...] = ()
    transfer_by: datetime
    extensions: int = 0
    reappointed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A dossier after `version` events; `clock` exists from reception on.

    `part` and `turn` exist once it was filed online; `sent` are papers sent from home after
    examination that no clerk has confirmed yet, `sent_files` what came last for a request that
    waits for its answer, `replaced` files that others have taken the place of. `supplement_returns`
    counts how often what was sent for the present request was given back.
    """

    version: int
    stage: Stage
    filing: Filing
    terms: ProcedureTerms
    regime: str
    form_set: str
    code: str = ""
    slip: str = ""
    opened_at: datetime
    last_event_at: datetime
    part: OnlinePart | None = None
    turn: Turn | None = None
    sent: tuple[PaperCount, ...] = ()
    sent_files: frozenset[str] = frozenset()
    replaced: tuple[FiledFile, ...] = ()
    supplement_returns: int = 0
    received_at: datetime | None = None
    clock: Clock | None = None
    officer: str = ""
    officer_name: str = ""
    steps: tuple[StepRecord, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    supplements: int = 0
    missing: tuple[MissingPaper, ...] = ()
    violations: int = 0
    fees: tuple[FeeItem, ...] = ()
    paid: int = 0
    proposal: Proposal | None = None
    result: ResultPaper | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    given_back: tuple[str, ...] = ()
    stage_before: Stage | None = None

    @property
    def owed(self) -> int:
        """Whole dong still to pay."""
        return sum(item.net for item in self.fees) - self.paid

    @property
    def submitted_at(self) -> datetime | None:
        """When it was first filed online."""
        return self.turn.since if self.turn else None

    @property
    def answer_by(self) -> datetime | None:
        """By when somebody must answer; None when nobody has to."""
        return self.turn.answer_by if self.turn and self.turn.waiting else None

    @property
    def supplement_unanswered(self) -> bool:
        """A supplement came from home and no clerk has answered it yet."""
        return self.stage is Stage.SUPPLEMENT and self.answer_by is not None

    @property
    def originals_to_give_back(self) -> tuple[str, ...]:
        """Codes of papers whose shown originals are still at the counter."""
        shown = (paper.code for paper in self.filing.papers if paper.give_back > 0)
        return tuple(code for code in shown if code not in self.given_back)

    def is_late(self, at: datetime) -> bool:
        """Past the binding date, as of the decision or of `at` (decree 61/2018 art. 19.9)."""
        if self.clock is None or (self.clock.standing_since and self.finished_at is None):
            return False
        return (self.finished_at or at) > self.clock.due_at

    def step(self, number: int) -> StepRecord | None:
        return next((s for s in self.steps if s.number == number), None)
