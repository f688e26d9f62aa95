"""The work lists: everything open by time left, what is late, what will be."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.domain.dossier.state import Stage
from motcua.domain.dossier.wording import STAGE_WORDS
from motcua.dossiers import queries
from motcua.dossiers.queries import Filter
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.lists import (
    Wanted,
    listing,
    page_of,
    rows_with_time,
    soon_limit,
    wanted,
)
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.DOSSIER_READ)
def worklist(request: HttpRequest, desk: Desk) -> HttpResponse:
    """By time left; once closed dossiers are in, the newest first."""
    asked = wanted(request)
    return _list(request, desk, asked, rows=listing(desk, asked), title=_("Hồ sơ"))


@require_safe
@staff(Permission.DOSSIER_READ)
def overdue(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked = wanted(request)
    rows = listing(desk, asked, late_at=desk.now)
    return _list(request, desk, asked, rows=rows, title=_("Quá hạn"))


@require_safe
@staff(Permission.DOSSIER_READ)
def soon(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Due within the next working day, the late ones too: they are the soonest."""
    asked = wanted(request)
    rows = listing(desk, asked, before=soon_limit(desk.now))
    return _list(request, desk, asked, rows=rows, title=_("Sắp đến hạn"))


@require_safe
@staff(Permission.DOSSIER_READ)
def why(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    """The grounds of one due date, alone: what a list opens in place."""
    state, _hat = desk.open(dossier)
    if state.clock is None:
        raise Http404
    return page(request, desk, "_why.html", {"reasons": state.clock.reasons})


def _list(
    request: HttpRequest, desk: Desk, asked: Wanted, *, rows: Filter, title: str | Promise
) -> HttpResponse:
    shown = page_of(request, rows)
    read = queries.newest if asked.closed or asked.text else queries.worklist
    context = {
        "title": title,
        "asked": asked,
        "rows": rows_with_time(read(rows, page=shown.number), desk.now),
        "page": shown,
        "path": request.path,
        "get": request.GET,
        "stages": [(stage, STAGE_WORDS[stage]) for stage in Stage],
        "fields_of_law": list(Field),
        "place_choices": _places(desk),
    }
    live = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    response = page(request, desk, "_rows.html" if live else "list.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _places(desk: Desk) -> list[tuple[str, str]]:
    """Units to choose from, for those who see more than one."""
    if desk.places is not None:
        return []
    return sorted(desk.names.items(), key=lambda item: item[1])
