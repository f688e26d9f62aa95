"""May this person see this consignment, and in which hat act on it? The one place that answers."""

from datetime import date
from functools import partial
from uuid import UUID

from motcua.channels.custody import queries as held
from motcua.channels.post import queries
from motcua.channels.post.models import Consignment, PickUp
from motcua.channels.post.refusals import NoSuchConsignment, NoSuchPickUp
from motcua.channels.post.rows import ConsignmentRow, ConsignmentView, PickUpRow
from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.identity import is_of
from motcua.dossiers.refusals import NotPermitted
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission
from motcua.reference.people.queries import User
from motcua.reference.places import queries as places

OWNERS = frozenset({Role.CITIZEN, Role.REPRESENTATIVE})


def actor_for(user: User, permission: Permission, place: str, on: date) -> Actor:
    """The hat at this place that allows it; Refused(NotPermitted) without one."""
    actor = people.acting(user, permission, place, on)
    if actor is None or actor.place != place:
        raise Refused(NotPermitted())
    return actor


def readable(user: User, number: str, on: date) -> tuple[ConsignmentView, Actor]:
    """The consignment with the hat that may read it; to all others there is none."""
    view = queries.consignment(number)
    row = Consignment.objects.filter(number=view.row.number).first() if view else None
    if view is None or row is None:
        raise Refused(NoSuchConsignment(asked=number[:60]))
    way = places_on_the_way(row, view, on)
    hats = [
        hat
        for hat in people.actors_of(user, on)
        if (_owns(hat, user, row, on) if hat.role in OWNERS else _may_read(hat, way))
    ]
    if not hats:
        raise Refused(NoSuchConsignment(asked=number[:60]))
    return view, hats[0]


def may_see(user: User, number: str, on: date) -> bool:
    try:
        readable(user, number, on)
    except Refused:
        return False
    return True


def places_on_the_way(row: Consignment, view: ConsignmentView, on: date) -> frozenset[str]:
    """Where it was accepted, goes to, has been and may be brought from."""
    been = {stay.holder.place for stay in view.stays}
    been |= {stay.holder.place for stay in held.stays(row.packet)}
    ends = {row.office, row.receiving_unit, row.competent_agency}
    near = {p.code for p in places.post_points(on) if p.admin_code == row.destination}
    return frozenset((been | ends | near) - {""})


def own_rows(user: User, on: date) -> list[ConsignmentRow]:
    """What was sent by the person or the organisations they stand for, newest first."""
    rows: dict[str, ConsignmentRow] = {}
    for hat in people.actors_of(user, on):
        if hat.role in OWNERS:
            number = hat.place if hat.role is Role.REPRESENTATIVE else user.personal_id or ""
            about = partial(people.represents, user, number)
            for row in queries.owned_by(number):
                if hat.role is Role.CITIZEN or about((row.procedure, row.field), on):
                    rows[row.number] = row
    return sorted(rows.values(), key=lambda row: row.accepted_at, reverse=True)


def _owns(hat: Actor, user: User, row: Consignment, on: date) -> bool:
    """Head office sees its branches' too; an authorised colleague only their procedures'."""
    owner = row.applicant_identity
    if hat.role is Role.CITIZEN:
        return bool(owner) and owner == user.personal_id
    if not owner or not is_of(owner, hat.place):
        return False
    return people.represents(user, hat.place, (row.procedure, row.field), on)


def _may_read(hat: Actor, way: frozenset[str]) -> bool:
    if Permission.POST_READ not in PERMISSIONS[hat.role]:
        return False
    return hat.role in PROVINCE_WIDE or hat.place in way


def reading_places(user: User, on: date) -> tuple[str, ...] | None:
    """The places whose consignments the person may list; None for everywhere, () for nowhere."""
    hats = [
        hat for hat in people.actors_of(user, on) if Permission.POST_READ in PERMISSIONS[hat.role]
    ]
    if any(hat.role in PROVINCE_WIDE for hat in hats):
        return None
    return tuple(dict.fromkeys(hat.place for hat in hats))


def readable_pick_up(user: User, pick_up: UUID, on: date) -> PickUpRow:
    """For who asked and for the office that serves it."""
    row = PickUp.objects.filter(pk=pick_up).first()
    mine = row is not None and row.asked_by == str(user.pk)
    if row is None or not (mine or people.permitted(user, Permission.POST_READ, row.office, on)):
        raise Refused(NoSuchPickUp())
    return queries.pick_up(pick_up)
