"""May this person see or do this? The one place that answers."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.guards import GUARDS, Guard, Where
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import OWN_ROLES, Actor, Role
from motcua.domain.kernel.mandate import authority
from motcua.dossiers.queries import state_and_id
from motcua.dossiers.refusals import NoSuchDossier, NotPermitted
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission
from motcua.reference.people.queries import User

OWNERS = OWN_ROLES


def actor_for_intake(user: User, kind: type[c.IntakeCommand], unit: str, on: date) -> Actor:
    """The hat under which the person receives at this unit; Refused(NotPermitted) without one."""
    hats = people.actors_of(user, on)
    guard = GUARDS[kind]
    for hat in hats:
        if hat.role in guard.roles and hat.place == unit:
            return hat
    raise Refused(NotPermitted())


def actor_for(user: User, state: State, kind: type[c.Command], on: date) -> Actor:
    """The best hat for the command; a hat that can only look gets the domain's own refusal.

    Somebody who may not even see the dossier is told that there is none.
    """
    hats = [hat for hat in people.actors_of(user, on) if may_read(hat, state.filing, user)]
    if not hats:
        raise Refused(NoSuchDossier(asked=state.code))
    guard = GUARDS[kind]
    return next((hat for hat in hats if _fits(hat, guard, state.filing)), hats[0])


def readable(user: User, code_or_id: str | UUID, on: date) -> tuple[UUID, State, Actor]:
    """The dossier with the hat that may read it; Refused(NoSuchDossier) for all others."""
    found = state_and_id(code_or_id)
    if found is None:
        raise Refused(NoSuchDossier(asked=str(code_or_id)[:60]))
    dossier, state = found
    hats = [hat for hat in people.actors_of(user, on) if may_read(hat, state.filing, user)]
    if not hats:
        raise Refused(NoSuchDossier(asked=str(code_or_id)[:60]))
    return dossier, state, hats[0]


def may_read(hat: Actor, filing: Filing, user: User) -> bool:
    """Staff of the three places, oversight, and the applicant; nobody else."""
    if hat.role in OWNERS:
        return _owns(hat, filing, user)
    if Permission.DOSSIER_READ not in PERMISSIONS[hat.role]:
        return False
    places = {filing.receiving_unit, filing.support_point, filing.competent_agency} - {""}
    return hat.role in PROVINCE_WIDE or hat.place in places


def reading_places(user: User, on: date) -> tuple[str, ...] | None:
    """The places whose dossiers the person may list; None for everywhere, () for nowhere."""
    hats = [
        hat
        for hat in people.actors_of(user, on)
        if Permission.DOSSIER_READ in PERMISSIONS[hat.role]
    ]
    if any(hat.role in PROVINCE_WIDE for hat in hats):
        return None
    return tuple(dict.fromkeys(hat.place for hat in hats))


def places_of(hat: Actor) -> tuple[str, ...] | None:
    """The places whose dossiers this one hat may list; None for everywhere, () for nowhere."""
    if Permission.DOSSIER_READ not in PERMISSIONS[hat.role]:
        return ()
    return None if hat.role in PROVINCE_WIDE else (hat.place,)


def staff_hats(user: User, on: date) -> list[Actor]:
    """The hats with which the person enters the office; empty for citizens."""
    return [hat for hat in people.actors_of(user, on) if hat.role not in OWNERS]


def _owns(hat: Actor, filing: Filing, user: User) -> bool:
    if hat.role is Role.HELPER:
        return _filed_under(hat.place, filing, user)
    owner = filing.applicant.identity
    if hat.role is Role.REPRESENTATIVE:
        return bool(owner) and owner == hat.place
    return bool(owner) and owner == user.personal_id


def _filed_under(mandate: str, filing: Filing, user: User) -> bool:
    """A helper sees what they filed themselves under this very mandate, and nothing else."""
    by = filing.filed_by
    mine = by is not None and bool(by.identity) and by.identity == user.personal_id
    return mine and filing.authority == authority(mandate)


def _fits(hat: Actor, guard: Guard, filing: Filing) -> bool:
    if hat.role not in guard.roles:
        return False
    places: Iterable[str] = {
        Where.RECEIVING: (filing.receiving_unit, filing.support_point),
        Where.COMPETENT: (filing.competent_agency,),
        Where.ANYWHERE: (hat.place,),
    }[guard.where]
    return hat.place in places
