"""The papers of money as PDF, for whoever may see the money."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.channels.counters import printing, printing_quarters
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.pdf import made_up, pdf
from motcua.faces.office.till import reach, remittance_views, settlement_views
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.TILL_READ)
def print_receipt(request: HttpRequest, desk: Desk, receipt: str) -> HttpResponse:
    reach.receipt(desk, receipt)
    return _printed(printing.print_receipt(receipt, synthetic=made_up()), receipt)


@require_safe
@staff(Permission.TILL_READ)
def print_cash_up(request: HttpRequest, desk: Desk, shift: str) -> HttpResponse:
    reach.shift(desk, shift)
    return _printed(printing.print_cash_up(shift, synthetic=made_up()), f"cash-up-{shift}")


@require_safe
@staff(Permission.TILL_READ)
def print_remittance(request: HttpRequest, desk: Desk, remittance: str) -> HttpResponse:
    remittance_views.seen(desk, remittance)
    paper = printing_quarters.print_remittance(remittance, synthetic=made_up())
    return _printed(paper, remittance)


@require_safe
@staff(Permission.TILL_READ)
def print_settlement(request: HttpRequest, desk: Desk, settlement: str) -> HttpResponse:
    settlement_views.seen(desk, settlement)
    paper = printing_quarters.print_settlement(settlement, synthetic=made_up())
    return _printed(paper, settlement)


def _printed(paper: bytes | None, name: str) -> HttpResponse:
    if paper is None:
        raise Http404
    return pdf(paper, name)
