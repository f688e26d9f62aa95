"""The work lists: everything open by time left, what is late, what will be."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from motcua.domain.dossier.state import Stage
from motcua.domain.dossier.wording import STAGE_WORDS
from motcua.dossiers import queries
from motcua.dossiers.codes import read_code
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
    """By time left; once closed dossiers are in, the newest first.

    A whole code of a dossier the person may see leads straight to it.
    """
    asked = wanted(request)
    named = None if "HX-Request" in request.headers else _named(desk, asked.text)
    if named is not None:
        return redirect("office:dossier", dossier=named)
    return _list(
        request, desk, asked, rows=listing(desk, asked), title=pgettext_lazy("nhiều", "Hồ sơ")
    )


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


def _named(desk: Desk, text: str) -> UUID | None:
    """The dossier whose code was typed, pasted or scanned, when this desk may open it."""
    code = read_code(text)
    found = queries.state_and_id(code) if code else None
    if found is None:
        return None
    try:
        desk.open(found[0])
    except Http404:
        return None
    return found[0]


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
