"""What each report of a carrier does to custody and consignment, done as the carrier itself."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypedDict

from motcua.channels.carriers import connection
from motcua.channels.carriers import refusals as r
from motcua.channels.carriers.models import Parcel
from motcua.channels.carriers.protocol import Kind, Message
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.custody.commands import Asked
from motcua.channels.post import commands as post
from motcua.channels.post import queries as consignments
from motcua.channels.post import shapes
from motcua.channels.post.rows import ConsignmentView
from motcua.domain.custody import commands as c
from motcua.domain.custody.handing import HandOver
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.mishaps import DiscrepancyKind
from motcua.domain.custody.things import Fate
from motcua.domain.kernel.actor import Actor
from motcua.plumbing.errors import Refused

WENT_BACK = "Hết số lần mời nhận (đơn vị vận chuyển báo chuyển hoàn)."
APOLOGY = "{carrier} xin lỗi vì đã làm mất túi hồ sơ {packet} của phiếu gửi {consignment}."


class _Told(TypedDict):
    by: Actor
    key: str
    at: datetime


def apply(message: Message, parcel: Parcel) -> None:
    """Does what the message says, at the time it says; raises Refused."""
    APPLIED_BY[message.kind](message, parcel)


def _shown(message: Message, parcel: Parcel) -> None:
    """Kept and shown; it moves nothing."""


def _picked_up(message: Message, parcel: Parcel) -> None:
    """The carrier's scan, under the minutes the counter opened."""
    row = held.thing(parcel.packet)
    if row is None or row.holder == connection.holder():
        return
    offered = _half(parcel, given_by_us=True)
    if offered is None:
        raise Refused(r.NotOffered(packet=parcel.packet))
    take = c.Take(minutes=offered.minutes, thing=parcel.packet, giver=offered.giver)
    custody.give(take, _asked(message))
    _sign(offered.minutes)


def _attempted(message: Message, parcel: Parcel) -> None:
    _expect_in_hand(parcel)
    if message.attempt is None or _was_going_back(_view(parcel), parcel):
        return
    tried = shapes.Attempt(
        outcome=message.attempt.outcome, invited=message.attempt.invited, note=message.note
    )
    post.attempt(parcel.consignment, tried, **_as_told(message))


def _delivered(message: Message, parcel: Parcel) -> None:
    """To the addressee with proof; to an agency by the scans of both."""
    view = _view(parcel)
    if view.row.direction is shapes.Direction.SEND or _was_going_back(view, parcel):
        _handed_in(message, parcel)
        return
    _expect_in_hand(parcel)
    if message.proof is None:
        return
    proof = message.proof
    delivery = shapes.Delivery(
        to_name=proof.to_name,
        identity_kind=proof.identity_kind,
        identity=proof.identity,
        authority=proof.authority,
        collected=proof.collected,
        withdrawn=tuple(
            shapes.Withdrawn(label=each.label, paper=each.paper) for each in proof.withdrawn
        ),
        signature=proof.signature,
    )
    post.deliver(parcel.consignment, delivery, **_as_told(message))


def _was_going_back(view: ConsignmentView, parcel: Parcel) -> bool:
    """The post brings it back to the agency, and the carrier was asked for that way only."""
    back = (line.at for line in view.history if line.kind == "returning")
    return any(at <= parcel.wanted_at for at in back)


def _returning(message: Message, parcel: Parcel) -> None:
    _expect_in_hand(parcel)
    post.bring_back(parcel.consignment, message.note or WENT_BACK, **_as_told(message))


def _handed_in(message: Message, parcel: Parcel) -> None:
    """The carrier's half of a hand-over that a desk has scanned: to an agency, or back home."""
    taken = _half(parcel, given_by_us=False)
    if taken is None:
        row = held.thing(parcel.packet)
        if row is not None and row.holder == connection.holder():
            raise Refused(r.NotTaken(packet=parcel.packet))
        return
    offer = c.Offer(minutes=taken.minutes, thing=parcel.packet, to=taken.receiver)
    custody.give(offer, _asked(message))
    _sign(taken.minutes)


def _lost(message: Message, parcel: Parcel) -> None:
    """The carrier answers for it; what it costs, the case's owner finds out and declares."""
    _expect_in_hand(parcel)
    view, how = _view(parcel), message.note or "Đơn vị vận chuyển báo mất."
    missing = c.ReportDiscrepancy(
        kind=DiscrepancyKind.MISSING, thing=parcel.packet, what=how, owner=parcel.wanted_by
    )
    custody.give(missing, _asked(message, "case"))
    words = {"carrier": connection.account().name, "packet": parcel.packet}
    mishap = shapes.Mishap(
        thing=parcel.packet,
        how=how,
        reissue=tuple(item.name for item in view.note.items),
        apology=APOLOGY.format(consignment=parcel.consignment, **words),
    )
    post.declare_lost(parcel.consignment, mishap, **_as_told(message))


def _cancelled(message: Message, parcel: Parcel) -> None:
    Parcel.objects.filter(pk=parcel.pk, cancelled_at__isnull=True).update(cancelled_at=message.at)


def _half(parcel: Parcel, *, given_by_us: bool) -> HandOver | None:
    """A hand-over with the carrier that the other side alone has scanned."""
    me = connection.holder()
    for each in held.waiting_for(me):
        mine = each.receiver if given_by_us else each.giver
        if each.thing == parcel.packet and mine == me:
            return each
    return None


def _sign(minutes: str) -> None:
    """Signs when both have scanned everything, at the last scan, in whatever order it was heard."""
    known = held.custody_of(minutes)
    scans = [
        each.completed_at
        for label in known.minutes[minutes].things
        if (thing := known.thing(label)) is not None
        for each in thing.track.hand_overs.values()
        if each.minutes == minutes
    ]
    done = [moment for moment in scans if moment is not None]
    if not scans or len(done) < len(scans):
        return
    asked = Asked(
        by=connection.account(),
        hat=HolderKind.CARRIER,
        key=f"{connection.code()}/sign/{minutes}",
        at=max(done),
    )
    custody.give(c.SignMinutes(minutes=minutes), asked)


def _expect_in_hand(parcel: Parcel) -> None:
    row = held.thing(parcel.packet)
    if row is None or row.fate is not Fate.HELD or row.holder != connection.holder():
        raise Refused(r.NotWithCarrier(packet=parcel.packet))


def _view(parcel: Parcel) -> ConsignmentView:
    view = consignments.consignment(parcel.consignment)
    if view is None:
        raise Refused(r.NothingToSend(consignment=parcel.consignment))
    return view


def _asked(message: Message, what: str = "") -> Asked:
    return Asked(
        by=connection.account(),
        hat=HolderKind.CARRIER,
        key=_key(message) + what,
        at=message.at,
    )


def _as_told(message: Message) -> _Told:
    return {"by": connection.account(), "key": _key(message), "at": message.at}


def _key(message: Message) -> str:
    return f"{connection.code()}/{message.id}"


APPLIED_BY: Mapping[Kind, Callable[[Message, Parcel], None]] = {
    Kind.PICKED_UP: _picked_up,
    Kind.SORTED: _shown,
    Kind.OUT_FOR_DELIVERY: _shown,
    Kind.ATTEMPTED: _attempted,
    Kind.DELIVERED: _delivered,
    Kind.RETURNING: _returning,
    Kind.RETURNED: _handed_in,
    Kind.LOST: _lost,
    Kind.CANCELLED: _cancelled,
}
