"""The state of some things from their own events only (decision 45/2016/QĐ-TTg art. 7).

Papers share packets with papers that share other packets: whoever wanted every event behind
every companion would soon hold all there are. What a thing is follows from the events that touch
it; its companions are put in as blanks, and taken out again.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from motcua.domain.custody import events as e
from motcua.domain.custody.evolve import fold
from motcua.domain.custody.handing import Track
from motcua.domain.custody.holders import Holder, HolderKind
from motcua.domain.custody.state import Custody, HeldItem
from motcua.domain.custody.things import Item, ItemKind
from motcua.domain.kernel.actor import Employer

_V = TypeVar("_V")
_NOBODY = Holder(kind=HolderKind.STORE, person="", name="", employer=Employer.NONE, place="")


def touched_things(event: e.Event, custody: Custody) -> tuple[str, ...]:
    """The labels whose state the event changes, its own thing first; `custody` is before or after.

    A packet that is opened or delivered touches what lies in it.
    """
    match event:
        case e.Labelled(item=item):
            return (item.label,)
        case e.Sealed(packet=packet):
            return (packet.label, *packet.items)
        case e.SealOpened(packet=label):
            return _with_content(label, custody)
        case e.MinutesSigned():
            return ()
        case e.Offered(thing=thing) | e.Taken(thing=thing):
            return (thing,)
        case _:
            return _touched_later(event, custody)


def _touched_later(event: e.MishapEvent | e.DeliveryEvent, custody: Custody) -> tuple[str, ...]:
    match event:
        case e.DiscrepancyPassedOn(case=case) | e.DiscrepancyClosed(case=case):
            return (custody.cases[case].thing,)
        case e.Delivered(thing=thing, withdrawn=withdrawn):
            return (*_with_content(thing, custody), *(item.label for item in withdrawn))
        case e.MoneyPaidIn(bag=bag):
            return (bag,)
        case e.Attempted() | e.ReturnOrdered() | e.Readdressed() | e.MoneyCollected():
            return (event.packet,)
        case _:
            return (event.thing,)


def _with_content(label: str, custody: Custody) -> tuple[str, ...]:
    held = custody.packets.get(label)
    return (label, *held.packet.items) if held else (label,)


def touched_minutes(event: e.Event) -> str:
    """The number of the minutes the event belongs to; empty for most."""
    return event.minutes if isinstance(event, e.ScanEvent) else ""


def touched_cash(event: e.Event) -> str:
    """The person whose money in hand the event changes; empty for most."""
    match event:
        case e.Labelled(item=Item(kind=ItemKind.MONEY_BAG), holder=holder):
            return holder.person
        case e.Delivered(collected=collected, deliverer=deliverer) if collected:
            return deliverer.person
        case e.MoneyCollected(collector=collector):
            return collector.person
        case _:
            return ""


def fold_part(
    events: Iterable[e.Event], things: Iterable[str], minutes: Iterable[str] = ()
) -> Custody:
    """What the whole fold says of these things and minutes, and of every case about the things.

    Wants all events that touch one of them, in the order they were recorded; others do no harm
    as long as all of a thing's are there. Of cash and sums it says nothing.
    """
    known, wanted, numbers = tuple(events), frozenset(things), frozenset(minutes)
    blanks = {
        label: _blank(label, event.at)
        for event in known
        for label in _named(event)
        if label not in wanted
    }
    whole = fold(known, Custody(items=blanks))
    return Custody(
        items=_only(whole.items, wanted),
        packets=_only(whole.packets, wanted),
        minutes=_only(whole.minutes, numbers),
        cases={number: each for number, each in whole.cases.items() if each.thing in wanted},
        paid_in=_only(whole.paid_in, wanted),
    )


def _only(every: Mapping[str, _V], wanted: frozenset[str]) -> dict[str, _V]:
    return {label: each for label, each in every.items() if label in wanted}


def _named(event: e.Event) -> Iterator[str]:
    """Other things an event takes for granted."""
    match event:
        case e.Sealed(packet=packet):
            yield from packet.items
        case e.Delivered(thing=thing) | e.Offered(thing=thing) | e.Taken(thing=thing):
            yield thing
        case _:
            pass


def _blank(label: str, at: datetime) -> HeldItem:
    return HeldItem(
        item=Item(label=label, kind=ItemKind.SET),
        labelled_by=_NOBODY,
        track=Track(origin=_NOBODY, since=at),
    )
