"""What each event means for custody; total over the closed union of events."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from motcua.domain.custody import events as e
from motcua.domain.custody.evolve_delivery import evolve_delivery, evolve_mishap
from motcua.domain.custody.handing import Minutes, Signature, Track, scan_of
from motcua.domain.custody.state import EMPTY, Custody, HeldItem, HeldPacket
from motcua.domain.custody.things import Fate, ItemKind


class NotInCustody(Exception):
    """An event speaks of a thing nobody labelled: rows are missing or were read wrongly."""


def fold(events: Iterable[e.Event], start: Custody = EMPTY) -> Custody:
    """The state after all events, in the order they were recorded."""
    for event in events:
        start = evolve(start, event)
    return start


def evolve(custody: Custody, event: e.Event) -> Custody:
    """The next state; NotInCustody when the event's thing is not in it."""
    try:
        if isinstance(event, e.PackingEvent):
            return _evolve_packing(custody, event)
        if isinstance(event, e.ScanEvent):
            return _evolve_scan(custody, event)
        if isinstance(event, e.MishapEvent):
            return evolve_mishap(custody, event)
        return evolve_delivery(custody, event)
    except KeyError as missing:
        raise NotInCustody(f"{event.NAME} speaks of {missing}, which is not loaded.") from missing


def _evolve_packing(custody: Custody, event: e.PackingEvent) -> Custody:
    match event:
        case e.Labelled():
            return _labelled(custody, event)
        case e.Sealed(packet=packet):
            inside = {
                label: replace(custody.items[label], inside=packet.label) for label in packet.items
            }
            held = HeldPacket(
                packet=packet,
                track=Track(origin=packet.sealed_by, since=event.at),
                to=packet.to,
                addressed_at=event.at,
            )
            return replace(
                custody,
                items={**custody.items, **inside},
                packets={**custody.packets, packet.label: held},
            )
        case e.SealOpened():
            return _opened(custody, event)
        case _:
            assert_never(event)


def _labelled(custody: Custody, event: e.Labelled) -> Custody:
    track = Track(origin=event.holder, since=event.at)
    held = HeldItem(item=event.item, labelled_by=event.holder, track=track)
    items = {**custody.items, event.item.label: held}
    if event.item.kind is not ItemKind.MONEY_BAG:
        return replace(custody, items=items)
    person = event.holder.person
    left = custody.cash.get(person, 0) - event.item.amount
    return replace(custody, items=items, cash={**custody.cash, person: left})


def _opened(custody: Custody, event: e.SealOpened) -> Custody:
    held = custody.packets[event.packet]
    items = dict(custody.items)
    for label in held.packet.items:
        holder = event.accountable if label in event.absent else event.holder
        track = items[label].track.fixed(holder, event.at)
        items[label] = replace(items[label], inside="", track=track)
    packets = {**custody.packets, event.packet: replace(held, fate=Fate.OPENED)}
    return replace(custody, items=items, packets=packets)


def _evolve_scan(custody: Custody, event: e.ScanEvent) -> Custody:
    if isinstance(event, e.MinutesSigned):
        had = custody.minutes[event.minutes]
        signature = Signature(signer=event.signer, at=event.at, things=event.things)
        signed = replace(had, signatures=(*had.signatures, signature))
        return replace(custody, minutes={**custody.minutes, event.minutes: signed})
    scan = scan_of(event)
    had = custody.minutes.get(scan.minutes, Minutes(number=scan.minutes))
    minutes = replace(
        had, things=had.things | {scan.thing}, pairs=had.pairs | {(scan.giver, scan.receiver)}
    )
    custody = replace(custody, minutes={**custody.minutes, scan.minutes: minutes})
    if scan.thing in custody.packets:
        packet = custody.packets[scan.thing]
        packet = replace(packet, track=packet.track.with_scan(scan))
        return replace(custody, packets={**custody.packets, scan.thing: packet})
    item = custody.items[scan.thing]
    item = replace(item, track=item.track.with_scan(scan))
    return replace(custody, items={**custody.items, scan.thing: item})
