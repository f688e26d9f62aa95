"""What mishaps, attempts, deliveries and payments mean for custody."""

from dataclasses import replace
from typing import assert_never

from motcua.domain.custody import events as e
from motcua.domain.custody.delivering import Attempt
from motcua.domain.custody.handing import Track
from motcua.domain.custody.mishaps import Discrepancy, DiscrepancyKind, Resolution
from motcua.domain.custody.state import Custody, HeldItem
from motcua.domain.custody.things import Address, Fate


def evolve_mishap(custody: Custody, event: e.MishapEvent) -> Custody:
    match event:
        case e.DiscrepancyOpened():
            case = Discrepancy(
                case=event.case,
                kind=event.kind,
                thing=event.thing,
                what=event.what,
                owner=event.owner,
                opened_at=event.at,
            )
            return _with_case(custody, case)
        case e.DiscrepancyPassedOn(case=number, owner=owner):
            return _with_case(custody, replace(custody.cases[number], owner=owner))
        case e.DiscrepancyClosed():
            return _closed(custody, event)
        case e.LossDeclared(thing=thing):
            return with_fate(custody, thing, Fate.LOST)
        case e.DamageDeclared(thing=thing):
            return _damaged(custody, thing)
        case _:
            assert_never(event)


def _with_case(custody: Custody, case: Discrepancy) -> Custody:
    return replace(custody, cases={**custody.cases, case.case: case})


def _closed(custody: Custody, event: e.DiscrepancyClosed) -> Custody:
    """A missing thing that was found moves again."""
    case = replace(
        custody.cases[event.case],
        closed_at=event.at,
        resolution=event.resolution,
        said=event.said,
    )
    custody = _with_case(custody, case)
    found = case.kind is DiscrepancyKind.MISSING and event.resolution is Resolution.FOUND
    thing = custody.thing(case.thing)
    if found and thing is not None and thing.fate is Fate.LOST:
        return with_fate(custody, case.thing, Fate.HELD)
    return custody


def _damaged(custody: Custody, thing: str) -> Custody:
    if thing in custody.packets:
        packet = replace(custody.packets[thing], damaged=True)
        return replace(custody, packets={**custody.packets, thing: packet})
    item = replace(custody.items[thing], damaged=True)
    return replace(custody, items={**custody.items, thing: item})


def with_fate(custody: Custody, thing: str, fate: Fate) -> Custody:
    if thing in custody.packets:
        packet = replace(custody.packets[thing], fate=fate)
        return replace(custody, packets={**custody.packets, thing: packet})
    item = replace(custody.items[thing], fate=fate)
    return replace(custody, items={**custody.items, thing: item})


def evolve_delivery(custody: Custody, event: e.DeliveryEvent) -> Custody:
    match event:
        case e.Attempted():
            held = custody.packets[event.packet]
            tried = Attempt(
                at=event.at, outcome=event.outcome, invited=event.invited, note=event.note
            )
            packet = replace(held, attempts=held.attempts | {tried})
            return replace(custody, packets={**custody.packets, event.packet: packet})
        case e.Delivered():
            return _delivered(custody, event)
        case e.ReturnOrdered(packet=label, to=to):
            custody = _addressed(custody, label, to, event)
            packet = replace(custody.packets[label], returning=True)
            return replace(custody, packets={**custody.packets, label: packet})
        case e.Readdressed(packet=label, to=to):
            return _addressed(custody, label, to, event)
        case e.MoneyCollected(packet=label, collector=collector, amount=amount):
            packet = replace(custody.packets[label], collected=amount)
            custody = replace(custody, packets={**custody.packets, label: packet})
            return _with_cash(custody, collector.person, amount)
        case e.MoneyPaidIn(bag=bag, counted=counted):
            custody = with_fate(custody, bag, Fate.PAID_IN)
            return replace(custody, paid_in={**custody.paid_in, bag: counted})
        case _:
            assert_never(event)


def _addressed(custody: Custody, label: str, to: Address, event: e.Happened) -> Custody:
    packet = replace(custody.packets[label], to=to, addressed_at=event.at)
    return replace(custody, packets={**custody.packets, label: packet})


def _delivered(custody: Custody, event: e.Delivered) -> Custody:
    """The things are the addressee's; money and originals withdrawn are the deliverer's."""
    items = dict(custody.items)
    packets = dict(custody.packets)
    labels: tuple[str, ...] = (event.thing,)
    if event.thing in packets:
        held = packets[event.thing]
        labels = held.packet.items
        packets[event.thing] = replace(
            held, fate=Fate.DELIVERED, track=held.track.fixed(event.to, event.at)
        )
    for label in labels:
        track = items[label].track.fixed(event.to, event.at)
        items[label] = replace(items[label], inside="", fate=Fate.DELIVERED, track=track)
    for item in event.withdrawn:
        track = Track(origin=event.deliverer, since=event.at)
        items[item.label] = HeldItem(item=item, labelled_by=event.deliverer, track=track)
    custody = replace(custody, items=items, packets=packets)
    if not event.collected:
        return custody
    return _with_cash(custody, event.deliverer.person, event.collected)


def _with_cash(custody: Custody, person: str, amount: int) -> Custody:
    cash = {**custody.cash, person: custody.cash.get(person, 0) + amount}
    return replace(custody, cash=cash, collected=custody.collected + amount)
