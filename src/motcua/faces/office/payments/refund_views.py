"""Refunds: asked for, approved by a second person, followed; the list for the bank."""

import csv

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.payments import access, commands, queries
from motcua.channels.payments.rows import Refund
from motcua.domain.kernel.money import in_figures
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.payments.forms import RefundForm, TransferredForm, WhyForm
from motcua.faces.office.payments.order_views import seen
from motcua.faces.office.payments.room import room
from motcua.faces.office.presses import press
from motcua.faces.ui.paging import page_number
from motcua.reference.people.permissions import Permission

HEADINGS = ("so", "ngan_hang", "tai_khoan", "ten", "so_tien", "noi_dung")


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PAYMENT_READ)
def ask(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """What is kept goes back; where nothing is, what was counted for a dossier that ended."""
    order = seen(desk, number)
    kept, counted = queries.refundable(order.number)
    if not kept + counted:
        raise Http404
    first = {"amount": in_figures(kept or counted)}
    form = RefundForm(request.POST or None, initial=first)

    def asked(key: str) -> None:
        said = form.cleaned_data
        wish = commands.Wish(
            order=order.number,
            cause=commands.Cause.KEPT if kept else commands.Cause.CLOSED,
            **{n: said[n] for n in ("amount", "why", "to_bank", "to_account", "to_name")},
        )
        commands.ask_refund(wish, by=desk.hat, key=key)

    pressed = press(request, form, asked)
    if pressed.done:
        messages.success(request, _("Đã đề nghị hoàn tiền. Cần người thứ hai duyệt."))
        return redirect("office:payments_order", number=order.number)
    context = {"order": order, "form": form, "kept": kept, "counted": counted}
    return room(request, desk, "ask_refund.html", context, pressed=pressed)


@require_safe
@staff(Permission.PAYMENT_READ)
def refunds(request: HttpRequest, desk: Desk) -> HttpResponse:
    places, number = access.places_of(desk.hat), page_number(request)
    found = queries.refunds(places, page=number)
    context = {
        "refunds": found[: queries.PAGE],
        "number": number,
        "more": len(found) > queries.PAGE,
        "listed": bool(queries.refunds_to_transfer(places)),
    }
    return room(request, desk, "refunds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PAYMENT_READ)
def refund(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    found = queries.refund(number, access.places_of(desk.hat))
    if found is None:
        raise Http404
    order = queries.order(found.order) if found.order else None
    decides = access.may_decide(desk.hat, found.agency, order.unit if order else "")
    if request.method == "POST" and not decides:
        raise Http404
    what = request.POST.get("what", "")
    form = _form(request, what)

    def work(key: str) -> None:
        match what:
            case "approve":
                commands.approve_refund(number, by=desk.hat, key=key)
            case "decline":
                commands.decline_refund(number, form.cleaned_data["why"], by=desk.hat, key=key)
            case "transferred":
                reference = form.cleaned_data["reference"]
                commands.refund_transferred(number, reference, by=desk.hat, key=key)

    pressed = press(request, form, work)
    if pressed.done:
        messages.success(request, _("Đã ghi."))
        return redirect("office:payments_refund", number=number)
    context = {
        "refund": found,
        "decides": decides and found.state == "asked" and found.asked_by != desk.hat.person,
        "own": found.asked_by == desk.hat.person,
        "transfers": decides and _to_transfer(found),
        "why": form if what in {"decline", "approve"} else WhyForm(),
        "sent": form if what == "transferred" else TransferredForm(),
    }
    return room(request, desk, "refund.html", context, pressed=pressed)


def _form(request: HttpRequest, what: str) -> WhyForm | TransferredForm:
    if what == "transferred":
        return TransferredForm(request.POST)
    form = WhyForm(request.POST or None)
    form.fields["why"].required = what != "approve"
    return form


def _to_transfer(row: Refund) -> bool:
    return row.way == "bank" and row.state == "approved"


@require_safe
@staff(Permission.PAYMENT_RECONCILE)
def bank_list(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Approved transfers for the bank; the refund's number in the text is matched afterwards."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="hoan-tien-{desk.today:%y%m%d}.csv"'
    answer.write("\ufeff")
    lines = csv.writer(answer)
    lines.writerow(HEADINGS)
    for row in queries.refunds_to_transfer(access.places_of(desk.hat)):
        text = f"HOAN TIEN {row.number}"
        lines.writerow(
            [row.number, row.to_bank, row.to_account, _plain(row.to_name), row.amount, text]
        )
    return answer


def _plain(text: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text
