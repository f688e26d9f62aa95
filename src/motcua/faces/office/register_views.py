"""The register book of a unit, day by day."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.dossiers import queries
from motcua.faces.office.acts.base import DAYS
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.lists import rows_with_time
from motcua.reference.people.permissions import Permission
from motcua.reference.places import queries as places

MOST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A stretch of one unit's register; `fault` says what was wrong with the days typed."""

    unit: str | None
    units: list[tuple[str, str]]
    first: date
    last: date
    fault: str = ""


@require_safe
@staff(Permission.REGISTER_READ)
def register(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked = asked_for(request, desk)
    rows = queries.register_book(asked.unit, asked.first, asked.last) if asked.unit else []
    context = {"book": asked, "rows": rows_with_time(rows, desk.now)}
    return page(request, desk, "register.html", context, status=400 if asked.fault else 200)


def asked_for(request: HttpRequest, desk: Desk) -> Book:
    """Today's page of the own unit, unless other days or another unit of the hat are asked for."""
    units = _units(desk)
    codes = [code for code, _name in units]
    wanted = request.GET.get("unit", "")
    unit = wanted if wanted in codes else next(iter(codes), None)
    first, last = _day(request, "first", desk.today), _day(request, "last", desk.today)
    fault = ""
    if first is None or last is None:
        fault = _("Ngày không đúng. Nhập như 05/08/2019 hoặc chọn trên lịch.")
    elif last < first:
        fault = _("Ngày cuối phải từ ngày đầu trở đi.")
    elif last - first > timedelta(days=MOST_DAYS):
        fault = _("Mỗi lần xem nhiều nhất một năm. Chọn khoảng ngắn hơn.")
    if fault or first is None or last is None:
        first = last = desk.today
    return Book(unit=unit, units=units, first=first, last=last, fault=fault)


def _units(desk: Desk) -> list[tuple[str, str]]:
    """The counter itself, an agency's counters, or all of them for those who see everything."""
    units = places.one_stop_units(desk.today)
    if desk.places is not None:
        units = [u for u in units if {u.code, u.agency_code} & set(desk.places)]
    return sorted(((u.code, u.name) for u in units), key=lambda unit: unit[1])


def _day(request: HttpRequest, name: str, today: date) -> date | None:
    typed = request.GET.get(name, "")
    if not typed:
        return today
    for form in DAYS:
        with suppress(ValueError):
            return datetime.strptime(typed, form).date()
    return None
