"""Writes about people: hire, register, post, end, represent; each refuses by name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from psycopg import errors as pg

from motcua.domain.kernel.actor import DECIDING_ROLES, Employer, Role
from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.identity import Identity, IdentityKind, IdentityUnreadable, read_identity
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing.errors import Refused
from motcua.reference.people import refusals
from motcua.reference.people.models import (
    SECONDMENT_MONTHS,
    EmployerBody,
    Posting,
    Representation,
    User,
)
from motcua.reference.people.queries import forget_hats


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What is known of a person who gets an account; without a password none opens it."""

    username: str
    full_name: str
    password: str | None = None
    email: str = ""
    phone: str = ""
    personal_id: str | None = None
    language: str = "vi"
    is_synthetic: bool = False


def register_employer(*, code: str, name: str, kind: Employer) -> None:
    """Adds the employer, or renames it; its kind never changes."""
    EmployerBody.objects.update_or_create(
        code=code, defaults={"name": clean_text(name)}, create_defaults={"name": name, "kind": kind}
    )


def register_person(person: NewPerson) -> User:
    """An account for anybody; a citizen has no posting, staff get theirs by `post`."""
    try:
        full_name = clean_text(person.full_name)
        username = clean_text(person.username, longest=150)
    except ValueError as fault:
        raise Refused(refusals.NameUnreadable(why=str(fault))) from fault
    if not full_name or not username:
        raise Refused(refusals.NameUnreadable(why="It is empty."))
    number = _personal_number(person.personal_id) if person.personal_id else None
    with naming(
        {
            "people_user_username_key": refusals.UsernameTaken(username=username),
            "people_user_personal_id_key": refusals.PersonalIdTaken(),
        }
    ):
        return User.objects.create_user(
            username,
            person.password,
            full_name=full_name,
            email=person.email,
            phone=person.phone,
            personal_id=number,
            language=person.language,
            is_synthetic=person.is_synthetic,
        )


def give_password(user: User, password: str) -> None:
    """A new password; every session that was opened with the old one ends."""
    user.set_password(password)
    user.save(update_fields=["password"])


def _personal_number(typed: str) -> str:
    kind = IdentityKind.OLD_ID if len(typed.strip()) == 9 else IdentityKind.PERSONAL_ID
    return _checked(read_identity(kind, typed)).number


def _checked(read: Identity | IdentityUnreadable) -> Identity:
    if isinstance(read, IdentityUnreadable):
        raise Refused(read)
    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPosting:
    """`last` is the last day in the role, None while open."""

    role: Role
    place: str
    employer: str
    first: date
    last: date | None = None
    secondment_months: int | None = None


def hire(person: NewPerson, posting: NewPosting) -> User:
    """An account and its first posting, both or neither."""
    with transaction.atomic():
        user = register_person(person)
        post(user, posting)
    return user


def post(user: User, posting: NewPosting) -> int:
    """Puts the person in the role; the number of the posting."""
    employer = EmployerBody.objects.filter(code=posting.employer).first()
    if employer is None:
        raise Refused(refusals.EmployerUnknown(employer=posting.employer))
    refusal = _why_not(posting, employer)
    if refusal is not None:
        raise Refused(refusal)
    with naming({"people_posting_once_at_a_time": refusals.AlreadyHeld(since=posting.first)}):
        created = Posting.objects.create(
            user=user,
            role=posting.role,
            place_code=posting.place,
            employer=employer,
            employer_kind=employer.kind,
            valid=_days(posting.first, posting.last),
            secondment_months=posting.secondment_months,
        )
    forget_hats()
    return created.pk


def _why_not(posting: NewPosting, employer: EmployerBody) -> Refusal | None:
    postal = employer.kind == Employer.POST
    if posting.role in DECIDING_ROLES and postal:
        return refusals.PostCannotDecide()
    if (posting.role is Role.POSTAL_CLERK and not postal) or (
        posting.role is Role.RECEPTION_OFFICIAL and postal
    ):
        return refusals.EmployerDoesNotFit(role=posting.role, employer=employer.name)
    months = posting.secondment_months
    if months is not None and not SECONDMENT_MONTHS[0] <= months <= SECONDMENT_MONTHS[1]:
        return refusals.SecondmentTooShortOrLong(months=months)
    return None


def end_posting(posting: int, last: date) -> None:
    """The posting's last day; the row stays as history."""
    with transaction.atomic():
        row = Posting.objects.select_for_update().filter(pk=posting).first()
        if row is None:
            raise Refused(refusals.PostingUnknown(posting=posting))
        row.valid = _days(row.valid.lower, last)
        row.save(update_fields=["valid"])
    forget_hats()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRepresentation:
    """`role` is "legal" for the legal representative, "mandate" for an authorised person."""

    tax_code: str
    organisation: str
    role: str
    first: date
    last: date | None = None


def represent(user: User, new: NewRepresentation) -> None:
    """For imports and training data: a desk registers it through `organisations`."""
    identity = _checked(read_identity(IdentityKind.TAX_CODE, new.tax_code))
    with naming({"people_representation_once_at_a_time": refusals.AlreadyHeld(since=new.first)}):
        Representation.objects.create(
            user=user,
            tax_code=identity.number,
            organisation=clean_text(new.organisation),
            role=new.role,
            valid=_days(new.first, new.last),
        )
    forget_hats()


def _days(first: date, last: date | None) -> tuple[date, date | None]:
    """The half-open range of the days from first to last, both included."""
    if last is not None and last < first:
        raise Refused(refusals.EndsBeforeItBegins(first=first, last=last))
    return first, None if last is None else last + timedelta(days=1)


@contextmanager
def naming(refusal_by_constraint: dict[str, Refusal]) -> Iterator[None]:
    """Lets the database settle races, and gives the constraint that spoke its refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        cause = error.__cause__
        name = cause.diag.constraint_name if isinstance(cause, pg.IntegrityError) else None
        if name not in refusal_by_constraint:
            raise
        raise Refused(refusal_by_constraint[name]) from error
