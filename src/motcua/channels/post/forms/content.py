"""What the papers of the post say, as values (circular 17/2017/TT-BTTTT art. 5, 9)."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.forms.content import Signature
from motcua.dossiers.forms.papers import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Who sends or receives, and how to reach them."""

    name: str
    address: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPaper:
    """One paper inside; `kind` says original, copy, set or result."""

    name: str
    kind: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    name: str
    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A part of the contract with its article: quality, rights and duties, liability."""

    title: str
    text: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """`name` as it was written; `at` of None leaves room for pen and ink."""

    name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsignmentPaper(Paper):
    """All that article 9 asks of a phiếu gửi hồ sơ, in either direction."""

    direction: str
    service: str
    sender: End
    recipient: End
    accepted_at: datetime
    place: str
    method: str
    procedure: str
    dossier: str = ""
    tracking: str = ""
    papers: tuple[ListedPaper, ...]
    withdraw: tuple[str, ...] = ()
    packet: str
    seal: str
    grams: int
    prices: tuple[PriceLine, ...]
    total: int
    payment: str
    receipts: tuple[str, ...] = ()
    promise: str
    promised_at: datetime
    doubtful: bool = False
    result_to: End | None = None
    stated: tuple[Stated, ...]
    customer: SignedBy
    staff: SignedBy
    witness: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySlip(Paper):
    """What the addressee signs at the door; filled in as far as it has happened."""

    recipient: End
    tracking: str = ""
    packet: str
    seal: str
    procedure: str
    dossier: str = ""
    papers: tuple[ListedPaper, ...]
    withdraw: tuple[str, ...] = ()
    collect: int = 0
    delivered_at: datetime | None = None
    to_name: str = ""
    identity: str = ""
    authority: str = ""
    postman: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Paper):
    """Left after a failed attempt: which one it is, where to collect and until when."""

    recipient: End
    tracking: str = ""
    procedure: str
    ordinal: int
    least: int
    attempted_at: datetime
    why: str
    place: str
    place_address: str = ""
    hours: str = ""
    next_at: datetime | None = None
    collect: int = 0
    withdraw: tuple[str, ...] = ()
    postman: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossLetter(Paper):
    """Apologises for what was lost or damaged and says who bears what."""

    recipient: End
    consignment: str
    procedure: str
    dossier: str = ""
    damaged: bool
    happened_at: datetime
    how: str
    reissue: tuple[str, ...] = ()
    reissue_cost: int = 0
    damages: int = 0
    apology: str
    signer: Signature
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressLabel(Paper):
    """What the packet bears on the road; `code` is the tracking number, `spoken` spells it out."""

    spoken: str
    service: str
    sender: End
    recipient: End
    zone: str
    promise: str
    promised_at: datetime
    dossier: str = ""
    consignment: str
    packet: str
    grams: int
    collect: int = 0
    withdraw: int = 0
    accepted_at: datetime
    place: str
