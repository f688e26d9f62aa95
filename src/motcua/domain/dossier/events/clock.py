"""What moves or stops the legal clock (decree 61/2018 art. 19.4, 19.9)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.domain.dossier.events.base import Due, Happened
from motcua.domain.dossier.party import FeeItem, MissingPaper, PaperCount


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAsked(Happened):
    """The clock stands still; a `violation` is a second or late request."""

    NAME: ClassVar[str] = "dossier.supplement_asked/1"
    missing: tuple[MissingPaper, ...]
    violation: bool
    supervisor_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementReceived(Happened):
    NAME: ClassVar[str] = "dossier.supplement_received/1"
    papers: tuple[PaperCount, ...]
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRequested(Happened):
    NAME: ClassVar[str] = "dossier.payment_requested/1"
    items: tuple[FeeItem, ...]
    notice: str
    stops_clock: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid(Happened):
    """`due` is set when this payment ends a wait that stopped the clock."""

    NAME: ClassVar[str] = "dossier.paid/1"
    amount: int
    method: str
    proof: str
    due: Due | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Happened):
    NAME: ClassVar[str] = "dossier.extended/1"
    due: Due
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSuspended(Happened):
    NAME: ClassVar[str] = "dossier.calendar_suspended/1"
    notice: str
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitNoted(Happened):
    """A stretch on the way that does not count; `rule` is where that is written."""

    NAME: ClassVar[str] = "dossier.transit_noted/1"
    since: datetime
    until: datetime
    rule: str
    due: Due
