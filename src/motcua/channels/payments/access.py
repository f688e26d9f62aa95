"""Whose payments a member of staff sees, and where one may decide about them."""

from datetime import date

from motcua.domain.kernel.actor import Actor
from motcua.plumbing import clock
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission
from motcua.reference.places import queries as places

Places = tuple[str, ...] | None


def places_of(hat: Actor) -> Places:
    """The agencies and units whose payments the hat reads; None for all, () for none.

    A unit's manager looks after the account of its agency too: the second person of a refund.
    """
    if Permission.PAYMENT_READ not in PERMISSIONS[hat.role]:
        return ()
    if hat.role in PROVINCE_WIDE:
        return None
    if Permission.PAYMENT_RECONCILE not in PERMISSIONS[hat.role]:
        return (hat.place,)
    return tuple(dict.fromkeys((hat.place, agency_of(hat, clock.today()))))


def may_decide(hat: Actor, agency: str, unit: str = "") -> bool:
    """Assign, explain, refund, import: the agency's head, or the manager of the unit."""
    if Permission.PAYMENT_RECONCILE not in PERMISSIONS[hat.role]:
        return False
    return bool(({agency, unit} - {""}) & set(places_of(hat) or ()))


def agency_of(hat: Actor, on: date) -> str:
    """Whose account the hat looks after: its own agency's, or that of its one-stop unit."""
    if places.is_one_stop_unit(hat.place, on):
        return places.one_stop_unit(hat.place, on).agency_code or hat.place
    return hat.place
