"""Receipts of the place: the list with its filter and sums, the series, one receipt."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.counters import commands, queries
from motcua.channels.counters.queries import PAGE, ReceiptFilter
from motcua.domain.fees.words import dong_in_words
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till.collecting import Method
from motcua.domain.till.receipts import Receipt
from motcua.faces.office.acts.base import DAYS
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.presses import UNUSABLE, refused
from motcua.faces.office.till import reach
from motcua.faces.office.till.money_forms import VoidForm
from motcua.faces.office.till.room import room
from motcua.faces.ui.paging import page_number
from motcua.reference.people.permissions import Permission

LONGEST_SEARCH = 200


@require_safe
@staff(Permission.TILL_READ)
def receipts(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked = _asked(request, desk)
    number = page_number(request)
    found = queries.receipts(asked, page=number, size=PAGE + 1)
    context = {
        "asked": asked,
        "receipts": found[:PAGE],
        "sum": queries.receipt_sum(asked),
        "number": number,
        "more": len(found) > PAGE,
        "units": reach.units_of(desk),
    }
    return room(request, desk, "receipts.html", context)


def _asked(request: HttpRequest, desk: Desk) -> ReceiptFilter:
    """Unknown words count as nothing asked."""
    said, wanted = request.GET, reach.receipts_of(desk)
    wanted = replace(
        wanted,
        text=said.get("q", "").strip()[:LONGEST_SEARCH],
        method=Method(said["method"]) if said.get("method") in list(Method) else None,
        first=_day(said.get("first", "")),
        last=_day(said.get("last", "")),
        void_only="void" in said,
        shift=said.get("shift", "")[:LONGEST_SEARCH],
    )
    unit = said.get("unit", "")[:LONGEST_SEARCH]
    return replace(wanted, units=(unit,)) if unit and unit in (wanted.units or [unit]) else wanted


def _day(typed: str) -> date | None:
    for form in DAYS:
        with suppress(ValueError):
            return datetime.strptime(typed, form).date()
    return None


@require_safe
@staff(Permission.TILL_READ)
def series(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every series with what breaks it; there should be nothing."""
    found = queries.series(reach.units_of(desk))
    context = {"series": found, "broken": [each for each in found if each.gaps]}
    return room(request, desk, "series.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_READ)
def receipt(request: HttpRequest, desk: Desk, receipt: str) -> HttpResponse:
    """One receipt; whoever may make it void finds the form below."""
    found = reach.receipt(desk, receipt)
    form = VoidForm(found, request.POST or None)
    refusal: Refusal | None = None
    status = 200
    if request.method == "POST":
        if not desk.may(Permission.TILL_HANDLE):
            raise Http404
        status = UNUSABLE
        if form.is_valid():
            asked = form.asked()
            refusal = refused(lambda key: commands.void_receipt(asked, by=desk.hat, key=key), form)
            if refusal is None:
                messages.success(request, _("Đã hủy biên lai %(number)s.") % {"number": receipt})
                return redirect("office:till_receipt", receipt=receipt)
    context = {
        "receipt": found,
        "words": dong_in_words(found.total),
        "form": form,
        "may_void": found.void is None and _may_void(desk, found),
    }
    return room(request, desk, "receipt.html", context, refusal=refusal, status=status)


def _may_void(desk: Desk, receipt: Receipt) -> bool:
    """Worth offering; whether it is allowed is said when it is asked."""
    own = receipt.issued_by == desk.hat.person and desk.may(Permission.TILL_HANDLE)
    return own or reach.manages(desk, receipt.unit)
