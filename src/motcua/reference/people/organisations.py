"""Who acts for an organisation or a branch: the first by a desk, colleagues by that person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.identity import (
    IdentityKind,
    IdentityUnreadable,
    branches_of,
    is_of,
    read_identity,
)
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.mandate import EVERYTHING, MandateLimits
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import mandate_refusals, refusals
from motcua.reference.people import organisation_refusals as own_refusals
from motcua.reference.people.cleaning import cleaned
from motcua.reference.people.commands import naming
from motcua.reference.people.keys import once
from motcua.reference.people.models import Representation, User
from motcua.reference.people.organisation_rows import (
    AUTHORISED,
    LEGAL,
    RepresentationRow,
    as_row,
)
from motcua.reference.people.permissions import attends
from motcua.reference.people.queries import forget_hats, user_by_personal_id
from motcua.reference.people.sign_in_refusals import NotForOneself


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Who, by personal number, stands for which code; `last` None while open."""

    number: str
    tax_code: str
    organisation: str
    first: date
    last: date | None = None
    procedures: tuple[str, ...] = ()
    checked: str = ""


def register_legal(asked: Stands, *, by: Actor, key: str) -> int:
    """The legal representative, after a desk has checked the registration and the person."""

    def work() -> dict[str, int]:
        if not attends(by):
            raise Refused(own_refusals.NoSuchRepresentation())
        if not asked.checked.strip():
            raise Refused(mandate_refusals.IdentityUnchecked())
        registered = _stand(asked, LEGAL, by)
        if str(registered.user_id) == by.person:
            raise Refused(NotForOneself())
        return {"number": registered.pk}

    answer = once(by, key, ("legal", asked), work)
    forget_hats()
    return int(answer["number"])


def authorise(asked: Stands, limits: MandateLimits, *, by: Actor, key: str) -> int:
    """A colleague for some procedures until a day; `by` wears the hat of the organisation."""

    def work() -> dict[str, int]:
        today = local(clock.now()).date()
        tax_code = _tax_code(asked.tax_code)
        if not _is_legal(by, tax_code, today):
            raise Refused(own_refusals.NotLegalRepresentative(tax_code=tax_code))
        if not asked.procedures:
            raise Refused(mandate_refusals.NothingMandated())
        if EVERYTHING in asked.procedures:
            raise Refused(mandate_refusals.EverythingMandated())
        _check_days(asked, limits, today)
        return {"number": _stand(asked, AUTHORISED, by).pk}

    answer = once(by, key, ("authorise", asked), work)
    forget_hats()
    return int(answer["number"])


def end_representation(number: int, reason: str, *, by: Actor, key: str) -> None:
    """Ends it at once; the row stays as history."""

    def work() -> dict[str, int]:
        today = local(clock.now()).date()
        held = Representation.objects.select_for_update().filter(pk=number).first()
        if held is None or not _may_end(held, by, today):
            raise Refused(own_refusals.NoSuchRepresentation())
        why = cleaned(reason, longest=1000)
        if not why:
            raise Refused(mandate_refusals.ReasonMissing())
        first: date = held.valid.lower
        # A range is never empty; the words of the end alone take the hat off today.
        held.valid = (first, max(today, first + timedelta(days=1)))
        held.ended_by_name, held.ended_reason = by.name, why
        held.save(update_fields=["valid", "ended_by_name", "ended_reason"])
        return {"number": held.pk}

    once(by, key, ("end", number, reason), work)
    forget_hats()


def organisations_of(user: User, on: date) -> list[RepresentationRow]:
    """For whom the person stands that day."""
    held = Representation.objects.filter(
        user=user, valid__contains=on, ended_reason=""
    ).select_related("user")
    return _rows(held.order_by("tax_code", "id"))


def colleagues(tax_codes: Iterable[str]) -> list[RepresentationRow]:
    """Everybody who stands or stood for these organisations and their branches."""
    codes = {each for code in tax_codes for each in (code, *branches_of(code))}
    held = Representation.objects.filter(tax_code__in=codes).select_related("user")
    return _rows(held.order_by("tax_code", "-valid", "id"))


def representation(number: int) -> RepresentationRow | None:
    return next(iter(_rows(Representation.objects.filter(pk=number).select_related("user"))), None)


def _rows(held: Iterable[Representation]) -> list[RepresentationRow]:
    return [as_row(each) for each in held]


def _stand(asked: Stands, role: str, by: Actor) -> Representation:
    tax_code = _tax_code(asked.tax_code)
    organisation = cleaned(asked.organisation)
    if not organisation:
        raise Refused(refusals.NameUnreadable(why="It is empty."))
    user = user_by_personal_id("".join(asked.number.split()))
    if user is None or not user.is_active:
        raise Refused(own_refusals.ColleagueUnknown())
    if asked.last is not None and asked.last < asked.first:
        raise Refused(refusals.EndsBeforeItBegins(first=asked.first, last=asked.last))
    with naming({"people_representation_once_at_a_time": refusals.AlreadyHeld(since=asked.first)}):
        return Representation.objects.create(
            user=user,
            tax_code=tax_code,
            organisation=organisation,
            role=role,
            valid=(asked.first, asked.last and asked.last + timedelta(days=1)),
            procedures=list(dict.fromkeys(asked.procedures)),
            checked=cleaned(asked.checked, longest=2000),
            given_by=by.person,
            given_by_name=by.name,
            given_place=by.place,
            given_at=clock.now(),
        )


def _check_days(asked: Stands, limits: MandateLimits, today: date) -> None:
    if asked.last is None or asked.first < today or asked.last < asked.first:
        raise Refused(mandate_refusals.MandateDaysWrong())
    last = asked.first + timedelta(days=limits.longest_days)
    if asked.last > last:
        raise Refused(
            mandate_refusals.MandateTooLong(
                article=limits.article, days=limits.longest_days, last=last
            )
        )


def _is_legal(by: Actor, tax_code: str, on: date) -> bool:
    """The legal representative of this very code or of its head office."""
    if by.role is not Role.REPRESENTATIVE or not is_of(tax_code, by.place):
        return False
    return Representation.objects.filter(
        user_id=int(by.person), tax_code=by.place, role=LEGAL, valid__contains=on, ended_reason=""
    ).exists()


def _may_end(held: Representation, by: Actor, on: date) -> bool:
    if held.ended_reason or (held.valid.upper is not None and held.valid.upper <= on):
        return False
    if attends(by):
        return True
    if str(held.user_id) == by.person:
        return True
    return held.role == AUTHORISED and _is_legal(by, held.tax_code, on)


def _tax_code(typed: str) -> str:
    read = read_identity(IdentityKind.TAX_CODE, typed)
    if isinstance(read, IdentityUnreadable):
        raise Refused(read)
    return read.number
