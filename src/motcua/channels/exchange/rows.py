"""How a dossier stands with the national portal, as other parts see it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    dossier: UUID
    code: str
    version: int
    told_version: int
    told_at: datetime | None
    since: datetime | None
    state: str
    reason: str
    said: str
    tries: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """How many are out of step for one reason, and since when the first of them."""

    reason: str
    number: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TryRow:
    at: datetime
    version: int
    outcome: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    code: str
    kind: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    id: int
    day: str
    at: datetime
    ours: int
    theirs: int
    differences: int
    trouble: str
