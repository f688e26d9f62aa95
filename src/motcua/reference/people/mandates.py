"""Gives, accepts, ends and hands over mandates; every act is told once and never rewritten."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable, read_identity
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.mandate import EVERYTHING, ConsentWay, Ending, MandateLimits, fields_in
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import clock, numbering
from motcua.plumbing.errors import Refused
from motcua.reference.people import mandate_queries as queries
from motcua.reference.people import mandate_refusals as refusals
from motcua.reference.people.cleaning import cleaned
from motcua.reference.people.keys import once
from motcua.reference.people.mandate_models import Mandate, MandateEvent, MandateUse, TakeOver
from motcua.reference.people.mandate_rows import MandateRow, NewMandate
from motcua.reference.people.permissions import attends
from motcua.reference.people.queries import forget_hats, user_by_person
from motcua.reference.people.sign_in_refusals import NotForOneself


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Who stood at the desk, as their paper says; only its kind and last four characters stay."""

    identity: str
    name: str
    birth: date
    document_kind: str
    document_tail: str


def give_mandate(new: NewMandate, limits: MandateLimits, *, by: Actor, key: str) -> str:
    """The mandate's code. In force at once where the helper agreed at the desk, else when accepted.

    Raises Refused.
    """
    now = clock.now()

    def work() -> dict[str, str]:
        refusal = _why_not(new, limits, by, local(now).date())
        if refusal is not None:
            raise Refused(refusal)
        given = _written(new, by, now)
        if _agreed_at_once(new):
            _tell(given, queries.ACCEPTED, by, now)
        return {"code": given.code}

    answer = once(by, key, ("give", new), work)
    forget_hats()
    return str(answer["code"])


def accept_mandate(code: str, *, by: Actor, key: str) -> None:
    """The helper agrees; the mandate is in force from its first day."""
    _happen(code, queries.ACCEPTED, "", by=by, key=key)


def decline_mandate(code: str, reason: str, *, by: Actor, key: str) -> None:
    _happen(code, Ending.DECLINED.value, _reason(reason), by=by, key=key)


def revoke_mandate(code: str, reason: str, *, by: Actor, key: str) -> None:
    """Ends it at once: by the person helped, the helper, or a desk that either asked."""
    _happen(code, Ending.REVOKED.value, _reason(reason), by=by, key=key)


def note_use(code: str, dossier: UUID, procedure: str, *, by: Actor, at: datetime) -> None:
    """A dossier was filed under the mandate; told again, nothing happens."""
    given = Mandate.objects.filter(code=code).first()
    if given is None:
        raise Refused(refusals.NoSuchMandate(asked=code[:40]))
    MandateUse.objects.get_or_create(
        mandate=given,
        dossier=dossier,
        defaults={"procedure": procedure, "person": by.person, "name": by.name, "at": at},
    )


def take_over(code: str, checked: Checked, *, by: Actor, key: str) -> None:
    """What was filed for a person without a number is theirs now, on the desk's word."""
    now = clock.now()

    def work() -> dict[str, str]:
        given = Mandate.objects.select_for_update().filter(code=code).first()
        if given is None or not attends(by):
            raise Refused(refusals.NoSuchMandate(asked=code[:40]))
        refusal = _why_not_theirs(given, checked)
        if refusal is not None:
            raise Refused(refusal)
        TakeOver.objects.create(
            mandate=given,
            identity=_number(checked.identity) or "",
            name=cleaned(checked.name),
            document_kind=cleaned(checked.document_kind, longest=40),
            document_tail=checked.document_tail[-4:],
            place=by.place,
            checked_by=by.person,
            checked_by_name=by.name,
            at=now,
        )
        return {"code": code}

    once(by, key, ("take over", code, checked), work)


def _why_not_theirs(given: Mandate, checked: Checked) -> Refusal | None:
    if given.principal_identity:
        return refusals.HasANumber()
    if TakeOver.objects.filter(mandate=given).exists():
        return refusals.TakenOverBefore(code=given.code)
    if _number(checked.identity) is None:
        return refusals.PrincipalUnknown()
    if not checked.document_kind.strip() or not checked.document_tail.strip():
        return refusals.IdentityUnchecked()
    same = folded(given.principal_name) == folded(checked.name)
    if not same or given.principal_birth != checked.birth:
        return refusals.AnotherBirth(code=given.code)
    return None


def _why_not(new: NewMandate, limits: MandateLimits, by: Actor, today: date) -> Refusal | None:
    return (
        _who_refusal(new, by)
        or _scope_refusal(new, limits)
        or _days_refusal(new, limits, today)
        or _consent_refusal(new)
    )


def _who_refusal(new: NewMandate, by: Actor) -> Refusal | None:
    principal, helper = new.principal, new.helper
    numbered = bool(principal.identity) and _number(principal.identity) is not None
    known_by_birth = not principal.identity and principal.birth is not None
    if not principal.name.strip() or not (numbered or known_by_birth):
        return refusals.PrincipalUnknown()
    by_number = bool(helper.identity) and _number(helper.identity) is not None
    if not helper.name.strip() or by_number == (helper.unit == by.place and attends(by)):
        return refusals.HelperUnknown()
    if helper.identity and _number(helper.identity) == _number(principal.identity):
        return refusals.HelpsOneself()
    if new.consent.way is ConsentWay.ONLINE:
        return None if _is_own(new, by) else refusals.NotYourOwnMandate()
    if not attends(by):
        return refusals.NotYourOwnMandate()
    if _is_party(new, by):
        return NotForOneself()
    return None if new.checked.strip() else refusals.IdentityUnchecked()


