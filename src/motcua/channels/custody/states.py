"""The state of one thing as the text its row keeps, so that a scan need not fold what was.

Every holder is written once and named by its place in the list: whoever carries a paper from
hand to hand for years stands in it as a number.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from motcua.domain.custody.delivering import Attempt
from motcua.domain.custody.handing import HandOver, Track
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.state import HeldItem, HeldPacket
from motcua.domain.custody.things import Address, Fate, Item, Packet

Held = HeldItem | HeldPacket
Scans = tuple[str, int, int, datetime | None, datetime | None]
"""Minutes, giver, receiver, when the giver and when the receiver scanned."""


class _Way(msgspec.Struct, array_like=True, frozen=True):
    holders: tuple[Holder, ...]
    since: datetime
    hand_overs: tuple[Scans, ...]
    settled: tuple[int, ...]


class _Item(msgspec.Struct, array_like=True, frozen=True, tag="item"):
    item: Item
    labelled_by: Holder
    inside: str
    fate: Fate
    damaged: bool
    way: _Way
    paid_in: int | None


class _Packet(msgspec.Struct, array_like=True, frozen=True, tag="packet"):
    packet: Packet
    to: Address
    addressed_at: datetime
    attempts: tuple[Attempt, ...]
    returning: bool
    fate: Fate
    damaged: bool
    way: _Way


class _PaidPacket(_Packet, frozen=True, tag="packet"):
    """A packet with what was paid for it behind; a text without it says that nobody was paid."""

    collected: int = 0


_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(_Item | _PaidPacket)


def encode(held: Held, paid_in: int | None) -> str:
    """The same text for the same state; `paid_in` is what was counted in a money bag."""
    stored = _stored_item(held, paid_in) if isinstance(held, HeldItem) else _stored_packet(held)
    return _ENCODER.encode(stored).decode()


def decode(text: str) -> tuple[Held, int | None]:
    stored = _DECODER.decode(text)
    return (_item(stored), stored.paid_in) if isinstance(stored, _Item) else (_packet(stored), None)


def _stored_item(held: HeldItem, paid_in: int | None) -> _Item:
    return _Item(
        item=held.item,
        labelled_by=held.labelled_by,
        inside=held.inside,
        fate=held.fate,
        damaged=held.damaged,
        way=_way(held.track),
        paid_in=paid_in,
    )


def _stored_packet(held: HeldPacket) -> _Packet:
    packet = _Packet(
        packet=held.packet,
        to=held.to,
        addressed_at=held.addressed_at,
        attempts=tuple(sorted(held.attempts, key=_order)),
        returning=held.returning,
        fate=held.fate,
        damaged=held.damaged,
        way=_way(held.track),
    )
    if not held.collected:
        return packet
    return _PaidPacket(**msgspec.structs.asdict(packet), collected=held.collected)


def _order(attempt: Attempt) -> tuple[datetime, str, bool, str]:
    return (attempt.at, attempt.outcome, attempt.invited, attempt.note)


def _item(stored: _Item) -> HeldItem:
    return HeldItem(
        item=stored.item,
        labelled_by=stored.labelled_by,
        track=_track(stored.way, stored.item.label),
        inside=stored.inside,
        fate=stored.fate,
        damaged=stored.damaged,
    )


def _packet(stored: _PaidPacket) -> HeldPacket:
    return HeldPacket(
        packet=stored.packet,
        track=_track(stored.way, stored.packet.label),
        to=stored.to,
        addressed_at=stored.addressed_at,
        attempts=frozenset(stored.attempts),
        returning=stored.returning,
        fate=stored.fate,
        damaged=stored.damaged,
        collected=stored.collected,
    )


def _way(track: Track) -> _Way:
    """The origin is the first of the holders; two names of one holder are both kept."""
    places = {(track.origin, track.origin.name): 0}
    hand_overs = track.hand_overs
    return _Way(
        since=track.since,
        hand_overs=tuple(_scans(each, places) for each in hand_overs.values()),
        settled=tuple(place for place, key in enumerate(hand_overs) if key in track.settled),
        holders=tuple(holder for holder, _ in places),
    )


def _scans(hand_over: HandOver, places: dict[tuple[Holder, str], int]) -> Scans:
    giver, receiver = hand_over.giver, hand_over.receiver
    return (
        hand_over.minutes,
        places.setdefault((giver, giver.name), len(places)),
        places.setdefault((receiver, receiver.name), len(places)),
        hand_over.scanned_by_giver_at,
        hand_over.scanned_by_receiver_at,
    )


def _track(way: _Way, thing: str) -> Track:
    known = list(_hand_overs(way, thing))
    hand_overs: Mapping[tuple[str, Holder, Holder], HandOver] = {each.key: each for each in known}
    return Track(
        origin=way.holders[0],
        since=way.since,
        hand_overs=hand_overs,
        settled=frozenset(known[place].key for place in way.settled),
    )


def _hand_overs(way: _Way, thing: str) -> Iterator[HandOver]:
    for minutes, giver, receiver, given_at, taken_at in way.hand_overs:
        yield HandOver(
            minutes=minutes,
            thing=thing,
            giver=way.holders[giver],
            receiver=way.holders[receiver],
            scanned_by_giver_at=given_at,
            scanned_by_receiver_at=taken_at,
        )
