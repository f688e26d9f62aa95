"""Every procedure with its form, and one form with its versions and drafts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.eforms.definition import FormDefinition
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.eforms.draft_forms import ImportForm, KeyedForm
from motcua.faces.office.eforms.shown import pages_shown
from motcua.faces.office.eforms.wording import KIND_WORDS
from motcua.faces.office.lists import LONGEST_SEARCH
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries, queries
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.people.permissions import Permission

MOST_ROWS = 200
STATES = ("drawn", "general", "draft")


@require_safe
@staff(Permission.EFORM_READ)
def forms(request: HttpRequest, desk: Desk) -> HttpResponse:
    question = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    field, state = request.GET.get("field", ""), request.GET.get("state", "")
    field = field if field in list(Field) else ""
    drawn = eform_queries.drawn_forms(desk.today)
    drafted = eform_queries.drafted_procedures()
    found = queries.search(question, desk.today, field=field or None, limit=MOST_ROWS)
    held = {"drawn": set(drawn), "draft": set(drafted)}
    held["general"] = {row.code for row in found} - held["drawn"]
    rows = [row for row in found if row.code in held.get(state, {row.code})]
    context = {
        "question": question,
        "field": field,
        "state": state if state in STATES else "",
        "fields_of_law": list(Field),
        "rows": rows,
        "drawn": drawn,
        "drafted": drafted,
    }
    return page(request, desk, "eforms/list.html", context)


@require_safe
@staff(Permission.EFORM_READ)
def form(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """The form in force today, or the version asked for."""
    shown = form_or_404(code, desk, request.GET.get("version", ""))
    draft = eform_queries.open_form_draft(shown.procedure)
    seen = draft.version if draft else 0
    context = {
        "form": shown,
        "pages": pages_shown(shown),
        "general": eform_queries.is_general(shown),
        "history": eform_queries.form_versions(shown.procedure),
        "draft": draft,
        "plain": KeyedForm(seen=seen),
        "import_form": ImportForm(seen=seen),
        "kind_words": KIND_WORDS,
        "may_draw": desk.may(Permission.EFORM_PUBLISH),
    }
    return page(request, desk, "eforms/form.html", context)


def form_or_404(code: str, desk: Desk, version: str = "") -> FormDefinition:
    """The drawn version asked for, the open draft for "draft", else the form in force."""
    try:
        if version == "draft":
            draft = eform_queries.open_form_draft(code)
            if draft is None:
                raise Http404
            return draft.definition
        if version.isdecimal():
            return eform_queries.form_version(code, int(version))
        return eform_queries.form_on(code, desk.today)
    except Refused as refused:
        raise Http404 from refused
