"""What each printed form says, as values; how it looks is the templates' business."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.domain.calendar.terms import Term
from motcua.domain.dossier.party import FeeItem, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues the form, where and when; `parent` is the agency above the issuer."""

    issuer: str
    parent: str = ""
    place: str
    issued_at: datetime
    hotline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLabel:
    """The dossier as a form names it; `track_url` goes into the QR code, or else the code does."""

    code: str
    procedure: str
    field: str = ""
    track_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One paper handed in and how many of each kind."""

    name: str
    originals: int = 0
    certified: int = 0
    copies: int = 0
    electronic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPlace:
    """Where the paper register of the older set lists the dossier."""

    book: str
    serial: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One place to sign: the capacity above it, the name below it (empty: to be written)."""

    title: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDossier:
    """What every form about one dossier carries."""

    letterhead: Letterhead
    dossier: DossierLabel
    applicant: Party
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptForm(OnDossier):
    """Acknowledges a complete dossier and promises the day of its result."""

    papers: tuple[PaperRow, ...]
    sets: int
    term: Term
    received_at: datetime
    due_at: datetime
    result_by: str
    fees: tuple[FeeItem, ...] = ()
    fee_status: str = ""
    register: RegisterPlace | None = None
    submitter: str
    receiver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementItem:
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementForm(OnDossier):
    """Asks once, for everything that is missing; `stage` says at which step it is asked."""

    items: tuple[SupplementItem, ...]
    stage: str
    legal_basis: str
    approver: str = ""
    submitter: str
    receiver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalForm(OnDossier):
    """Refuses to take a dossier in, with the reason."""

    reason: str
    legal_basis: str
    submitter: str
    receiver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyForm(OnDossier):
    """Apologises for a late result and names the only new date."""

    receipt_number: str
    received_at: datetime
    due_at: datetime
    new_due_at: datetime
    reason: str
    signer: Signature
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopForm(OnDossier):
    """Tells the applicant that work has stopped at their own request, before any decision."""

    received_at: datetime
    requested_at: datetime
    request: str
    stage: str
    fee_consequence: str
    legal_basis: str
    signer: Signature
    recipients: tuple[str, ...]


class Outcome(StrEnum):
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingRow:
    """One hand-over; an `outcome` of None means that the step is still under way."""

    giver_agency: str
    giver: str
    given_at: datetime
    receiver_agency: str
    receiver: str
    received_at: datetime | None
    outcome: Outcome | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingSlip(OnDossier):
    """Travels with the dossier: who gave it to whom, when, and whether in time."""

    received_at: datetime
    due_at: datetime | None
    rows: tuple[RoutingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One dossier in the register; `returned_at` of None leaves the cells for pen and ink."""

    code: str
    procedure: str
    sets: int
    applicant: str
    contact: str
    agency: str
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    result_by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A stretch of the dossier register of one unit; `first_serial` numbers its first row."""

    letterhead: Letterhead
    book: str
    first: date
    last: date
    rows: tuple[RegisterRow, ...]
    first_serial: int = 1
    keeper: str = ""
    head: str = ""
    synthetic: bool = False


Form = ReceiptForm | SupplementForm | RefusalForm | ApologyForm | StopForm | RoutingSlip | Register
