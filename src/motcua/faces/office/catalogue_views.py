"""The catalogue as the office works with it: every value with its trust and its source."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.lists import LONGEST_SEARCH
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.people.permissions import Permission

MOST_ROWS = 200


@require_safe
@staff(Permission.CATALOGUE_READ)
def procedures(request: HttpRequest, desk: Desk) -> HttpResponse:
    question = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    field = request.GET.get("field", "")
    field = field if field in list(Field) else ""
    rows = queries.search(question, desk.today, field=field or None, limit=MOST_ROWS)
    context = {"question": question, "field": field, "fields_of_law": list(Field), "rows": rows}
    return page(request, desk, "catalogue.html", context)


@require_safe
@staff(Permission.CATALOGUE_READ)
def procedure(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """One version with all its cases; the one in force unless another is asked for."""
    asked = request.GET.get("version", "")
    try:
        found = (
            queries.version(code, int(asked))
            if asked.isdecimal()
            else queries.version_on(code, desk.today)
        )
        history = queries.versions(code)
    except Refused as refused:
        raise Http404 from refused
    context = {"procedure": found, "version": found.content, "history": history}
    return page(request, desk, "procedure.html", context)
