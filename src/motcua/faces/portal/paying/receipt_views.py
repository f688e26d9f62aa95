"""E-receipts: downloaded by whoever holds the order, looked up by number and dossier's code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.channels.counters import printing
from motcua.channels.counters import queries as till
from motcua.channels.payments import queries
from motcua.domain.kernel.local_time import local
from motcua.domain.till.collecting import Method
from motcua.domain.till.receipts import Receipt
from motcua.dossiers import codes
from motcua.faces.portal.limits import limited
from motcua.faces.portal.paying.forms import ReceiptForm
from motcua.faces.portal.paying.views import private
from motcua.plumbing import clock
from motcua.reference.places.queries import place_name

UNUSABLE = 422


@require_safe
@limited("pay")
def printed(request: HttpRequest, number: str, receipt: str) -> HttpResponse:
    """The receipt as PDF, void or not; only one of this order."""
    found = queries.order(number.upper())
    row = till.receipt(receipt) if found else None
    if found is None or row is None or row.dossier != found.dossier or not _online(row):
        raise Http404
    body = printing.print_receipt(row.number, synthetic=found.synthetic)
    answer = HttpResponse(body or b"", content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="bien-lai-{row.number}.pdf"'
    return private(answer)


@require_safe
@limited("pay")
def look_up(request: HttpRequest) -> HttpResponse:
    """Whether a receipt is genuine; one answer for an unknown number and a wrong code."""
    form = ReceiptForm(request.GET if "receipt" in request.GET else None)
    context: dict[str, object] = {"form": form, "receipt": None, "asked": False}
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data["code"]
        row = till.receipt(form.cleaned_data["receipt"].strip().upper())
        fits = row is not None and row.dossier_code == (codes.read_code(typed) or typed.strip())
        context |= {"asked": True, "receipt": row if fits else None}
        if row is not None:
            context["agency"] = place_name(row.beneficiary, local(clock.now()).date())
    status = UNUSABLE if form.errors else 200
    return private(render(request, "portal/paying/receipts.html", context, status=status))


def _online(row: Receipt) -> bool:
    return row.method is Method.ONLINE
