"""Paying an order: what for, how much, by which way; the state is what the books say."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.payments import commands, connection, queries
from motcua.channels.payments.rows import Order
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till.online import STATE_WORDS, OrderState
from motcua.dossiers import access, codes
from motcua.faces.portal.limits import limited
from motcua.faces.portal.paying.forms import OrderForm
from motcua.faces.ui.banks import bank_name
from motcua.plumbing import barcodes, clock
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User
from motcua.reference.places.queries import place_name

NOT_FOUND, UNUSABLE = 404, 422
DONE = frozenset({OrderState.PAID, OrderState.OVER, OrderState.REFUNDED})


@require_safe
@limited("pay")
def home(request: HttpRequest) -> HttpResponse:
    """For whoever holds the number of an order, from a message or a slip of paper."""
    form = OrderForm(request.GET if "number" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("portal:pay_order", number=form.cleaned_data["number"])
    status = UNUSABLE if form.errors else 200
    return render(request, "portal/paying/home.html", {"form": form}, status=status)


@require_safe
@login_required
def for_dossier(request: HttpRequest, code: str) -> HttpResponse:
    """The order of one's own dossier; a page that says so where nothing is to be paid."""
    user, now = cast("User", request.user), clock.now()
    try:
        dossier, state, _hat = access.readable(
            user, codes.read_code(code) or code, local(now).date()
        )
    except Refused as hidden:
        raise Http404 from hidden
    try:
        made = commands.order_for(dossier)
    except Refused as no:
        context = {"refusal": no.refusal, "code": state.code}
        return private(render(request, "portal/paying/nothing.html", context, status=UNUSABLE))
    if made is None:
        known = queries.orders_of(dossier)
        if known:
            return redirect("portal:pay_order", number=known[0].number)
        context = {"refusal": None, "code": state.code}
        return private(render(request, "portal/paying/nothing.html", context))
    return redirect("portal:pay_order", number=made.number)


@require_safe
@limited("pay")
def order(request: HttpRequest, number: str) -> HttpResponse:
    found = queries.order(number.upper())
    if found is None:
        return _unknown(request, number)
    if "HX-Request" in request.headers:
        return _news(request, found)
    return _page(request, found)


def _news(request: HttpRequest, found: Order) -> HttpResponse:
    """For the open page, which asks now and then: nothing, or that it should open anew."""
    answer = HttpResponse(status=204)
    if request.GET.get("seen") != _seen(found):
        answer = HttpResponse(headers={"HX-Refresh": "true"})
    return private(answer)


def _seen(found: Order) -> str:
    return f"{found.state.value}-{found.received}"


@require_safe
@limited("pay")
def back(request: HttpRequest, number: str) -> HttpResponse:
    """The browser comes back from the gateway, which proves nothing: the gateway is asked."""
    found = queries.order(number.upper())
    if found is None:
        return _unknown(request, number)
    if found.is_payable:
        _asked(found)
        found = queries.order(found.number) or found
    return _page(request, found, returned=True)


@require_POST
@limited("pay")
def check(request: HttpRequest, number: str) -> HttpResponse:
    """“I have paid”: the gateway is asked; a transfer shows when the bank's statement is read."""
    found = queries.order(number.upper())
    if found is None:
        return _unknown(request, number)
    heard = _asked(found)
    after = queries.order(found.number) or found
    if after.is_payable and not heard:
        messages.info(
            request,
            _(
                "Chưa thấy tiền. Chuyển khoản qua ngân hàng được đối chiếu trong ngày làm việc; "
                "bạn không cần nộp lại."
            ),
        )
    return redirect("portal:pay_order", number=found.number)


@limited("pay")
def gateway(request: HttpRequest, number: str) -> HttpResponse:
    """Begins a visit to the gateway, then names the address the payer goes on to."""
    found = queries.order(number.upper())
    if found is None:
        return _unknown(request, number)
    if request.method == "POST":
        to = request.build_absolute_uri(reverse("portal:pay_back", args=[found.number]))
        try:
            commands.start(found.number, to)
        except Refused as no:
            return _page(request, found, refusal=no.refusal, status=UNUSABLE)
        return redirect("portal:pay_gateway", number=found.number)
    address = queries.visit(found.number)
    if not address:
        return redirect("portal:pay_order", number=found.number)
    context = {"order": found, "address": address, "gateway": connection.name()}
    return private(render(request, "portal/paying/gateway.html", context))


@require_safe
@limited("pay")
def picture(request: HttpRequest, number: str) -> HttpResponse:
    """The VietQR of what is left to pay."""
    found = queries.order(number.upper())
    if found is None:
        raise Http404
    drawn = HttpResponse(barcodes.qr_svg(found.qr_payload), content_type="image/svg+xml")
    return private(drawn)


def private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response


def _asked(found: Order) -> int:
    """How much the gateway told that was news; a silent one tells nothing."""
    if not connection.is_connected():
        return 0
    try:
        return commands.ask(found.number)
    except Refused:
        return 0


def _page(
    request: HttpRequest,
    found: Order,
    *,
    refusal: Refusal | None = None,
    returned: bool = False,
    status: int = 200,
) -> HttpResponse:
    today = local(clock.now()).date()
    context = {
        "order": found,
        "seen": _seen(found),
        "refusal": refusal,
        "returned": returned,
        "done": found.state in DONE,
        "state": STATE_WORDS[found.state],
        "bank": bank_name(found.bank),
        "agency": place_name(found.agency, today),
        "unit": place_name(found.unit, today),
        "gateway": connection.name() if connection.is_connected() else "",
        "training": settings.TRAINING or found.synthetic,
    }
    return private(render(request, "portal/paying/order.html", context, status=status))


def _unknown(request: HttpRequest, number: str) -> HttpResponse:
    form = OrderForm(initial={"number": number[:40]})
    context = {"form": form, "unknown": number[:40]}
    return private(render(request, "portal/paying/home.html", context, status=NOT_FOUND))
