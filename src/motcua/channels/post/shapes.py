"""What people tell the post: whom to fetch from and bring to, what, how paid, who signed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.things import ItemKind
from motcua.domain.dossier.party import MissingPaper, PaperCount, Party
from motcua.domain.dossier.terms import PostalService
from motcua.domain.fees.lines import FeePer, PayerGroup
from motcua.domain.fees.postage import PostageGroup
from motcua.domain.kernel.identity import IdentityKind

__all__ = ["Outcome", "PostalService"]


class Direction(StrEnum):
    """A leg: `send` brings a dossier to the agency, `return` brings the result back."""

    SEND = "send"
    RETURN = "return"


class PaymentMethod(StrEnum):
    """How fee and postage are paid; `later` is collected with the result, at the door."""

    CASH = "cash"
    TRANSFER = "transfer"
    LATER = "later"


class Status(StrEnum):
    """Where a consignment stands; who holds the papers is custody's to say."""

    ACCEPTED = "accepted"
    FILED = "filed"
    SUPPLEMENT = "supplement"
    DISPATCHED = "dispatched"
    ATTEMPTED = "attempted"
    HELD = "held"
    COMING_BACK = "coming_back"
    CAME_BACK = "came_back"
    DELIVERED = "delivered"
    SENT_AGAIN = "sent_again"
    LOST = "lost"


OPEN = frozenset(
    {Status.ACCEPTED, Status.DISPATCHED, Status.ATTEMPTED, Status.HELD, Status.COMING_BACK}
)
"""On the way: the post has it and owes something."""

AT_THE_DOOR = frozenset({Status.DISPATCHED, Status.ATTEMPTED, Status.HELD})
"""Result consignments that may be delivered."""


class PickUpStatus(StrEnum):
    ASKED = "asked"
    ASSIGNED = "assigned"
    NOT_FOUND = "not_found"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An end of a consignment; `unit` is the code of the commune or, elsewhere, the province.

    `unit_name` is what was written, perhaps a name from before a merger; without a code it is
    looked up.
    """

    name: str
    address: str
    phone: str = ""
    email: str = ""
    unit: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAsked:
    """Both ends and the parcel; `grams_back` is the result's weight.

    `tariff_zone` names the price zone of a leg to another province (same_region, far_region),
    as the post's own list says it; inside the province it is found.
    """

    origin: str
    destination: str
    service: PostalService
    grams: int
    grams_back: int = 0
    with_slip: bool = True
    groups: frozenset[PostageGroup] = frozenset()
    forwarded: int = 0
    tariff_zone: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPaper:
    """One physical thing with its label; `paper` is the catalogue's code or the result's title."""

    label: str
    kind: ItemKind
    paper: str
    name: str
    give_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Both signatures: the signer's name, or the digest of the kept signature."""

    customer: str
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A dossier given to the post, at its counter or (`pick_up`) at the applicant's address.

    `papers` are counted, `items` labelled and sealed; an item's `paper` is one of the counted.
    `dossier` is set when it brings the papers an agency asked for, `proof` names a transfer.
    `recipient` is where the
    result goes, for the service both; None: back to the sender.
    """

    procedure: str
    case: str = "default"
    service: PostalService
    applicant: Party
    filed_by: Party | None = None
    authority: str = ""
    sender: Contact
    recipient: Contact | None = None
    receiving_unit: str
    competent_agency: str
    papers: tuple[PaperCount, ...]
    items: tuple[LabelledPaper, ...]
    quantities: Mapping[FeePer, int] = field(default_factory=dict)
    payer_groups: frozenset[PayerGroup] = frozenset()
    groups: frozenset[PostageGroup] = frozenset()
    grams: int
    grams_back: int = 0
    with_slip: bool = True
    tariff_zone: str = ""
    method: PaymentMethod = PaymentMethod.CASH
    proof: str = ""
    packet: str
    seal: str
    witness: str
    signatures: Signatures
    tracking: str = ""
    dossier: UUID | None = None
    pick_up: UUID | None = None
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the agency's desk found when it opened the seal.

    `papers` replaces what the consignment note counted when the count differs; `missing` asks
    for the rest, each with its reason.
    """

    seal_seen: str
    items_seen: tuple[str, ...]
    papers: tuple[PaperCount, ...] | None = None
    missing: tuple[MissingPaper, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """A result given to the post: labelled, sealed before the agency, addressed.

    `items` hold the result and the originals to give back; `withdraw` are codes of originals the
    applicant must hand in. `replaces` is the consignment this one follows (returned, or lost).
    """

    dossier: UUID
    recipient: Contact | None = None
    items: tuple[LabelledPaper, ...]
    withdraw: tuple[str, ...] = ()
    packet: str
    seal: str
    witness: str
    grams: int
    groups: frozenset[PostageGroup] = frozenset()
    tariff_zone: str = ""
    tracking: str = ""
    signatures: Signatures
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """An original taken back at the door, with the label put on it there."""

    label: str
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What happened at the door; `signature` is the digest of the signature or the slip's photo."""

    to_name: str
    identity_kind: IdentityKind
    identity: str
    authority: str = ""
    collected: int = 0
    withdrawn: tuple[Withdrawn, ...] = ()
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    outcome: Outcome
    invited: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpAsked:
    """Come and fetch a dossier; `window` is the part of the day in words ("8-10")."""

    contact: Contact
    procedure: str = ""
    case: str = "default"
    wished_day: date
    window: str = ""
    note: str = ""
    applicant_identity: str = ""
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """A loss or damage and who answers (decision 45/2016 art. 14); amounts in whole dong.

    `thing` is the packet or one label in it that is loose. `liable` is a user's id; empty means
    whoever holds the thing.
    """

    thing: str
    how: str
    reissue: tuple[str, ...] = ()
    reissue_cost: int = 0
    damages: int = 0
    apology: str
    liable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintMade:
    complainant: str
    phone: str = ""
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintAnswer:
    answer: str
    upheld: bool
    compensation: int = 0
