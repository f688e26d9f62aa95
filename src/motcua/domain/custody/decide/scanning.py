"""Scans of giver and receiver, and the signatures under them (decision 45/2016/QĐ-TTg art. 7.3).

A live scan is judged; a scan that comes late from a device without network is evidence and is
kept, and moves the thing only where it fits into the chain.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody import refusals as r
from motcua.domain.custody.context import Context
from motcua.domain.custody.guards import moving_refusal, with_another
from motcua.domain.custody.handing import HandOver, Minutes
from motcua.domain.custody.holders import Holder, HolderKind
from motcua.domain.custody.state import Custody
from motcua.domain.kernel.refusal import Refusal

Answer = tuple[e.Event, ...] | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scan:
    minutes: str
    thing: str
    giver: Holder
    receiver: Holder
    at: datetime
    by_giver: bool

    @property
    def other(self) -> Holder:
        return self.receiver if self.by_giver else self.giver


def decide_scan(command: c.ScanCommand, custody: Custody, context: Context) -> Answer:
    me = context.holder
    match command:
        case c.Offer(minutes=minutes, thing=thing, to=to):
            scan = _Scan(
                minutes=minutes, thing=thing, giver=me, receiver=to, at=context.at, by_giver=True
            )
        case c.Take(minutes=minutes, thing=thing, giver=giver):
            scan = _Scan(
                minutes=minutes,
                thing=thing,
                giver=giver,
                receiver=me,
                at=context.at,
                by_giver=False,
            )
        case c.SignMinutes():
            return _sign(command, custody, context)
        case _:
            assert_never(command)
    refusal = _shape_refusal(scan, custody, context)
    if refusal is not None:
        return refusal
    if _known(scan, custody):
        return ()
    if not context.late:
        refusal = _live_refusal(scan, custody, context)
    return refusal or (_scanned(scan, context),)


def _scanned(scan: _Scan, context: Context) -> e.Offered | e.Taken:
    event = e.Offered if scan.by_giver else e.Taken
    return event(
        at=scan.at,
        recorded_at=context.recorded,
        by=context.by,
        minutes=scan.minutes,
        thing=scan.thing,
        giver=scan.giver,
        receiver=scan.receiver,
    )


def _shape_refusal(scan: _Scan, custody: Custody, context: Context) -> Refusal | None:
    """What no scan may be, late or not."""
    article = context.article("hand_over")
    if not scan.minutes.strip():
        return r.MinutesUnnamed(article=context.article("minutes"))
    if custody.thing(scan.thing) is None:
        return r.ThingUnknown(article=article, thing=scan.thing)
    if scan.giver == scan.receiver:
        return r.HandedToOneself(article=article)
    if scan.other.kind is HolderKind.APPLICANT:
        return r.DeliverInstead(article=context.article("deliver"))
    return None


def hand_over_of(
    minutes: str, thing: str, pair: tuple[Holder, Holder], custody: Custody
) -> HandOver | None:
    """The hand-over, or its half, of a thing between two people under these minutes."""
    held = custody.thing(thing)
    return held.track.hand_overs.get((minutes, *pair)) if held else None


def _known(scan: _Scan, custody: Custody) -> bool:
    """The same side scanned the same before, and not later than now."""
    had = hand_over_of(scan.minutes, scan.thing, (scan.giver, scan.receiver), custody)
    if had is None:
        return False
    before = had.scanned_by_giver_at if scan.by_giver else had.scanned_by_receiver_at
    return before is not None and before <= scan.at


def _live_refusal(scan: _Scan, custody: Custody, context: Context) -> Refusal | None:
    return _minutes_refusal(scan, custody, context) or _giver_refusal(scan, custody, context)


def _minutes_refusal(scan: _Scan, custody: Custody, context: Context) -> Refusal | None:
    minutes = custody.minutes.get(scan.minutes)
    if minutes is None:
        return None
    article = context.article("minutes")
    if minutes.signatures:
        return r.MinutesClosed(article=article, minutes=scan.minutes)
    if minutes.pairs != {(scan.giver, scan.receiver)}:
        return r.MinutesOfOthers(article=article, minutes=scan.minutes)
    return None


def _giver_refusal(scan: _Scan, custody: Custody, context: Context) -> Refusal | None:
    refusal = moving_refusal(scan.thing, custody, context, "hand_over")
    if refusal is not None:
        return refusal
    holder = custody.holder(scan.thing)
    if holder is None or holder == scan.giver:
        return None
    article = context.article("hand_over")
    return with_another(scan.thing, holder, article)


def _sign(command: c.SignMinutes, custody: Custody, context: Context) -> Answer:
    article, me = context.article("minutes"), context.holder
    minutes = custody.minutes.get(command.minutes)
    if minutes is None:
        return r.MinutesUnknown(article=article, minutes=command.minutes)
    if minutes.has_signed(me):
        return ()
    pair = (minutes.giver, minutes.receiver)
    if minutes.giver is None or minutes.receiver is None or me not in pair:
        return r.MinutesOfOthers(article=article, minutes=command.minutes)
    # The second side signs for what the first one signed for; a late scan adds nothing to it.
    things = minutes.signatures[0].things if minutes.signatures else minutes.things
    missing = _unscanned(minutes, things, custody)
    if missing:
        return r.MinutesIncomplete(article=article, things=", ".join(missing))
    return (
        e.MinutesSigned(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            minutes=command.minutes,
            signer=me,
            things=things,
        ),
    )


def _unscanned(minutes: Minutes, things: frozenset[str], custody: Custody) -> list[str]:
    """The things one side has not scanned and nobody has reported."""
    reported = {case.thing for case in custody.cases.values()}
    unscanned = []
    for thing in sorted(things - reported):
        for pair in minutes.pairs:
            found = hand_over_of(minutes.number, thing, pair, custody)
            if found is None or found.completed_at is None:
                unscanned.append(thing)
    return unscanned
