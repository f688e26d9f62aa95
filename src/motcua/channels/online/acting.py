"""For whom a draft is filed, and in which hat: checked when it begins and when it is filed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.shapes import Beginning, Filer, Mandated, Organisation
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Party, Subject
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.mandate import authority
from motcua.dossiers import access
from motcua.plumbing.errors import Refused
from motcua.reference.people import mandate_queries as mandates
from motcua.reference.people import queries as people
from motcua.reference.people.queries import User

HATS = {
    Filer.OWN: Role.CITIZEN,
    Filer.ORGANISATION: Role.REPRESENTATIVE,
    Filer.MANDATE: Role.HELPER,
}
NINE_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whose dossier it will be, who files it, on what authority, in which hat."""

    by: Actor
    applicant: Party
    filed_by: Party | None = None
    authority: str = ""


def named(beginning: Beginning) -> tuple[Filer, str]:
    match beginning.for_whom:
        case Organisation(tax_code):
            return Filer.ORGANISATION, tax_code
        case Mandated(code):
            return Filer.MANDATE, code
        case _:
            return Filer.OWN, ""


def standing(row: m.Draft, user: User, terms: ProcedureTerms, on: date) -> Standing:
    """Refused where the person may not, or may no longer, file this for them."""
    if row.dossier is not None:
        return _standing_in(row.dossier, user, on)
    return _standing_anew(row, user, terms, on)


def _standing_in(dossier: UUID, user: User, on: date) -> Standing:
    """Whose dossier it is was settled when it was filed."""
    _, state, _ = access.readable(user, dossier, on)
    filing = state.filing
    return Standing(
        by=access.actor_for(user, state, c.Submit, on),
        applicant=filing.applicant,
        filed_by=filing.filed_by,
        authority=filing.authority,
    )


def _standing_anew(row: m.Draft, user: User, terms: ProcedureTerms, on: date) -> Standing:
    filer = Filer(row.filer)
    if not user.personal_id:
        raise Refused(r.IdentityNotKnown())
    hat = _hat(filer, row.acting_for, user, on)
    if filer is Filer.OWN:
        return Standing(by=hat, applicant=person(user))
    if filer is Filer.ORGANISATION:
        if not people.represents(user, row.acting_for, (terms.procedure, terms.field), on):
            raise Refused(r.NotActingFor())
        return Standing(
            by=hat,
            applicant=_organisation(row),
            filed_by=person(user),
            authority=f"representative:{row.acting_for}",
        )
    given = mandates.mandate(row.acting_for)
    covered = mandates.helps_under(user, row.acting_for, (terms.procedure, terms.field), on)
    if given is None or not covered:
        raise Refused(r.NotActingFor())
    principal = given.principal
    return Standing(
        by=hat,
        applicant=Party(
            name=principal.name,
            identity_kind=_kind(principal.identity),
            identity=principal.identity,
            birth=principal.birth,
            phone=principal.phone,
            email=principal.email,
        ),
        filed_by=person(user),
        authority=authority(given.code),
    )


def person(user: User) -> Party:
    number = user.personal_id or ""
    return Party(
        name=user.full_name,
        identity_kind=_kind(number),
        identity=number,
        birth=user.birth,
        phone=user.phone,
        email=user.email,
    )


def _kind(number: str) -> IdentityKind:
    if not number:
        return IdentityKind.NONE
    old = len(number) == NINE_DIGITS
    return IdentityKind.OLD_ID if old else IdentityKind.PERSONAL_ID


def _organisation(row: m.Draft) -> Party:
    name = str(row.answers.get("organisation_name") or row.acting_for)
    return Party(
        name=name,
        subject=Subject.ORGANISATION,
        identity_kind=IdentityKind.TAX_CODE,
        identity=row.acting_for,
    )


def _hat(filer: Filer, place: str, user: User, on: date) -> Actor:
    for hat in people.actors_of(user, on):
        if hat.role is HATS[filer] and hat.place == place:
            return hat
    raise Refused(r.NotActingFor())
