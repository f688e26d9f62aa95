"""Citizens' pages: find a procedure, read what my case needs, see where a dossier stands."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.faces.portal.forms import TrackForm
from motcua.faces.portal.limits import limited
from motcua.plumbing import clock
from motcua.reference.catalogue import queries
from motcua.reference.catalogue.content import Case, Version
from motcua.reference.catalogue.vocabulary import Field

LONGEST_QUESTION = 100


@gzip_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {"fields": list(Field), "question": ""})


@gzip_page
@require_safe
@limited("search")
def procedures(request: HttpRequest) -> HttpResponse:
    """Search by words with or without diacritics, or browse one field."""
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    field = _field(request.GET.get("field", ""))
    asked = bool(question or field)
    context = {
        "question": question,
        "field": field,
        "fields": list(Field),
        "asked": asked,
        "rows": queries.search(question, clock.today(), field) if asked else [],
    }
    return render(request, "portal/procedures.html", context)


def _field(name: str) -> Field | None:
    return Field(name) if name in list(Field) else None


@gzip_page
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure as it stands today: papers, time and fee of the chosen case."""
    today = clock.today()
    found, version = _in_force(code, today)
    context = {
        "procedure": found,
        "version": version,
        "case": _case(version, request.GET.get("case", "")),
        "today": today,
    }
    return render(request, "portal/procedure.html", context)


@gzip_page
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html")


@require_safe
def track(request: HttpRequest) -> HttpResponse:
    """Asks for the code; a code typed, pasted or scanned leads to its page."""
    form = TrackForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("portal:track_code", code=form.cleaned_data["code"])
    return render(request, "portal/track.html", {"form": form}, status=400 if form.errors else 200)
