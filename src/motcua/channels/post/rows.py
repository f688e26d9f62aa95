"""What the post answers with: consignments, pick-ups, complaints, clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.channels.post.note import ConsignmentNote
from motcua.channels.post.shapes import Contact, Direction, PickUpStatus, Status
from motcua.domain.calendar.deadlines import Deadline
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.lateness import Attribution, Overrun, Stretch
from motcua.domain.custody.whereabouts import Stay
from motcua.domain.fees.postage import Postage
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The price and the promise of a service; `days` sums the legs in working days.

    `promised` is the first leg's, from the moment asked about.
    """

    zone: str
    zone_name: Bilingual
    postage: Postage
    promised: Deadline
    days: int
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsignmentRow:
    """A consignment as a list shows it; `to_collect` is what is due at the door now."""

    number: str
    tracking: str
    direction: Direction
    status: Status
    status_words: Bilingual
    service: str
    enterprise: str
    dossier: UUID | None
    dossier_code: str
    procedure: str
    case: str
    procedure_name: str
    field: str
    office: str
    receiving_unit: str
    competent_agency: str
    applicant_name: str
    to: Contact
    destination: str
    packet: str
    seal: str
    to_collect: int
    accepted_at: datetime
    promised_at: datetime
    filed_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None
    replaces: str
    replaced_by: str

    def is_late(self, now: datetime) -> bool:
        """Past what was promised, as of its end or of now."""
        return (self.filed_at or self.delivered_at or self.ended_at or now) > self.promised_at


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened; `facts` are shown as they are stored."""

    title: Bilingual
    kind: str
    at: datetime
    recorded_at: datetime
    by: str
    place: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class MishapRow:
    id: int
    consignment: str
    thing: str
    kind: str
    how: str
    liable: str
    liable_name: str
    reissue: tuple[str, ...]
    reissue_cost: int
    damages: int
    apology: str
    article: str
    declared_at: datetime
    paid: int
    paid_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
    number: str
    consignment: str
    office: str
    complainant: str
    phone: str
    what: str
    made_at: datetime
    limit: date
    answer_due: datetime
    answered_at: datetime | None
    answer: str
    upheld: bool | None
    compensation: int

    def is_late(self, now: datetime) -> bool:
        return (self.answered_at or now) > self.answer_due


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsignmentView:
    """Everything a person with the right to read may see of one consignment."""

    row: ConsignmentRow
    note: ConsignmentNote
    history: tuple[HistoryLine, ...]
    holder: Holder | None
    stays: tuple[Stay, ...]
    invitations: int
    next_invitation: date | None
    mishaps: tuple[MishapRow, ...]
    complaints: tuple[ComplaintRow, ...]
    complain_until: date
    return_at_once: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpAttempt:
    at: datetime
    by: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpRow:
    id: UUID
    status: PickUpStatus
    status_words: Bilingual
    office: str
    contact: Contact
    procedure: str
    case: str
    wished_day: date
    window: str
    note: str
    by_phone: bool
    asked_at: datetime
    postman: str
    postman_name: str
    day: date | None
    attempts: tuple[PickUpAttempt, ...]
    consignment: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRow:
    """Tracking numbers of one office, from the first label to the last; how many are used, left."""

    first: str
    last: str
    used: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegClock:
    """One leg of the post measured against its own promise."""

    consignment: str
    direction: Direction
    since: datetime
    until: datetime | None
    promised: Deadline
    overrun: Overrun | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The times of a dossier apart: the post against J+n, the agency against the law."""

    legs: tuple[LegClock, ...]
    stretches: tuple[Stretch, ...]
    agency_due_at: datetime | None
    attribution: Attribution
    transit_counts: bool
    article: str
