"""The way back for whoever lost a phone or forgot an account: a one-time code, or a desk."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from motcua.domain.kernel.actor import OWN_ROLES, Actor
from motcua.domain.kernel.identity import Identity
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import second_factor, sign_ins
from motcua.reference.people import sign_in_refusals as refusals
from motcua.reference.people.identities import verify_at_desk
from motcua.reference.people.models import Recovery, User, WayIn
from motcua.reference.people.queries import actors_of, user_by_person

CONTACT_MINUTES, DESK_MINUTES = 10, 60
MOST_TRIES = 5
MOST_CODES_AN_HOUR, MOST_CODES_A_DAY = 3, 6
"""Who guesses at one person all day long has thirty of a million; her phone rings six times."""
CONTACT_DIGITS, DESK_DIGITS = 6, 10


def account_of(identifier: str) -> User | None:
    """The active account of a personal number or user name."""
    found = User.objects.filter(is_active=True)
    number = "".join(identifier.split())
    return (
        found.filter(personal_id=number).first() if number.isdecimal() else None
    ) or found.filter(username=identifier.strip()).first()


def works_here(user: User) -> bool:
    """Whether the account is one of staff, which only a desk with two people restores."""
    return any(hat.role not in OWN_ROLES for hat in actors_of(user, clock.today()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A code to be told to its person; `way` is email or phone, `number` names the code."""

    user: User
    code: str
    number: int
    way: str


def ask_code(identifier: str, way: str) -> Sent | None:
    """A code for the verified contact of the account; None says nothing about why there is none."""
    user = account_of(identifier)
    if user is None or works_here(user):
        return None
    verified = user.email_verified_at if way == "email" else user.phone_verified_at
    contact = user.email if way == "email" else user.phone
    if not verified or not contact:
        return None
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        now = clock.now()
        if _too_many(user, now):
            return None
        made, code = _make(user, "contact", now=now, recovery=None)
    return Sent(user=user, code=code, number=made.pk, way=way)


def _too_many(user: User, now: datetime) -> bool:
    made = WayIn.objects.filter(user=user, kind="contact")
    hour, day = (made.filter(made_at__gt=now - timedelta(hours=hours)) for hours in (1, 24))
    return hour.count() >= MOST_CODES_AN_HOUR or day.count() >= MOST_CODES_A_DAY


def use_code(identifier: str, typed: str) -> tuple[User, str]:
    """The person whose code it is, and its kind; a code opens once, and dies of five wrong tries.

    One refusal for everything else: unknown account, no code, wrong, old, used.
    """
    user = account_of(identifier)
    digits = "".join(character for character in typed if character.isdecimal())
    kind = _spent(user, digits) if user is not None else None
    if user is None or kind is None:
        salted_hmac("people.way-in", digits, algorithm="sha256").hexdigest()
        raise Refused(refusals.CodeNotRight())
    return user, kind


def _spent(user: User, digits: str) -> str | None:
    with transaction.atomic():
        now = clock.now()
        living = WayIn.objects.select_for_update().filter(
            user=user, used_at=None, expires_at__gt=now, tries__lt=MOST_TRIES
        )
        given = _hash(user, digits)
        for way_in in living.order_by("-pk"):
            if constant_time_compare(way_in.code_hash, given):
                WayIn.objects.filter(pk=way_in.pk).update(used_at=now)
                return way_in.kind
        living.update(tries=F("tries") + 1)
    return None


def _make(user: User, kind: str, *, now: datetime, recovery: Recovery | None) -> tuple[WayIn, str]:
    """A new code; those of the same kind before it are dead."""
    digits, minutes = (
        (CONTACT_DIGITS, CONTACT_MINUTES) if kind == "contact" else (DESK_DIGITS, DESK_MINUTES)
    )
    WayIn.objects.filter(user=user, kind=kind, used_at=None).update(expires_at=now)
    code = "".join(secrets.choice("0123456789") for _ in range(digits))
    made = WayIn.objects.create(
        user=user,
        kind=kind,
        code_hash=_hash(user, code),
        made_at=now,
        expires_at=now + timedelta(minutes=minutes),
        recovery=recovery,
    )
    return made, code


