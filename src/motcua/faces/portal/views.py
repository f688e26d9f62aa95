"""Citizens' pages: find a procedure, read what my case needs, see where a dossier stands."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.faces.portal.forms import TrackForm
from motcua.faces.portal.limits import limited
from motcua.oversight.discipline import durations
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries
from motcua.reference.catalogue.content import Case
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.rulebook import queries as rulebook

LONGEST_QUESTION = 100
MOST_ROWS = 60
FEW_ROWS = 5


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
    rows: list[queries.ProcedureRow] = []
    elsewhere: list[queries.NationalRow] = []
    if question or field:
        rows = queries.search(question, clock.today(), field=field, limit=MOST_ROWS)
    if question and len(rows) < FEW_ROWS:
        elsewhere = queries.search_national(question, limit=FEW_ROWS)
    context = {
        "question": question,
        "field": field,
        "fields": list(Field),
        "rows": rows,
        "elsewhere": elsewhere,
    }
    live = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    response = render(request, "portal/_live.html" if live else "portal/procedures.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _field(name: str) -> Field | None:
    return Field(name) if name in list(Field) else None


@gzip_page
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure as it stands today: papers, time and fee of the chosen case."""
    try:
        procedure = queries.version_on(code, clock.today())
    except Refused as refused:
        return render(request, "portal/no_procedure.html", {"refusal": refused.refusal}, status=404)
    version = procedure.content
    case = _chosen(version.cases, request.GET.get("case", ""))
    context = {
        "procedure": procedure,
        "version": version,
        "case": case,
        "said_case": case.code if request.GET.get("case") == case.code else "",
        "real": durations.of_procedure(procedure.code),
        "files_online": files_online(version.online, clock.today()),
    }
    return render(request, "portal/procedure.html", context)


def files_online(level: str, day: date) -> bool:
    """Whether the law of the day lets one file at this level of service."""
    rule = rulebook.online_on(day).rules.levels.get(level)
    return rule is not None and rule.submit


def _chosen(cases: tuple[Case, ...], code: str) -> Case:
    """The case asked for; the first when none or an unknown one was named."""
    return next((case for case in cases if case.code == code), cases[0])


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
