"""The counter: find the procedure, take the filing in, say when and why, hand out the receipt."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import intake, printing, queries
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.intake_door import Door, clerk, door, door_of, version_of
from motcua.faces.office.intake_steps import filing_page, take_step
from motcua.faces.office.lists import LONGEST_SEARCH
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.queries import ProcedureRow
from motcua.reference.people.permissions import Permission

MOST_FOUND = 12
FORBIDDEN = 403


@dataclass(frozen=True, slots=True)
class Found:
    """A procedure with the reason why it is not taken in here today, if there is one."""

    row: ProcedureRow
    not_offered: Bilingual | None


@require_safe
@staff(Permission.DOSSIER_RECEIVE)
def find(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One field; Enter on a single hit goes on at once."""
    refusal = _refusal(desk)
    tail = _tail(request)
    question = request.GET.get("p", "").strip()[:LONGEST_SEARCH]
    rows = catalogue.search(question, desk.today, limit=MOST_FOUND) if question else []
    found = [
        Found(row, intake.not_offered(row.code, row.field.value, desk.hat, desk.now))
        for row in rows
    ]
    if refusal is None and len(found) == 1 and found[0].not_offered is None:
        return redirect(reverse("office:case", args=[found[0].row.code]) + tail)
    drafts = queries.Filter(places=desk.places, stage=Stage.DRAFT)
    context = {
        "question": question,
        "found": found,
        "refusal": refusal,
        "drafts": queries.newest(drafts)[:5],
        "tail": tail,
        "mandate": request.GET.get("mandate", ""),
    }
    return page(request, desk, "intake.html", context, status=FORBIDDEN if refusal else 200)


@require_safe
@staff(Permission.DOSSIER_RECEIVE)
def choose_case(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    found = version_of(desk, code)
    cases = found.content.cases
    if len(cases) == 1:
        return redirect(reverse("office:filing", args=[code, cases[0].code]) + _tail(request))
    context = {"procedure": found, "cases": cases, "tail": _tail(request)}
    return page(request, desk, "cases.html", context)


def _tail(request: HttpRequest) -> str:
    """The mandate under which the desk files, taken along from page to page."""
    mandate = request.GET.get("mandate", "")[:40]
    return "?" + urlencode({"mandate": mandate}) if mandate else ""


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOSSIER_RECEIVE)
def filing(request: HttpRequest, desk: Desk, code: str, case: str) -> HttpResponse:
    try:
        at_door = door(desk, code, case, request.GET.get("mandate", "")[:40])
        return _filing(request, desk, at_door)
    except Refused as refused:
        return _turned_away(request, desk, refused.refusal)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOSSIER_RECEIVE)
def continued(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    """The same form for a draft, or for a filing that comes back with what was missing."""
    try:
        at_door = door_of(desk, dossier)
        if at_door.state is not None and at_door.state.stage is Stage.SUBMITTED:
            return redirect("office:online_filing", dossier=dossier)
        return _filing(request, desk, at_door)
    except Refused as refused:
        return _turned_away(request, desk, refused.refusal)


def _filing(request: HttpRequest, desk: Desk, at_door: Door) -> HttpResponse:
    missing = intake.not_offered(
        at_door.procedure.code, at_door.procedure.field.value, at_door.hat, desk.now
    )
    if request.method == "POST":
        return take_step(request, at_door)
    return filing_page(request, at_door, at_door.form(), {"not_offered": missing})


@require_POST
@staff(Permission.DOSSIER_RECEIVE)
def promise(request: HttpRequest, desk: Desk, code: str, case: str) -> HttpResponse:
    """Due date and fee alone, for what is filled in so far."""
    try:
        at_door = door(desk, code, case)
        form = at_door.form(request.POST)
        form.is_valid()
        context: dict[str, Any] = {"preview": at_door.preview(form), "door": at_door}
    except Refused as refused:
        return _turned_away(request, desk, refused.refusal)
    return page(request, desk, "_promise.html", context)


@require_safe
@staff(Permission.DOSSIER_READ)
def received(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    """What to tell the person at the counter, what to print, and on to the next one."""
    desk.open(dossier)
    found = queries.history(dossier)
    if found is None:
        raise Http404
    state, events = found
    context = {"dossier": dossier, "state": state, "offers": printing.offers(state, events)}
    return page(request, desk, "received.html", context)


def _refusal(desk: Desk) -> Refusal | None:
    try:
        clerk(desk)
    except Refused as refused:
        return refused.refusal
    return None


def _turned_away(request: HttpRequest, desk: Desk, refusal: Refusal) -> HttpResponse:
    context = {"question": "", "found": [], "refusal": refusal, "drafts": []}
    return page(request, desk, "intake.html", context, status=FORBIDDEN)
