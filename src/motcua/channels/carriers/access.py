"""Who gives a packet to the carrier outside, and who looks after the connection with it."""

from motcua.channels.post.rows import ConsignmentView
from motcua.domain.kernel.actor import Actor
from motcua.reference.people.permissions import PERMISSIONS, Permission

OVERSEERS = frozenset({Permission.POST_MANAGE, Permission.OPERATIONS_READ})


def may_hand_over(actor: Actor, view: ConsignmentView) -> bool:
    """Whoever handles consignments where the packet lies now."""
    here = view.holder is not None and view.holder.place == actor.place
    return here and Permission.POST_DELIVER in PERMISSIONS[actor.role]


def may_oversee(actor: Actor) -> bool:
    """The managers of the post, and who keeps the machine running."""
    return not OVERSEERS.isdisjoint(PERMISSIONS[actor.role])
