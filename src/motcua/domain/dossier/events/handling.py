"""On the way and on the desk: transfer, officer, steps (decree 61/2018 art. 18-19)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.dossier.events.base import Due, Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred(Happened):
    """`due` is set when the law starts the clock at the competent agency (decree 309/2026)."""

    NAME: ClassVar[str] = "dossier.transferred/1"
    note: str
    due: Due | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Happened):
    NAME: ClassVar[str] = "dossier.assigned/1"
    officer: str
    officer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned(Happened):
    NAME: ClassVar[str] = "dossier.reassigned/1"
    officer: str
    officer_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStarted(Happened):
    NAME: ClassVar[str] = "dossier.step_started/1"
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(Happened):
    NAME: ClassVar[str] = "dossier.step_finished/1"
    number: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUndone(Happened):
    NAME: ClassVar[str] = "dossier.step_undone/1"
    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedToSuccessor(Happened):
    NAME: ClassVar[str] = "dossier.moved_to_successor/1"
    receiving_unit: str
    competent_agency: str
    decision: str
