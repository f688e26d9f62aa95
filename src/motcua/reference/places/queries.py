"""What places there are, as on a date."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Q

from motcua.plumbing.errors import Refused
from motcua.reference.places import models as m
from motcua.reference.places import refusals

_DatedRow = TypeVar("_DatedRow", bound=m.Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit; `first` and `last` are its first and last day, None when open."""

    code: str
    level: str
    kind: str
    name: str
    parent: str
    first: date | None
    last: date | None
    trust: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    old_code: str
    old_name: str
    old_district: str
    old_province: str
    new_code: str
    on: date
    relation: str
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    code: str
    name: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    code: str
    name: str
    parent: str
    level: str
    admin_code: str
    first: date | None
    last: date | None
    trust: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStopUnit:
    """A counter unit; `in_post_office` is None where nobody knows."""

    code: str
    name: str
    level: str
    admin_code: str
    agency_code: str
    address: str
    in_post_office: bool | None
    first: date | None
    last: date | None
    trust: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPoint:
    code: str
    name: str
    admin_code: str


def last_day(row: m.Dated) -> date | None:
    upper: date | None = row.valid.upper
    return None if upper is None else upper - timedelta(days=1)


def unit(code: str, on: date) -> Unit:
    """The unit; Refused when the code means nothing that day."""
    return _unit(_the(m.AdminUnit, code, on))


def units(on: date, level: str | None = None, parent: str | None = None) -> list[Unit]:
    """The units of the province that day by code; `parent` is the code of the unit above."""
    wanted = Q(valid__contains=on)
    if level is not None:
        wanted &= Q(level=level)
    if parent is not None:
        wanted &= Q(parent=parent)
    return [_unit(row) for row in m.AdminUnit.objects.filter(wanted).order_by("level", "code")]


def _unit(row: m.AdminUnit) -> Unit:
    return Unit(
        code=row.code,
        level=row.level,
        kind=row.kind,
        name=row.name,
        parent=row.parent,
        first=row.valid.lower,
        last=last_day(row),
        trust=row.trust,
    )


def successors(code: str, on: date) -> list[Succession]:
    """What the unit had become by that day, the default first; empty while it lives."""
    rows = m.UnitSuccession.objects.filter(old_code=code, on__lte=on)
    return [_succession(row) for row in rows.order_by("-is_default", "new_code")]


def predecessors(code: str, on: date) -> list[Succession]:
    """What the unit was made of on the day it was made, at the latest `on`."""
    rows = m.UnitSuccession.objects.filter(new_code=code, on__lte=on)
    return [_succession(row) for row in rows.order_by("on", "old_code")]


def _succession(row: m.UnitSuccession) -> Succession:
    return Succession(
        old_code=row.old_code,
        old_name=row.old_name,
        old_district=row.old_district,
        old_province=row.old_province,
        new_code=row.new_code,
        on=row.on,
        relation=row.relation,
        is_default=row.is_default,
    )


def provinces(on: date) -> list[Province]:
    """The 63 provinces until 2025-06-30, the 34 since."""
    rows = m.Province.objects.filter(valid__contains=on).order_by("code")
    return [Province(code=row.code, name=row.name, into=row.into) for row in rows]


def agency(code: str, on: date) -> Agency:
    """The agency; Refused when the code means nothing that day."""
    return _agency(_the(m.Agency, code, on))


def agencies(on: date, admin_code: str | None = None) -> list[Agency]:
    rows = m.Agency.objects.filter(valid__contains=on).order_by("code")
    if admin_code is not None:
        rows = rows.filter(admin_code=admin_code)
    return [_agency(row) for row in rows]


def _agency(row: m.Agency) -> Agency:
    return Agency(
        code=row.code,
        name=row.name,
        parent=row.parent,
        level=row.level,
        admin_code=row.admin_code,
        first=row.valid.lower,
        last=last_day(row),
        trust=row.trust,
    )