def forget_password(user: User) -> None:
    """Whoever came back by a desk has forgotten it, and gives a new one next."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def _hash(user: User, code: str) -> str:
    return salted_hmac("people.way-in", f"{user.pk}:{code}", algorithm="sha256").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecovery:
    """What a clerk saw: the document in the person's hand, and what the person has lost."""

    code: UUID
    user: User
    what: str
    identity: Identity
    document_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """`way_in` is the one-time code to print; empty when second factors were taken away, or while
    a second person has yet to confirm.
    """

    code: UUID
    user: User
    what: str
    waits: bool
    way_in: str = ""


def ask(new: NewRecovery, *, by: Actor) -> Restored:
    """Keeps the check, and carries it out at once unless the account is one of staff."""
    clerk = user_by_person(by.person)
    if clerk is None or clerk.pk == new.user.pk:
        raise Refused(refusals.NotForOneself())
    with transaction.atomic():
        existing = Recovery.objects.filter(code=new.code).select_related("user").first()
        if existing is not None:  # the same press of the button: the code is told only once
            return _as_restored(existing)
        staff = works_here(new.user)
        if not staff:
            verify_at_desk(new.user, new.identity, place=by.place)
        elif new.user.personal_id not in {None, new.identity.number}:
            raise Refused(refusals.CardIsOfSomebodyElse())
        row = Recovery.objects.create(
            code=new.code,
            user=new.user,
            what=new.what,
            place_code=by.place,
            asked_by=clerk,
            asked_at=clock.now(),
            document_kind=new.document_kind,
            document_tail=new.identity.number[-4:],
            for_staff=staff,
        )
        return _as_restored(row) if staff else _carry_out(row)


def confirm(code: UUID, *, by: Actor) -> Restored:
    """The second person of a staff account; carries out what was asked."""
    with transaction.atomic():
        row = (
            Recovery.objects.select_for_update(of=("self",))
            .select_related("user")
            .filter(code=code, place_code=by.place)
            .first()
        )
        if row is None or row.done_at is not None:
            raise Refused(refusals.RecoveryNotOpen())
        clerk = user_by_person(by.person)
        if clerk is None or clerk.pk in {row.asked_by_id, row.user_id}:
            raise Refused(refusals.SecondPersonNeeded())
        row.confirmed_by, row.confirmed_at = clerk, clock.now()
        return _carry_out(row)


def _carry_out(row: Recovery) -> Restored:
    row.done_at = clock.now()
    row.save()
    sign_ins.end_all(row.user)
    way_in = ""
    if row.what == "second_factors":
        second_factor.take_away(row.user)
    else:
        way_in = _make(row.user, "desk", now=row.done_at, recovery=row)[1]
    return _as_restored(row, way_in)


def _as_restored(row: Recovery, way_in: str = "") -> Restored:
    return Restored(
        code=row.code, user=row.user, what=row.what, waits=row.done_at is None, way_in=way_in
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRow:
    code: UUID
    name: str
    what: str
    asked_at: datetime
    asked_by: str
    confirmed_by: str
    document_kind: str
    document_tail: str
    waits: bool
    may_confirm: bool


def recoveries_at(place: str, *, by: Actor, most: int = 50) -> list[RecoveryRow]:
    """What was restored at the unit, newest first; those that wait for a second person on top."""
    rows = (
        Recovery.objects.filter(place_code=place)
        .select_related("user", "asked_by", "confirmed_by")
        .order_by(F("done_at").desc(nulls_first=True), "-asked_at")[:most]
    )
    return [
        RecoveryRow(
            code=row.code,
            name=row.user.full_name,
            what=row.what,
            asked_at=row.asked_at,
            asked_by=row.asked_by.full_name,
            confirmed_by=row.confirmed_by.full_name if row.confirmed_by else "",
            document_kind=row.document_kind,
            document_tail=row.document_tail,
            waits=row.done_at is None,
            may_confirm=by.person not in {str(row.asked_by_id), str(row.user_id)},
        )
        for row in rows
    ]
