"""Who may act as what on a date."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from threading import Lock

from cachetools import TTLCache, cached
from django.db.models import QuerySet
from oauth2_provider.models import get_application_model

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.mandate import About, names
from motcua.reference.people.mandate_queries import (
    codes_in_force,
    helps_under,
    mandate,
    mandate_for,
    mandates_of,
    mandates_on,
    taken_over,
)
from motcua.reference.people.mandate_rows import MandateRow
from motcua.reference.people.models import EmployerBody, Posting, Representation, User
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission

__all__ = [
    "MandateRow",
    "StaffRow",
    "User",
    "acting",
    "actors_of",
    "employer_bodies",
    "employer_code_exists",
    "employers_at",
    "forget_hats",
    "helps_under",
    "holders",
    "mandate",
    "mandate_for",
    "mandates_of",
    "mandates_on",
    "permitted",
    "person_of_application",
    "represents",
    "staff_at",
    "taken_over",
    "user_by_person",
    "user_by_personal_id",
    "user_by_username",
]

HATS_KEPT, SECONDS_KEPT = 4096, 5.0
"""A posting begun or ended by another process is seen at most five seconds late."""


def actors_of(user: User, on: date) -> list[Actor]:
    """Every hat the person may wear that day: postings, representations, mandates, citizen.

    A deactivated account has none. Kept for a few seconds, as every request asks.
    """
    return list(_hats(user, on)) if user.is_active else []


_kept: TTLCache[tuple[object, ...], tuple[Actor, ...]] = TTLCache(HATS_KEPT, SECONDS_KEPT)
_lock = Lock()


@cached(_kept, key=lambda user, on: (user.pk, user.full_name, on), lock=_lock)
def _hats(user: User, on: date) -> tuple[Actor, ...]:
    return (
        *_postings(user, on),
        *_representations(user, on),
        *_mandates(user, on),
        _citizen(user),
    )


def forget_hats() -> None:
    """Ask again; called after every change made by this process."""
    with _lock:
        _kept.clear()


def _postings(user: User, on: date) -> Iterator[Actor]:
    for posting in Posting.objects.filter(user=user, valid__contains=on).order_by("id"):
        yield Actor(
            person=str(user.pk),
            name=user.full_name,
            role=Role(posting.role),
            employer=Employer(posting.employer_kind),
            place=posting.place_code,
        )


def _representations(user: User, on: date) -> Iterator[Actor]:
    for stands in _standing(user, on).order_by("id"):
        yield Actor(
            person=str(user.pk),
            name=user.full_name,
            role=Role.REPRESENTATIVE,
            employer=Employer.NONE,
            place=stands.tax_code,
        )


def _standing(user: User, on: date) -> QuerySet[Representation]:
    """What was ended by hand holds no longer, whatever day it was ended."""
    return Representation.objects.filter(user=user, valid__contains=on, ended_reason="")


def represents(user: User, tax_code: str, about: About, on: date) -> bool:
    """Whether the person stands for this code that day and may do this procedure."""
    held = _standing(user, on).filter(tax_code=tax_code)
    return any(
        not procedures or names(procedures, *about)
        for procedures in held.values_list("procedures", flat=True)
    )


def _mandates(user: User, on: date) -> Iterator[Actor]:
    """One hat for each mandate in force; its place is the mandate's code."""
    for code in codes_in_force(user, on):
        yield Actor(
            person=str(user.pk),
            name=user.full_name,
            role=Role.HELPER,
            employer=Employer.NONE,
            place=code,
        )


def _citizen(user: User) -> Actor:
    return Actor(
        person=str(user.pk),
        name=user.full_name,
        role=Role.CITIZEN,
        employer=Employer.NONE,
        place="",
    )


def acting(user: User, permission: Permission, place: str | None, on: date) -> Actor | None:
    """The first hat that allows it at the place (anywhere for None); None when no hat does."""
    for actor in actors_of(user, on):
        if permission in PERMISSIONS[actor.role] and _covers(actor, place):
            return actor
    return None


def permitted(user: User, permission: Permission, place: str | None, on: date) -> bool:
    return acting(user, permission, place, on) is not None


def _covers(actor: Actor, place: str | None) -> bool:
    return place is None or actor.place == place or actor.role in PROVINCE_WIDE


def holders(role: Role, place: str, on: date) -> list[Actor]:
    """Everybody posted in the role at the place that day, by name; the one to alarm or assign."""
    return _held(Posting.objects.filter(role=role, place_code=place, valid__contains=on))


def holders_anywhere(role: Role, on: date) -> list[Actor]:
    """The same at any place: for roles that answer for the whole province."""
    return _held(Posting.objects.filter(role=role, valid__contains=on))


def _held(postings: QuerySet[Posting]) -> list[Actor]:
    found = (
        postings.filter(user__is_active=True)
        .select_related("user")
        .order_by("user__full_name", "id")
    )
    return [
        Actor(
            person=str(posting.user_id),
            name=posting.user.full_name,
            role=Role(posting.role),
            employer=Employer(posting.employer_kind),
            place=posting.place_code,
        )
        for posting in found
    ]


def employers_at(person: str, place: str, on: date) -> frozenset[str]:
    """The codes of the bodies that employ the person at the place that day."""
    if not person.isdecimal():
        return frozenset()
    held = Posting.objects.filter(user_id=int(person), place_code=place, valid__contains=on)
    return frozenset(held.values_list("employer__code", flat=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """Somebody posted somewhere: who, as what, paid by whom."""

    person: str
    name: str
    role: Role
    place: str
    employer: Employer
    body: str
    body_name: str


def staff_at(places: Collection[str], on: date) -> list[StaffRow]:
    """Everybody posted to one of the places that day, by place and name."""
    found = (
        Posting.objects.filter(place_code__in=places, valid__contains=on, user__is_active=True)
        .select_related("user", "employer")
        .order_by("place_code", "user__full_name", "id")
    )
    return [
        StaffRow(
            person=str(posting.user_id),
            name=posting.user.full_name,
            role=Role(posting.role),
            place=posting.place_code,
            employer=Employer(posting.employer_kind),
            body=posting.employer.code,
            body_name=posting.employer.name,
        )
        for posting in found
    ]


def user_by_person(person: str) -> User | None:
    """The user an Actor's `person` names."""
    return User.objects.filter(pk=int(person)).first() if person.isdecimal() else None


def user_by_username(username: str) -> User | None:
    return User.objects.filter(username=username).first()


def user_by_personal_id(number: str) -> User | None:
    return User.objects.filter(personal_id=number).first() if number.isdecimal() else None


def employer_code_exists(code: str) -> bool:
    return EmployerBody.objects.filter(code=code).exists()


def employer_bodies(kind: Employer | None = None) -> list[tuple[str, str, Employer]]:
    """Code, name and kind of those who employ people here, by name."""
    rows = EmployerBody.objects.order_by("name", "code")
    if kind is not None:
        rows = rows.filter(kind=kind.value)
    return [(row.code, row.name, Employer(row.kind)) for row in rows]


def person_of_application(client_id: str) -> User | None:
    """The person a machine client acts as; None for an unknown client or one of nobody active."""
    application = (
        get_application_model().objects.filter(client_id=client_id).select_related("user").first()
    )
    if application is None or application.user is None or not application.user.is_active:
        return None
    person: User = application.user
    return person
