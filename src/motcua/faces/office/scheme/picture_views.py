"""Who does what: all units on a day, one unit, the phases, two days compared."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.kernel.folding import folded
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.scheme.asked import WORDS, choice, day_asked
from motcua.faces.office.scheme.cartogram import map_of
from motcua.faces.office.scheme.grouping import grouped
from motcua.faces.office.scheme.strips import strips
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.people.permissions import Permission
from motcua.reference.places import queries as places
from motcua.reference.scheme import picture_queries, queries
from motcua.reference.scheme.picture_queries import UnitPicture
from motcua.reference.scheme.vocabulary import LEVELS, Scope, Task

ROWS = 25
PHASE_3 = date(2019, 8, 1)


@require_safe
@staff(Permission.SCHEME_READ)
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked = day_asked(request, "on", desk.today)
    pictures = picture_queries.overview(asked.day)
    wanted = {
        "level": choice(request, "level", list(LEVELS)),
        "task": choice(request, "task", list(Task)),
        "hands": choice(request, "hands", ["post", "agency"]),
        "field": choice(request, "field", list(Field)),
        "name": request.GET.get("name", "").strip()[:100],
    }
    found = [picture for picture in pictures if _is_wanted(picture, wanted)]
    context = {
        **WORDS,
        "asked": asked,
        "wanted": wanted,
        "found": len(found),
        "rows": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "counts": [_count(level, pictures) for level in LEVELS],
        "told": queries.notes(asked.day),
        "begins": None if any(each.post_does for each in pictures) else _still_to_begin(asked.day),
    }
    return page(request, desk, "scheme/overview.html", context, status=400 if asked.fault else 200)


def _still_to_begin(day: date) -> date | None:
    """The first day of the scheme, for a day before it."""
    found = picture_queries.phases()
    return found[0].first if found and day < found[0].first else None


def _is_wanted(picture: UnitPicture, wanted: dict[str, str]) -> bool:
    if wanted["level"] not in {"", picture.unit.level}:
        return False
    if not all(word in folded(picture.unit.name) for word in folded(wanted["name"]).split()):
        return False
    if not wanted["hands"]:
        return True
    return _post_has(picture, wanted["task"], wanted["field"]) is (wanted["hands"] == "post")


def _post_has(picture: UnitPicture, task: str, field: str) -> bool:
    """Whether staff of the post do the task, or any, for the field, or any."""
    return any(
        task in {"", entry.task} and (not field or entry.fields is None or field in entry.fields)
        for entry in picture.post_does
        if not field or entry.scope is not Scope.PROCEDURE
    )


def _count(level: str, pictures: list[UnitPicture]) -> dict[str, object]:
    mine = [picture for picture in pictures if picture.unit.level == level]
    return {
        "level": level,
        "units": len(mine),
        "receives": sum(picture.post_has(Task.RECEIVE) for picture in mine),
        "any": sum(bool(picture.post_does) for picture in mine),
        "in_post": sum(picture.unit.in_post_office is True for picture in mine),
        "unknown": sum(picture.unit.in_post_office is None for picture in mine),
    }


@require_safe
@staff(Permission.SCHEME_READ)
def unit(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    asked = day_asked(request, "on", desk.today)
    history = picture_queries.history(code)
    try:
        counter = places.one_stop_unit(code, asked.day)
    except Refused as refused:
        if not history and not places.place_exists(code, desk.today):
            raise Http404 from refused
        counter = None
    context = {
        **WORDS,
        "asked": asked,
        "code": code,
        "counter": counter,
        "name": counter.name if counter else places.place_name(code, asked.day),
        "entries": queries.tasks_at(code, asked.day) if counter else [],
        "records": history,
        "told": queries.notes(asked.day),
    }
    return page(request, desk, "scheme/unit.html", context, status=400 if asked.fault else 200)


@require_safe
@staff(Permission.SCHEME_READ)
def phases(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked = day_asked(request, "on", desk.today)
    task = Task(choice(request, "task", list(Task)) or Task.RECEIVE)
    context = {
        **WORDS,
        "asked": asked,
        "task": task,
        "strips": strips(picture_queries.phases(), asked.day, desk.today),
        "map": map_of(asked.day, task),
        "decisions": picture_queries.decisions(),
    }
    return page(request, desk, "scheme/phases.html", context, status=400 if asked.fault else 200)


@require_safe
@staff(Permission.SCHEME_READ)
def difference(request: HttpRequest, desk: Desk) -> HttpResponse:
    first, second = day_asked(request, "first", PHASE_3), day_asked(request, "second", desk.today)
    if not (first.fault or second.fault) and second.day < first.day:
        first, second = second, first
    code = request.GET.get("unit", "")[:20]
    code = code if code.isprintable() else ""
    units = _units(first.day, second.day)
    differences = picture_queries.compare(first.day, second.day, code or None)
    context = {
        **WORDS,
        "first": first,
        "second": second,
        "code": code,
        "groups": grouped(differences, first.day, second.day),
        "count": len(differences),
        "units": sorted(units.items(), key=lambda each: each[1]),
        "fault": first.fault or second.fault,
        "unknown": bool(code) and code not in units,
    }
    status = 400 if context["fault"] else 404 if context["unknown"] else 200
    return page(request, desk, "scheme/difference.html", context, status=status)


def _units(*days: date) -> dict[str, str]:
    return {unit.code: unit.name for day in days for unit in places.one_stop_units(day)}
