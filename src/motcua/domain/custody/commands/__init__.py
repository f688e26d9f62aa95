"""What people ask of papers in custody: imperative, without time or person (see the context)."""

from dataclasses import dataclass

from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.mishaps import DiscrepancyKind, Liability, Resolution
from motcua.domain.custody.things import Address, Item
from motcua.domain.kernel.identity import IdentityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Take an item into custody; `received_from` is None for what is made here (a result)."""

    item: Item
    received_from: Holder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """`witness` saw it: the applicant's name, or the agency's for a result."""

    packet: str
    seal: str
    items: tuple[str, ...]
    witness: str
    to: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The giver scans."""

    minutes: str
    thing: str
    to: Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """The receiver scans, before or after the giver."""

    minutes: str
    thing: str
    giver: Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class SignMinutes:
    minutes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSeal:
    """What the seal and the content were when it was opened."""

    packet: str
    seal_seen: str
    items_seen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDiscrepancy:
    kind: DiscrepancyKind
    thing: str
    what: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassOnDiscrepancy:
    case: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveDiscrepancy:
    case: str
    resolution: Resolution
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    packet: str
    outcome: Outcome
    invited: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliver:
    """`signature` names the kept signature or photograph; `withdrawn` are originals taken back."""

    thing: str
    to_name: str
    identity_kind: IdentityKind
    identity: str
    signature: str
    authority: str = ""
    collected: int = 0
    withdrawn: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToAgency:
    packet: str
    to: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Readdress:
    packet: str
    to: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareLost:
    thing: str
    liability: Liability


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareDamaged:
    thing: str
    liability: Liability


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectMoney:
    """A sender paid the carrier who fetched the packet (decision 45/2016 art. 6.6)."""

    packet: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PayIn:
    """Money leaves custody for an account; `voucher` is the bank's or the cashier's."""

    bag: str
    counted: int
    voucher: str


PackingCommand = Label | Seal | OpenSeal
ScanCommand = Offer | Take | SignMinutes
MishapCommand = (
    ReportDiscrepancy | PassOnDiscrepancy | ResolveDiscrepancy | DeclareLost | DeclareDamaged
)
DeliveryCommand = Attempt | Deliver | ReturnToAgency | Readdress | CollectMoney | PayIn
Command = PackingCommand | ScanCommand | MishapCommand | DeliveryCommand
