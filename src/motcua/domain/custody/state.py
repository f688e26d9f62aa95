"""Who holds what: the fold of custody's events, or of those that touch the things asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from motcua.domain.custody.delivering import Attempt
from motcua.domain.custody.handing import Link, Minutes, Track
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.mishaps import Discrepancy, DiscrepancyKind
from motcua.domain.custody.things import Address, Fate, Item, ItemKind, Packet


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItem:
    """`inside` is the sealed packet it travels in; then the packet's track counts, not its own."""

    item: Item
    labelled_by: Holder
    track: Track
    inside: str = ""
    fate: Fate = Fate.HELD
    damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPacket:
    """`addressed_at`: invitations at an earlier address do not count.

    `collected` is what the sender paid the carrier who fetched it, in whole dong.
    """

    packet: Packet
    track: Track
    to: Address
    addressed_at: datetime
    attempts: frozenset[Attempt] = frozenset()
    returning: bool = False
    fate: Fate = Fate.HELD
    damaged: bool = False
    collected: int = 0

    @property
    def attempts_here(self) -> tuple[Attempt, ...]:
        """The attempts at the present address, oldest first."""
        here = (each for each in self.attempts if each.at >= self.addressed_at)
        return tuple(sorted(here, key=lambda each: (each.at, each.outcome, each.note)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """The state; a label names an item or a packet, never both.

    A decision looks only at the things, minutes and cases its command names, at the packet an
    item is in and at the items of a packet, so a shell may load no more than these.
    `cash` is what each person has in hand, in whole dong, outside any money bag.
    """

    items: Mapping[str, HeldItem] = field(default_factory=dict)
    packets: Mapping[str, HeldPacket] = field(default_factory=dict)
    minutes: Mapping[str, Minutes] = field(default_factory=dict)
    cases: Mapping[str, Discrepancy] = field(default_factory=dict)
    cash: Mapping[str, int] = field(default_factory=dict)
    collected: int = 0
    paid_in: Mapping[str, int] = field(default_factory=dict)

    def thing(self, label: str) -> HeldItem | HeldPacket | None:
        return self.packets.get(label) or self.items.get(label)

    def link(self, label: str) -> Link | None:
        """Who has the thing, since when and by which hand-over; None for an unknown label."""
        held = self.items.get(label)
        carrier = self.packets.get(held.inside if held else label)
        if carrier is not None:
            return carrier.track.last
        return held.track.last if held else None

    def holder(self, label: str) -> Holder | None:
        """The one holder of a thing."""
        link = self.link(label)
        return link.holder if link else None

    def fate(self, label: str) -> Fate | None:
        """What became of a thing; an item in a packet shares the packet's."""
        held = self.items.get(label)
        thing = self.packets.get(held.inside if held else label) or held
        return thing.fate if thing else None

    def open_case(self, thing: str, kind: DiscrepancyKind | None = None) -> Discrepancy | None:
        """An open discrepancy about a thing, of this kind or of any."""
        return next(
            (
                case
                for case in self.cases.values()
                if case.thing == thing and case.closed_at is None and kind in {None, case.kind}
            ),
            None,
        )


EMPTY = Custody()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Where the money collected at doors is now, in whole dong; nothing vanishes.

    `short` is what bags lacked when they were counted, negative when they held more.
    """

    collected: int
    in_hand: int
    in_bags: int
    lost: int
    paid_in: int
    short: int

    @property
    def balances(self) -> bool:
        return self.collected == (
            self.in_hand + self.in_bags + self.lost + self.paid_in + self.short
        )


def ledger(custody: Custody) -> Ledger:
    bags = [e for e in custody.items.values() if e.item.kind is ItemKind.MONEY_BAG]
    amounts = {fate: 0 for fate in Fate}
    for bag in bags:
        amounts[custody.fate(bag.item.label) or bag.fate] += bag.item.amount
    paid_in = sum(custody.paid_in.values())
    return Ledger(
        collected=custody.collected,
        in_hand=sum(custody.cash.values()),
        in_bags=amounts[Fate.HELD],
        lost=amounts[Fate.LOST],
        paid_in=paid_in,
        short=amounts[Fate.PAID_IN] - paid_in,
    )
