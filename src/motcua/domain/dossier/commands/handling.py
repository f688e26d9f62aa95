"""What may be asked on the way and on the desk (decree 61/2018 art. 18-19.1)."""

from dataclasses import dataclass


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
