"""The terms of a procedure, pinned by a dossier at reception and never rewritten."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.calendar.terms import Term
from motcua.domain.kernel.actor import Role


class CopyKind(StrEnum):
    ORIGINAL = "original"
    CERTIFIED_COPY = "certified_copy"
    COPY = "copy"
    ELECTRONIC = "electronic"


class PostalService(StrEnum):
    """Which way the public postal service may carry (decision 45/2016 art. 5)."""

    NONE = "none"
    SEND = "send"
    RECEIVE = "receive"
    BOTH = "both"


class StepUnit(StrEnum):
    ONE_STOP = "one_stop"
    COMPETENT = "competent"
    COORDINATING = "coordinating"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule:
    """One paper the case asks for (decree 63/2010 art. 8.2)."""

    code: str
    name: str
    kind: CopyKind
    count: int
    mandatory: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """One step of the internal process; `half_days` of working time are planned for it."""

    number: int
    name: str
    unit: StepUnit
    role: Role
    half_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTerms:
    """The case of a procedure version as it stood on the day of reception.

    `immediate` procedures give their result at once and need no receipt unless asked for.
    `presence` means the person has to come, so nobody may carry the dossier for them.
    """

    procedure: str
    version: int
    case: str
    name: str
    field: str
    level: str
    agency: str
    term: Term
    papers: tuple[PaperRule, ...]
    steps: tuple[StepRule, ...]
    online: str
    postal: PostalService
    presence: bool
    immediate: bool
    result: str
    fee_version: str

    @property
    def desk_steps(self) -> tuple[StepRule, ...]:
        """The steps officers work off by hand; the others follow the dossier's own events."""
        return tuple(
            step
            for step in self.steps
            if step.unit is not StepUnit.ONE_STOP and step.role is Role.CASE_OFFICER
        )
