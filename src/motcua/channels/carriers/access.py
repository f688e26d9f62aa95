"""Who gives a packet to the carrier outside, and who looks after the connection with it."""

from motcua.channels.post.rows import ConsignmentView
from motcua.domain.custody.holders import HolderKind
from motcua.domain.kernel.actor import Actor
from motcua.reference.people.permissions import PERMISSIONS, Permission

OVERSEERS = frozenset({Permission.POST_MANAGE, Permission.OPERATIONS_READ})


def may_hand_over(actor: Actor, view: ConsignmentView) -> bool:
    """Whoever handles consignments where the packet lies now."""
    here = view.holder is not None and view.holder.place == actor.place
    return here and Permission.POST_DELIVER in PERMISSIONS[actor.role]


def may_send(actor: Actor, view: ConsignmentView) -> bool:
    """Nobody sends by the carrier what is in the bag of somebody else on a round."""
    with_another = (
        view.holder is not None
        and view.holder.kind is HolderKind.CARRIER
        and view.holder.person != actor.person
    )
    return may_hand_over(actor, view) and not with_another


def may_oversee(actor: Actor) -> bool:
    """The managers of the post, and who keeps the machine running."""
    return not OVERSEERS.isdisjoint(PERMISSIONS[actor.role])
