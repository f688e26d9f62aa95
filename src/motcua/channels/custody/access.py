"""May this person hold this, or know where it is? The one place that answers."""

from datetime import date

from motcua.channels.custody import queries
from motcua.channels.custody.queries import FoundKind
from motcua.channels.custody.refusals import HandlingNotPermitted
from motcua.domain.custody.guards import ROLES
from motcua.domain.custody.holders import HolderKind
from motcua.domain.kernel.actor import Actor, Employer
from motcua.dossiers import access as dossiers
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission
from motcua.reference.people.queries import User


def actor_for(user: User, hat: HolderKind, place: str, on: date) -> Actor:
    """The person as holder at this place in this hat; Refused(HandlingNotPermitted) without one.

    An applicant acts from home: `place` is not asked then.
    """
    for actor in people.actors_of(user, on):
        if actor.role in ROLES[hat] and _may_hold(actor, hat, place):
            return actor
    raise Refused(HandlingNotPermitted())


def hats_at(user: User, place: str, on: date) -> list[HolderKind]:
    """As what the person may hold things at this place, the counter first."""
    order = (HolderKind.COUNTER, HolderKind.AGENCY, HolderKind.CARRIER, HolderKind.STORE)
    actors = people.actors_of(user, on)
    return [
        hat
        for hat in order
        if any(actor.role in ROLES[hat] and _may_hold(actor, hat, place) for actor in actors)
    ]


def _may_hold(actor: Actor, hat: HolderKind, place: str) -> bool:
    if hat is HolderKind.APPLICANT:
        return True
    if hat is HolderKind.AGENCY and actor.employer is not Employer.AGENCY:
        return False
    return actor.place == place and Permission.CUSTODY_HANDLE in PERMISSIONS[actor.role]


def reading_places(user: User, on: date) -> tuple[str, ...] | None:
    """The places whose things the person may list; None for everywhere, () for nowhere."""
    actors = [
        actor
        for actor in people.actors_of(user, on)
        if Permission.CUSTODY_READ in PERMISSIONS[actor.role]
    ]
    if any(actor.role in PROVINCE_WIDE for actor in actors):
        return None
    return tuple(dict.fromkeys(actor.place for actor in actors))


def may_see_to(owner: str, place: str, by: Actor) -> bool:
    """Whether the person may pass on or resolve a case: their own, or found where they settle."""
    settles = Permission.CUSTODY_SETTLE in PERMISSIONS[by.role]
    return by.person == owner or (settles and by.place == place)


def may_see(user: User, label: str, on: date) -> bool:
    """Whether the person may know where this thing, packet or paper of the minutes is.

    Staff: what is, was or is expected at their place, and what belongs to a dossier they may
    read. Applicants: what belongs to their own dossier.
    """
    found = queries.find(label)
    if found is None:
        return False
    places = reading_places(user, on)
    if places is None:
        return True
    if found.kind is FoundKind.MINUTES:
        return _minutes_places(found.code) & set(places) != set()
    if found.kind is FoundKind.CASE:
        return may_see(user, queries.thing_of_case(found.code), on)
    if found.kind is FoundKind.DOSSIER:
        return _reads(user, found.code, on)
    return any(_reads(user, code, on) for code in _dossiers_of(found.code)) or bool(
        _places_of(found.code) & set(places)
    )


def _dossiers_of(label: str) -> set[str]:
    row = queries.thing(label)
    inside = queries.content_of(label) if row is not None and row.is_packet else []
    return {each.dossier for each in [row, *inside] if each is not None and each.dossier}


def _reads(user: User, code: str, on: date) -> bool:
    try:
        dossiers.readable(user, code, on)
    except Refused:
        return False
    return True


def _places_of(label: str) -> set[str]:
    been = {stay.holder.place for stay in queries.stays(label)}
    expected = {
        place for minutes in queries.minutes_of(label) for place in _minutes_places(minutes.number)
    }
    return (been | expected) - {""}


def _minutes_places(number: str) -> set[str]:
    row = queries.minutes(number)
    sides = (row.giver, row.receiver) if row else ()
    return {side.place for side in sides if side is not None} - {""}
