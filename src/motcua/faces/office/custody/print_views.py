"""Minutes and labels as PDF, for whoever may know where the papers are."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.channels.custody import access, printing
from motcua.channels.custody.forms import LabelSize
from motcua.faces.office.custody.things import paper_names
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.pdf import made_up, pdf
from motcua.reference.people.permissions import Permission

MOST_LABELS = 100
"""More on one print would hold up everybody else's."""


@require_safe
@staff(Permission.CUSTODY_READ)
def print_minutes(request: HttpRequest, desk: Desk, minutes: str) -> HttpResponse:
    if not access.may_see(desk.user, minutes, desk.today):
        raise Http404
    paper = printing.print_minutes(minutes, synthetic=made_up(), named=paper_names)
    return _printed(paper, f"minutes-{minutes}")


@require_safe
@staff(Permission.CUSTODY_READ)
def print_label(request: HttpRequest, desk: Desk, size: str, label: str) -> HttpResponse:
    if not access.may_see(desk.user, label, desk.today):
        raise Http404
    paper = printing.print_label(label, _size(size), synthetic=made_up(), named=paper_names)
    return _printed(paper, f"label-{label}")


@require_safe
@staff(Permission.CUSTODY_READ)
def print_labels(request: HttpRequest, desk: Desk, size: str) -> HttpResponse:
    """Small labels of the items named by `label`, repeated in the query."""
    asked = request.GET.getlist("label")[:MOST_LABELS]
    seen = [label for label in asked if access.may_see(desk.user, label, desk.today)]
    paper = printing.print_labels(seen, _size(size), synthetic=made_up(), named=paper_names)
    return _printed(paper, "labels")


def _size(name: str) -> LabelSize:
    try:
        return LabelSize(name)
    except ValueError as unknown:
        raise Http404 from unknown


def _printed(paper: bytes | None, name: str) -> HttpResponse:
    if paper is None:
        raise Http404
    return pdf(paper, name)
