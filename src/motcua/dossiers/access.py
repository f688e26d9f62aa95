"""May this person see or do this? The one place that answers."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from uuid import UUID

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.guards import GUARDS, Guard, Where
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import OWN_ROLES, Actor, Role
from motcua.domain.kernel.identity import is_of
from motcua.domain.kernel.mandate import authority, mandate_in
from motcua.dossiers.queries import DossierRow, by_ids, owned_by, state_and_id
from motcua.dossiers.refusals import NoSuchDossier, NotPermitted
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.access_log import DOSSIER, Seen, saw
from motcua.reference.people.mandate_queries import taken_over_by, uses
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
    hats = [hat for hat in people.actors_of(user, on) if may_read(hat, state, user, on)]
    if not hats:
        raise Refused(NoSuchDossier(asked=state.code))
    guard = GUARDS[kind]
    return next((hat for hat in hats if _fits(hat, guard, state.filing)), hats[0])


def readable(user: User, code_or_id: str | UUID, on: date) -> tuple[UUID, State, Actor]:
    """The dossier with the hat that may read it; Refused(NoSuchDossier) for all others.

    That a member of staff looked is written down, for its owner to read.
    """
    found = state_and_id(code_or_id)
    if found is None:
        raise Refused(NoSuchDossier(asked=str(code_or_id)[:60]))
    dossier, state = found
    hats = [hat for hat in people.actors_of(user, on) if may_read(hat, state, user, on)]
    if not hats:
        raise Refused(NoSuchDossier(asked=str(code_or_id)[:60]))
    owner = state.filing.applicant.identity
    saw(Seen(by=hats[0], what=DOSSIER, owner=owner, dossier=dossier, code=state.code))
    return dossier, state, hats[0]


def may_read(hat: Actor, state: State, user: User, on: date) -> bool:
    """Staff of the three places, oversight, the applicant, and who filed for them; nobody else."""
    filing = state.filing
    if hat.role in OWNERS:
        return _owns(hat, state, user, on)
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


def own_rows(user: User, on: date) -> list[DossierRow]:
    """What the person may open as applicant, representative or helper, newest first."""
    rows: dict[UUID, DossierRow] = {}
    for hat in people.actors_of(user, on):
        found = _rows_under(hat, user, on) if hat.role in OWNERS else []
        rows |= {row.id: row for row in found}
    return sorted(rows.values(), key=lambda row: row.last_event_at, reverse=True)


def _rows_under(hat: Actor, user: User, on: date) -> list[DossierRow]:
    match hat.role:
        case Role.HELPER:
            filed = [use.dossier for use in uses([hat.place]) if use.person == hat.person]
            rows = by_ids(filed)
            covers = partial(people.helps_under, user, hat.place)
        case Role.REPRESENTATIVE:
            rows = owned_by(hat.place)
            covers = partial(people.represents, user, hat.place)
        case _:
            number = user.personal_id or ""
            return [*owned_by(number), *by_ids(taken_over_by(number))]
    asked = {(row.procedure, row.field) for row in rows}
    allowed = {pair for pair in asked if covers(pair, on)}
    return [row for row in rows if (row.procedure, row.field) in allowed]


def _owns(hat: Actor, state: State, user: User, on: date) -> bool:
    owner = state.filing.applicant.identity
    match hat.role:
        case Role.HELPER:
            return _filed_under(hat.place, state, user, on)
        case Role.REPRESENTATIVE:
            return _of_organisation(hat.place, state, user, on)
        case _ if owner:
            return owner == user.personal_id
        case _:
            mandate = mandate_in(state.filing.authority)
            return mandate is not None and people.taken_over(user.personal_id or "", mandate)


def _filed_under(mandate: str, state: State, user: User, on: date) -> bool:
    """A helper sees what they filed themselves under this very mandate while it is in force."""
    by, terms = state.filing.filed_by, state.terms
    mine = by is not None and bool(by.identity) and by.identity == user.personal_id
    if not mine or state.filing.authority != authority(mandate):
        return False
    # Asked again, not remembered: a mandate revoked elsewhere ends here at once.
    return people.helps_under(user, mandate, (terms.procedure, terms.field), on)


def _of_organisation(tax_code: str, state: State, user: User, on: date) -> bool:
    """Head office sees its own and its branches' dossiers, a branch only its own."""
    owner, terms = state.filing.applicant.identity, state.terms
    if not owner or not is_of(owner, tax_code):
        return False
    return people.represents(user, tax_code, (terms.procedure, terms.field), on)


def _fits(hat: Actor, guard: Guard, filing: Filing) -> bool:
    if hat.role not in guard.roles:
        return False
    if hat.role in OWNERS or (guard.province and hat.role in PROVINCE_WIDE):
        return True
    places: Iterable[str] = {
        Where.RECEIVING: (filing.receiving_unit, filing.support_point),
        Where.COMPETENT: (filing.competent_agency,),
        Where.ANYWHERE: (hat.place,),
        Where.OWN: (),
    }[guard.where]
    return hat.place in places
