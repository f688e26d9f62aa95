"""Where a paper is, since when, and who signed for it: the answer owed to whoever gave it away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from motcua.domain.custody import events as e
from motcua.domain.custody.handing import HandOver, Link, Track, scan_of
from motcua.domain.custody.holders import Holder


class How(StrEnum):
    """How a holder came by the item."""

    GIVEN_IN = "given_in"
    MADE = "made"
    HANDED_OVER = "handed_over"
    SEALED = "sealed"
    OPENED = "opened"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A stretch in one hand; `until` is None for the present one.

    `packet` is the sealed packet it lay in; `giver` had it before. A hand-over shows its scans,
    and under which minutes both sides signed when.
    """

    holder: Holder
    since: datetime
    until: datetime | None
    how: How
    packet: str = ""
    giver: Holder | None = None
    hand_over: HandOver | None = None
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """From one fixed point to the next: the item went by its own track, or by its packet's."""

    how: How
    thing: str
    track: Track
    giver: Holder | None = None
    packet: str = ""


Segments = tuple[_Segment, ...]


def whereabouts(label: str, events: Iterable[e.Event]) -> tuple[Stay, ...]:
    """The chain of an item, oldest first and never with a gap; empty for an unknown label.

    Asks for all events of the item and of every packet it was ever in; others do no harm. They
    may come in any order of recording; those of one moment stay in the order given.
    """
    known = tuple(events)
    segments: Segments = ()
    for event in _in_time(known):
        if isinstance(event, e.Offered | e.Taken):
            segments = _scanned(segments, event)
        else:
            found = _fixed(label, segments, event)
            segments = (*segments, found) if found else segments
    return _stays(segments, _signed(known))


def _in_time(events: tuple[e.Event, ...]) -> list[e.Event]:
    """By time; a scan from a slow clock cannot lie before its thing was there."""
    born: dict[str, datetime] = {}
    for event in events:
        match event:
            case e.Labelled(item=item):
                born[item.label] = event.at
            case e.Sealed(packet=packet):
                born[packet.label] = event.at
            case e.Delivered(withdrawn=withdrawn):
                born.update({item.label: event.at for item in withdrawn})
            case _:
                pass

    def moment(event: e.Event) -> datetime:
        if isinstance(event, e.Offered | e.Taken):
            return max(event.at, born.get(event.thing, event.at))
        return event.at

    return sorted(events, key=moment)


def _scanned(segments: Segments, event: e.Offered | e.Taken) -> Segments:
    if not segments or segments[-1].thing != event.thing:
        return segments
    last = segments[-1]
    return (*segments[:-1], replace(last, track=last.track.with_scan(scan_of(event))))


def _fixed(label: str, segments: Segments, event: e.Event) -> _Segment | None:
    """The segment that begins with this event, if one does."""
    match event:
        case e.Labelled(item=item) if item.label == label:
            how = How.GIVEN_IN if event.received_from else How.MADE
            track = Track(origin=event.holder, since=event.at)
            return _Segment(how=how, thing=label, track=track, giver=event.received_from)
        case e.Delivered(withdrawn=withdrawn) if label in {item.label for item in withdrawn}:
            track = Track(origin=event.deliverer, since=event.at)
            return _Segment(how=How.GIVEN_IN, thing=label, track=track, giver=event.to)
        case e.Sealed(packet=packet) if label in packet.items:
            track = Track(origin=packet.sealed_by, since=event.at)
            return _Segment(how=How.SEALED, thing=packet.label, track=track, packet=packet.label)
        case e.SealOpened(packet=opened) if segments and segments[-1].thing == opened:
            holder = event.accountable if label in event.absent else event.holder
            return _loose(label, segments, how=How.OPENED, holder=holder, at=event.at)
        case e.Delivered(thing=thing) if segments and segments[-1].thing == thing:
            return _loose(label, segments, how=How.DELIVERED, holder=event.to, at=event.at)
        case _:
            return None


def _loose(label: str, segments: Segments, *, how: How, holder: Holder, at: datetime) -> _Segment:
    """The item by itself again; halves of hand-overs from before still wait for their others."""
    own = [each.track for each in segments if each.thing == label]
    track = own[-1].fixed(holder, at) if own else Track(origin=holder, since=at)
    return _Segment(how=how, thing=label, track=track, giver=segments[-1].track.holder)


def _signed(events: tuple[e.Event, ...]) -> Mapping[str, datetime]:
    """When both sides had signed, by the number of the minutes."""
    moments: dict[str, list[datetime]] = {}
    for event in events:
        if isinstance(event, e.MinutesSigned):
            moments.setdefault(event.minutes, []).append(event.at)
    return {minutes: max(both) for minutes, both in moments.items() if len(both) == 2}


def _stays(segments: Segments, signed: Mapping[str, datetime]) -> tuple[Stay, ...]:
    stays = [_stay(segment, link, signed) for segment in segments for link in segment.track.links]
    ended = [replace(stay, until=after.since) for stay, after in pairwise(stays)]
    return (*ended, *stays[-1:])


def _stay(segment: _Segment, link: Link, signed: Mapping[str, datetime]) -> Stay:
    by = link.by
    return Stay(
        holder=link.holder,
        since=link.since,
        until=None,
        how=How.HANDED_OVER if by else segment.how,
        packet=segment.packet,
        giver=by.giver if by else segment.giver,
        hand_over=by,
        signed_at=signed.get(by.minutes) if by else None,
    )
