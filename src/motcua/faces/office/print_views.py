"""Printed forms as PDF, for whoever may see the dossier or the register."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.dossiers import printing, queries
from motcua.dossiers.printing import BookPage, Printout
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.pdf import pdf
from motcua.faces.office.register_views import asked_for
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.DOSSIER_READ)
def print_dossier(request: HttpRequest, desk: Desk, dossier: UUID, printout: str) -> HttpResponse:
    state, _hat = desk.open(dossier)
    found = queries.history(dossier)
    if found is None or printout not in list(Printout):
        raise Http404
    url = ""
    if state.code:
        url = request.build_absolute_uri(reverse("portal:track_code", args=[state.code]))
    try:
        paper = printing.print_form(Printout(printout), *found, track_url=url)
    except Refused as refused:
        raise Http404 from refused
    return pdf(paper, f"{printout}-{state.code or state.slip}")


@require_safe
@staff(Permission.REGISTER_READ)
def print_register(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked = asked_for(request, desk)
    if asked.unit is None:
        raise Http404
    sheet = BookPage(unit=asked.unit, first=asked.first, last=asked.last, keeper=desk.hat.name)
    name = f"register-{asked.unit}-{asked.first:%y%m%d}-{asked.last:%y%m%d}"
    return pdf(printing.print_register(sheet, at=desk.now), name)
