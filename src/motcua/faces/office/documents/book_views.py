"""What the place issued: all of it, and the book of certified copies."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.channels.documents import access, queries
from motcua.channels.documents.queries import PAGE, IssuedFilter
from motcua.channels.documents.words import KIND_WORDS, STANDING_WORDS, Kind, Standing
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.documents.room import room
from motcua.faces.ui.paging import page_number
from motcua.reference.people.permissions import Permission

TONES = {Standing.IN_FORCE: "success", Standing.NOT_YET: "warning"}


@require_safe
@staff(Permission.DOCUMENT_READ)
def book(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _listed(request, desk, None, "book.html")


@require_safe
@staff(Permission.DOCUMENT_READ)
def copies(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _listed(request, desk, Kind.CERTIFIED_COPY, "copies.html")


def _listed(request: HttpRequest, desk: Desk, kind: Kind | None, template: str) -> HttpResponse:
    said = request.GET
    number = page_number(request)
    asked = IssuedFilter(
        places=access.reading_places(desk.hat),
        kind=kind,
        text=said.get("q", "")[:200],
        ended_only="ended" in said,
    )
    found = queries.issued(asked, page=number, size=PAGE + 1)
    rows = [
        {
            "document": each,
            "kind": KIND_WORDS[each.kind],
            "standing": STANDING_WORDS[each.standing(desk.today)],
            "tone": TONES.get(each.standing(desk.today), "danger"),
        }
        for each in found[:PAGE]
    ]
    context = {"asked": asked, "rows": rows, "number": number, "more": len(found) > PAGE}
    return room(request, desk, template, context)