def _is_own(new: NewMandate, by: Actor) -> bool:
    user = user_by_person(by.person) if by.role is Role.CITIZEN else None
    return user is not None and user.personal_id == _number(new.principal.identity)


def _is_party(new: NewMandate, by: Actor) -> bool:
    """Whether the clerk who says that both agreed is one of the two."""
    clerk = user_by_person(by.person)
    sides = {_number(new.principal.identity), _number(new.helper.identity)} - {None}
    return clerk is not None and clerk.personal_id in sides


def _scope_refusal(new: NewMandate, limits: MandateLimits) -> Refusal | None:
    if not any(each.strip() for each in new.procedures):
        return refusals.NothingMandated()
    if EVERYTHING in new.procedures:
        return refusals.EverythingMandated()
    if new.consent.way is ConsentWay.PHONE and fields_in(new.procedures):
        return refusals.PhoneNamesProcedures(article=limits.phone_article)
    return None


def _days_refusal(new: NewMandate, limits: MandateLimits, today: date) -> Refusal | None:
    if new.first < today or new.last < new.first:
        return refusals.MandateDaysWrong()
    phone = new.consent.way is ConsentWay.PHONE
    days = limits.days(new.consent.way)
    last = new.first + timedelta(days=days)
    if new.last <= last:
        return None
    article = limits.phone_article if phone else limits.article
    return refusals.MandateTooLong(article=article, days=days, last=last)


def _consent_refusal(new: NewMandate) -> Refusal | None:
    consent = new.consent
    if not consent.said.strip():
        return refusals.ConsentUnproven()
    if consent.way is ConsentWay.ONLINE:
        return None
    if consent.way is ConsentWay.PHONE and not consent.call_back.strip():
        return refusals.CallBackMissing()
    witnessed = consent.witness.strip() and consent.witness_place.strip()
    return None if consent.proof or witnessed else refusals.ConsentUnproven()


def _agreed_at_once(new: NewMandate) -> bool:
    if new.helper.unit:
        return True
    return new.consent.way in {ConsentWay.IN_PERSON, ConsentWay.SIGNED}


def _written(new: NewMandate, by: Actor, now: datetime) -> Mandate:
    principal, helper, consent = new.principal, new.helper, new.consent
    year = f"{local(now):%y}"
    return Mandate.objects.create(
        code=f"UQ{year}-{numbering.next_number(f'mandate:{year}'):06}",
        principal_name=cleaned(principal.name),
        principal_identity=_number(principal.identity) or "",
        principal_birth=principal.birth,
        principal_phone=principal.phone.strip()[:40],
        principal_email=principal.email.strip(),
        helper_name=cleaned(helper.name),
        helper_identity=_number(helper.identity) or "",
        helper_unit=helper.unit,
        procedures=list(dict.fromkeys(each.strip() for each in new.procedures if each.strip())),
        consent=consent.way.value,
        said=cleaned(consent.said, longest=4000),
        proof=consent.proof,
        witness=cleaned(consent.witness),
        witness_place=cleaned(consent.witness_place),
        call_back=consent.call_back.strip()[:40],
        checked=cleaned(new.checked, longest=2000),
        first=new.first,
        last=new.last,
        given_at=now,
        given_by=by.person,
        given_by_name=by.name,
        given_by_role=by.role.value,
        given_place=by.place,
    )


def _happen(code: str, kind: str, reason: str, *, by: Actor, key: str) -> None:
    now = clock.now()

    def work() -> dict[str, str]:
        given = Mandate.objects.select_for_update().filter(code=code).first()
        row = queries.mandate(code) if given else None
        if given is None or row is None or not _may(row, kind, by):
            raise Refused(refusals.NoSuchMandate(asked=code[:40]))
        if row.ended is not None or (row.accepted is not None and kind != Ending.REVOKED.value):
            raise Refused(refusals.MandateEnded(code=code))
        _tell(given, kind, by, now, reason=reason)
        return {"code": code}

    once(by, key, (kind, code, reason), work)
    forget_hats()
    transaction.on_commit(forget_hats)


def _may(row: MandateRow, kind: str, by: Actor) -> bool:
    """The helper accepts and declines; both sides and every desk may end it."""
    if attends(by):
        return kind == Ending.REVOKED.value or row.given_place == by.place
    user = user_by_person(by.person)
    number = user.personal_id if user else None
    if not number:
        return False
    if number == row.helper.identity:
        return True
    theirs = number == row.principal.identity or queries.taken_over(number, row.code)
    return theirs and kind == Ending.REVOKED.value


def _tell(given: Mandate, kind: str, by: Actor, at: datetime, *, reason: str = "") -> None:
    MandateEvent.objects.create(
        mandate=given,
        kind=kind,
        at=at,
        person=by.person,
        name=by.name,
        role=by.role.value,
        place=by.place,
        reason=reason,
    )


def _reason(typed: str) -> str:
    reason = cleaned(typed, longest=1000)
    if not reason:
        raise Refused(refusals.ReasonMissing())
    return reason


def _number(typed: str) -> str | None:
    """The twelve digits; None when they are not a personal number."""
    read = read_identity(IdentityKind.PERSONAL_ID, typed)
    return None if isinstance(read, IdentityUnreadable) else read.number
