"""Packets a counter has scanned to the carrier before telling it: they go by it all the same."""

from motcua.channels.carriers import commands, connection
from motcua.channels.carriers.commands import Tell
from motcua.channels.carriers.models import Parcel
from motcua.channels.custody import queries as held
from motcua.channels.post import queries as post
from motcua.domain.custody.handing import HandOver
from motcua.domain.kernel.actor import Actor, Role
from motcua.plumbing.errors import Refused


def want_parcels(tell: Tell) -> int:
    """Wants a parcel for each packet offered to the carrier and unknown to it; how many."""
    me = connection.holder()
    offered = [each for each in held.waiting_for(me) if each.receiver == me]
    known = set(
        Parcel.objects.filter(
            packet__in=[each.thing for each in offered], cancelled_at__isnull=True
        ).values_list("packet", flat=True)
    )
    return sum(_wanted(each, tell) for each in offered if each.thing not in known)


def _wanted(offered: HandOver, tell: Tell) -> bool:
    row = post.of_packet(offered.thing)
    if (
        row is None or row.packet != offered.thing
    ):  # a thing that is no consignment's packet: its page shows who waits
        return False
    giver = offered.giver
    by = Actor(
        person=giver.person,
        name=giver.name,
        role=Role.SYSTEM,
        employer=giver.employer,
        place=giver.place,
    )
    key = f"offered/{offered.minutes}/{offered.thing}"
    try:
        commands.send(row.number, by=by, key=key, tell=tell)
    except Refused:
        return False
    return True
