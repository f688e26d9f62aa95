"""What each report of a carrier does to custody and consignment, done as the carrier itself."""

from collections.abc import Callable, Mapping

from motcua.channels.carriers import connection
from motcua.channels.carriers.models import Parcel
from motcua.channels.carriers.protocol import Kind, Message
from motcua.channels.carriers.refusals import NotOffered
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.custody.commands import Asked
from motcua.domain.custody import commands as c
from motcua.domain.custody.handing import HandOver
from motcua.domain.custody.holders import HolderKind
from motcua.plumbing.errors import Refused


def apply(message: Message, parcel: Parcel) -> None:
    """Does what the message says, at the time it says; raises Refused."""
    APPLIED_BY.get(message.kind, _nothing)(message, parcel)


def _nothing(message: Message, parcel: Parcel) -> None:
    """Kept and shown; it moves nothing."""


def _picked_up(message: Message, parcel: Parcel) -> None:
    """The carrier's scan, under the minutes the counter opened; then its signature."""
    me = connection.holder()
    row = held.thing(parcel.packet)
    if row is not None and row.holder == me:
        return
    offered = _offered(parcel)
    take = c.Take(minutes=offered.minutes, thing=parcel.packet, giver=offered.giver)
    custody.give(take, _asked(message))
    _sign(offered.minutes, message)


def _offered(parcel: Parcel) -> HandOver:
    me = connection.holder()
    for each in held.waiting_for(me):
        if each.thing == parcel.packet and each.receiver == me:
            return each
    raise Refused(NotOffered(packet=parcel.packet))


def _sign(minutes: str, message: Message) -> None:
    """When the last of its things is scanned, whichever was heard of last."""
    known = held.custody_of(minutes)
    scans = [
        each.scanned_by_receiver_at
        for label in known.minutes[minutes].things
        if (thing := known.thing(label)) is not None
        for each in thing.track.hand_overs.values()
        if each.minutes == minutes and each.scanned_by_receiver_at is not None
    ]
    sign = c.SignMinutes(minutes=minutes)
    asked = Asked(
        by=connection.account(),
        hat=HolderKind.CARRIER,
        key=f"{connection.code()}/sign/{minutes}",
        at=max(scans),
    )
    if custody.rehearse(sign, asked) is None:
        custody.give(sign, asked)


def _cancelled(message: Message, parcel: Parcel) -> None:
    Parcel.objects.filter(pk=parcel.pk, cancelled_at__isnull=True).update(cancelled_at=message.at)


def _asked(message: Message, what: str = "") -> Asked:
    return Asked(
        by=connection.account(),
        hat=HolderKind.CARRIER,
        key=key_of(message, what),
        at=message.at,
    )


def key_of(message: Message, what: str = "") -> str:
    return f"{connection.code()}/{message.id}/{what or message.kind.value}"


APPLIED_BY: Mapping[Kind, Callable[[Message, Parcel], None]] = {
    Kind.PICKED_UP: _picked_up,
    Kind.CANCELLED: _cancelled,
}
