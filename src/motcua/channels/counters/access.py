"""May this person see or move this money? The one place that answers."""

from datetime import date

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.till.accounts import POST, collector_of
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.remitting import Remittance
from motcua.domain.till.settling import Settlement
from motcua.domain.till.shifts import Shift
from motcua.dossiers.refusals import NotPermitted
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission
from motcua.reference.people.queries import User

ALONE = frozenset({Role.RECEPTION_OFFICIAL, Role.POSTAL_CLERK})
"""Clerks see their own shifts and receipts, not those of the desk beside them."""


def actor_for(user: User, permission: Permission, place: str, on: date) -> Actor:
    """The hat with that permission at the place; Refused(NotPermitted) without one."""
    hat = people.acting(user, permission, place, on)
    if hat is None:
        raise Refused(NotPermitted())
    return hat


def reading_places(user: User, on: date) -> tuple[str, ...] | None:
    """Where the person may read the till; None for everywhere, () for nowhere."""
    hats = _readers(user, on)
    if any(hat.role in PROVINCE_WIDE for hat in hats):
        return None
    return tuple(dict.fromkeys(hat.place for hat in hats))


def may_see_shift(user: User, shift: Shift, on: date) -> bool:
    """Its clerk, the manager of its place, oversight."""
    return any(_sees(hat, shift.unit, shift.clerk) for hat in _readers(user, on))


def may_see_receipt(user: User, receipt: Receipt, on: date) -> bool:
    """Who wrote it, the manager of its place, the body it is for, oversight."""
    return any(
        _sees(hat, receipt.unit, receipt.issued_by) or _answers_for(hat, receipt.beneficiary)
        for hat in _readers(user, on)
    )


def may_see_remittance(user: User, remittance: Remittance, on: date) -> bool:
    return any(
        _sees(hat, remittance.unit, remittance.sent_by) or _answers_for(hat, remittance.beneficiary)
        for hat in _readers(user, on)
    )


def may_see_settlement(user: User, settlement: Settlement, on: date) -> bool:
    """Both sides and oversight."""
    return any(
        hat.role in PROVINCE_WIDE
        or _answers_for(hat, settlement.beneficiary)
        or (hat.role not in ALONE and collector_of(hat) == settlement.collector)
        for hat in _readers(user, on)
    )


def of_the_post(hat: Actor) -> bool:
    return hat.employer is Employer.POST or collector_of(hat) == POST


def _readers(user: User, on: date) -> list[Actor]:
    return [
        hat for hat in people.actors_of(user, on) if Permission.TILL_READ in PERMISSIONS[hat.role]
    ]


def _sees(hat: Actor, unit: str, person: str) -> bool:
    if hat.role in PROVINCE_WIDE:
        return True
    if hat.place != unit:
        return False
    return hat.role not in ALONE or hat.person == person


def _answers_for(hat: Actor, body: str) -> bool:
    return hat.role is Role.HEAD_OF_AGENCY and hat.place == body
