"""Which rules and which calendar were in force, for whom, on a date."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from motcua.domain.calendar.workdays import Hours, Suspension, Window, WorkCalendar
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places
from motcua.reference.rulebook.law import (
    Form,
    FormSet,
    NumberForm,
    articles_on,
    calendar_of,
    default_hours_on,
    forms_on,
    number_form_on,
    public_calendar,
    regime_on,
)
from motcua.reference.rulebook.models import ClosureNotice, UnitHours
from motcua.reference.rulebook.money import money_on
from motcua.reference.rulebook.online import OnlineLaw, online_on
from motcua.reference.rulebook.online_money import online_money_on
from motcua.reference.rulebook.postal import PostalLaw, postal_on
from motcua.reference.rulebook.service import StopRule, stop_rule_on
from motcua.reference.rulebook.sign_in import SignInRule, sign_in_rule_on
from motcua.reference.rulebook.statements import Statement, statements

__all__ = [
    "Form",
    "FormSet",
    "NumberForm",
    "OnlineLaw",
    "PostalLaw",
    "SignInRule",
    "Statement",
    "StopRule",
    "articles_on",
    "calendar_for",
    "forms_on",
    "hours_of",
    "money_on",
    "number_form_on",
    "online_money_on",
    "online_on",
    "postal_on",
    "regime_on",
    "sign_in_rule_on",
    "statements",
    "stop_rule_on",
    "suspensions_of",
]


def calendar_for(
    unit_code: str | None,
    on: date,
    *,
    known_at: datetime | None = None,
) -> WorkCalendar:
    """The public calendar with the unit's hours of that day and every closure that meets it.

    Without a unit no database is asked and the usual hours hold. `known_at` gives the calendar
    as it was recorded by then. Whether the unit exists is the caller's to ask.
    """
    if unit_code is None:
        return public_calendar(on)
    hours = hours_of(unit_code, on, known_at=known_at)
    return calendar_of(hours, suspensions_of(unit_code, on, known_at=known_at))


def hours_of(unit_code: str, on: date, *, known_at: datetime | None = None) -> Hours:
    """The hours the unit announced for that day, else the usual ones."""
    rows = UnitHours.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on), unit=unit_code, valid_from__lte=on
    )
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    row = rows.order_by("-recorded_at", "-id").first()
    if row is None:
        return default_hours_on(on)
    return Hours(_windows(row.windows), _windows(row.saturday))


def suspensions_of(
    unit_code: str, on: date, *, known_at: datetime | None = None
) -> tuple[Suspension, ...]:
    """The closures of the unit, of its agency, of the places above it that day, and of all."""
    rows = ClosureNotice.objects.order_by("first_day", "id")
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    found = list(rows)
    own = {"", unit_code}
    if any(row.place not in own for row in found):
        own |= _above(unit_code, on)
    return tuple(
        Suspension(row.first_day, row.last_day, row.notice) for row in found if row.place in own
    )


def _above(unit_code: str, on: date) -> set[str]:
    """The agency and the administrative units over a workplace; empty if unknown."""
    try:
        found = {places.one_stop_unit(unit_code, on).agency_code}
    except Refused:
        found = set()
    admin = places.area_of(unit_code, on)
    while admin and admin not in found:
        found.add(admin)
        admin = _parent(admin, on)
    return found


def _parent(admin: str, on: date) -> str:
    try:
        return places.unit(admin, on).parent
    except Refused:
        return ""


# The JSON column has no type of its own; its shape is the one commands.py writes.
def _windows(stored: Any) -> tuple[Window, ...]:
    return tuple(Window(time.fromisoformat(o), time.fromisoformat(c)) for o, c in stored)