def one_stop_unit(code: str, on: date) -> OneStopUnit:
    """The counter unit with its seat of that day; Refused when it is closed or unknown."""
    row = _the(m.OneStopUnit, code, on)
    return _one_stop(row, m.Premises.objects.filter(code=code, valid__contains=on).first())


def is_one_stop_unit(code: str, on: date) -> bool:
    return (
        code.isprintable() and m.OneStopUnit.objects.filter(code=code, valid__contains=on).exists()
    )


def one_stop_units(on: date, level: str | None = None) -> list[OneStopUnit]:
    rows = m.OneStopUnit.objects.filter(valid__contains=on).order_by("level", "code")
    if level is not None:
        rows = rows.filter(level=level)
    seats = {seat.code: seat for seat in m.Premises.objects.filter(valid__contains=on)}
    return [_one_stop(row, seats.get(row.code)) for row in rows]


def _one_stop(row: m.OneStopUnit, seat: m.Premises | None) -> OneStopUnit:
    return OneStopUnit(
        code=row.code,
        name=row.name,
        level=row.level,
        admin_code=row.admin_code,
        agency_code=row.agency_code,
        address=seat.address if seat else "",
        in_post_office=seat.in_post_office if seat else None,
        first=row.valid.lower,
        last=last_day(row),
        trust=row.trust,
    )


def post_points(on: date) -> list[PostPoint]:
    rows = m.PostPoint.objects.filter(valid__contains=on).order_by("code")
    return [PostPoint(code=row.code, name=row.name, admin_code=row.admin_code) for row in rows]


def post_point(code: str, on: date) -> PostPoint:
    """Raises Refused for an unknown or closed one."""
    row = _the(m.PostPoint, code, on)
    return PostPoint(code=row.code, name=row.name, admin_code=row.admin_code)


_WORKPLACES = (m.OneStopUnit, m.Agency, m.PostPoint)


def place_exists(code: str, on: date) -> bool:
    """Whether a one-stop unit, an agency or a post point has the code that day."""
    return code.isprintable() and any(
        model.objects.filter(code=code, valid__contains=on).exists() for model in _WORKPLACES
    )


def area_of(code: str, on: date) -> str:
    """The administrative unit a workplace serves that day; empty for an unknown or closed one."""
    if not code.isprintable():
        return ""
    for model in _WORKPLACES:
        row = model.objects.filter(code=code, valid__contains=on).first()
        if row is not None:
            return row.admin_code
    return ""


def place_name(code: str, on: date) -> str:
    """The name of a workplace that day, else the last it had; an unknown code itself."""
    if not code.isprintable():
        return code
    for model in _WORKPLACES:
        rows = model.objects.filter(code=code)
        row = rows.filter(valid__contains=on).first() or rows.order_by("-valid").first()
        if row is not None:
            return row.name
    return code


def successor_of(code: str, on: date) -> str | None:
    """Who holds that day what the one-stop unit or agency held; itself while it lives.

    Follows several successions in a row; None for a code that never was or has no heir.
    """
    seen: set[str] = set()
    while code.isprintable() and code not in seen:
        if place_exists(code, on):
            return code
        seen.add(code)
        step = m.PlaceSuccession.objects.filter(old_code=code, on__lte=on).first()
        if step is None:
            return None
        code = step.new_code
    return None


def _the(model: type[_DatedRow], code: str, on: date) -> _DatedRow:
    if not code.isprintable():  # the database takes no NUL
        raise Refused(refusals.PlaceUnknown(place=ascii(code[:40]), on=on))
    rows = model._default_manager.filter(code=code)
    row = rows.filter(valid__contains=on).first()
    if row is not None:
        return row
    if not rows.exists():
        raise Refused(refusals.PlaceUnknown(place=code[:40], on=on))
    raise Refused(refusals.PlaceClosed(place=code, on=on, successor=successor_of(code, on) or "-"))
