"""What may stop, restart or move the legal clock (decree 61/2018 art. 19.4, 19.9, 22)."""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier.party import FeeItem, MissingPaper, PaperCount


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
class NoteTransit:
    """From `since` to `until` the dossier was on its way, which does not count by `rule`."""

    since: datetime
    until: datetime
    rule: str
