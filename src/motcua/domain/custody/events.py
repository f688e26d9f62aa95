"""What happened to papers in custody; each kind has a stored name that never changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.mishaps import DiscrepancyKind, Liability, Resolution
from motcua.domain.custody.things import Address, Item, Packet
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.identity import IdentityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """The part every event has: when it took effect, when it was recorded, who did it."""

    NAME: ClassVar[str] = ""

    at: datetime
    recorded_at: datetime
    by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled(Happened):
    NAME: ClassVar[str] = "custody.labelled/1"
    item: Item
    holder: Holder
    received_from: Holder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed(Happened):
    NAME: ClassVar[str] = "custody.sealed/1"
    packet: Packet


@dataclass(frozen=True, slots=True, kw_only=True)
class SealOpened(Happened):
    """`absent` were not inside and stay with `accountable`, who gave the packet."""

    NAME: ClassVar[str] = "custody.seal_opened/1"
    packet: str
    holder: Holder
    seal_seen: str
    absent: tuple[str, ...]
    accountable: Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(Happened):
    NAME: ClassVar[str] = "custody.offered/1"
    minutes: str
    thing: str
    giver: Holder
    receiver: Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken(Happened):
    NAME: ClassVar[str] = "custody.taken/1"
    minutes: str
    thing: str
    giver: Holder
    receiver: Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSigned(Happened):
    NAME: ClassVar[str] = "custody.minutes_signed/1"
    minutes: str
    signer: Holder
    things: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyOpened(Happened):
    NAME: ClassVar[str] = "custody.discrepancy_opened/1"
    case: str
    kind: DiscrepancyKind
    thing: str
    what: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyPassedOn(Happened):
    NAME: ClassVar[str] = "custody.discrepancy_passed_on/1"
    case: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyClosed(Happened):
    NAME: ClassVar[str] = "custody.discrepancy_closed/1"
    case: str
    resolution: Resolution
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LossDeclared(Happened):
    NAME: ClassVar[str] = "custody.loss_declared/1"
    thing: str
    liability: Liability


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageDeclared(Happened):
    NAME: ClassVar[str] = "custody.damage_declared/1"
    thing: str
    liability: Liability


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted(Happened):
    NAME: ClassVar[str] = "custody.attempted/1"
    packet: str
    outcome: Outcome
    invited: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Happened):
    """`deliverer` now holds the money collected and the originals withdrawn."""

    NAME: ClassVar[str] = "custody.delivered/1"
    thing: str
    deliverer: Holder
    to: Holder
    identity_kind: IdentityKind
    identity: str
    authority: str
    collected: int
    withdrawn: tuple[Item, ...]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnOrdered(Happened):
    NAME: ClassVar[str] = "custody.return_ordered/1"
    packet: str
    to: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Readdressed(Happened):
    NAME: ClassVar[str] = "custody.readdressed/1"
    packet: str
    to: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyCollected(Happened):
    """`collector` now holds what the sender of the packet paid."""

    NAME: ClassVar[str] = "custody.money_collected/1"
    packet: str
    collector: Holder
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPaidIn(Happened):
    NAME: ClassVar[str] = "custody.money_paid_in/1"
    bag: str
    counted: int
    voucher: str


PackingEvent = Labelled | Sealed | SealOpened
ScanEvent = Offered | Taken | MinutesSigned
MishapEvent = (
    DiscrepancyOpened | DiscrepancyPassedOn | DiscrepancyClosed | LossDeclared | DamageDeclared
)
DeliveryEvent = Attempted | Delivered | ReturnOrdered | Readdressed | MoneyCollected | MoneyPaidIn
Event = PackingEvent | ScanEvent | MishapEvent | DeliveryEvent
