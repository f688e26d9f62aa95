"""What does not agree: the list with owner and age, and one to be answered."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.payments import access, commands, queries, waiting
from motcua.channels.payments.differences import EXPLAINABLE
from motcua.channels.payments.rows import Difference, OrderLine
from motcua.domain.kernel.money import in_figures
from motcua.domain.till.online import TROUBLE_WORDS, OrderState, Trouble
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.payments.forms import AssignForm, RefundForm, WhyForm
from motcua.faces.office.payments.room import room
from motcua.faces.office.presses import press
from motcua.faces.ui.forms import PageForm
from motcua.faces.ui.paging import page_number
from motcua.reference.people.permissions import Permission

ALIKE = 8


@require_safe
@staff(Permission.PAYMENT_READ)
def differences(request: HttpRequest, desk: Desk) -> HttpResponse:
    closed = request.GET.get("closed") == "1"
    listed = queries.closed_differences if closed else queries.differences
    places, number = access.places_of(desk.hat), page_number(request)
    found = listed(places, page=number)
    context = {
        "differences": found[: queries.PAGE],
        "number": number,
        "more": len(found) > queries.PAGE,
        "closed": closed,
        "loud": 0 if closed else waiting.count_loud(places, desk.now),
        "trouble_words": TROUBLE_WORDS,
    }
    return room(request, desk, "differences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PAYMENT_READ)
def difference(request: HttpRequest, desk: Desk, difference: int) -> HttpResponse:
    """An unknown payment is assigned or given back, the rest is explained; orders have pages."""
    places = access.places_of(desk.hat)
    found = queries.difference(difference, places)
    decides = found is not None and _decides(desk, found)
    if found is None or (request.method == "POST" and not decides):
        raise Http404
    fact = queries.fact_about(found.subject)
    unknown = found.kind is Trouble.UNKNOWN_ORDER and fact is not None
    form, back = _forms(request, unknown=unknown, amount=found.amount)
    giving = "give_back" in request.POST

    def work(key: str) -> None:
        said = (back if giving else form).cleaned_data
        if giving and fact is not None:
            wish = commands.Wish(fact=fact.id, **{n: said[n] for n in ("amount", "why", *_PAYEE)})
            commands.ask_refund(wish, by=desk.hat, key=key)
        elif unknown and fact is not None:
            whose = _number_of(said["order"], places)
            commands.assign(fact.id, whose, said["why"], by=desk.hat, key=key)
        else:
            commands.explain(found.id, said["why"], by=desk.hat, key=key)

    pressed = press(request, back if giving else form, work)
    if pressed.done:
        return _led_on(request, giving=giving)
    context = {
        "difference": found,
        "fact": fact,
        "unknown": unknown,
        "explainable": found.kind in EXPLAINABLE,
        "decides": decides and found.closed_at is None,
        "form": form,
        "back": back,
        "giving": giving,
        "alike": _waiting_for(found.amount, places) if unknown and not found.closed_at else [],
        "trouble_words": TROUBLE_WORDS,
    }
    return room(request, desk, "difference.html", context, pressed=pressed)


def _decides(desk: Desk, found: Difference) -> bool:
    order = queries.order(found.order) if found.order else None
    return access.may_decide(desk.hat, found.agency, order.unit if order else "")


def _led_on(request: HttpRequest, *, giving: bool) -> HttpResponse:
    if giving:
        messages.success(request, _("Đã đề nghị hoàn tiền. Cần người thứ hai duyệt."))
        return redirect("office:payments_refunds")
    messages.success(request, _("Đã ghi."))
    return redirect("office:payments_differences")


def _number_of(typed: str, places: queries.Places) -> str:
    """The order itself, or the newest of the dossier whose code was typed."""
    found = queries.search(places, text=typed)
    return next((each.number for each in found if typed in {each.number, each.purpose}), typed)


def _waiting_for(amount: int, places: queries.Places) -> list[OrderLine]:
    """Open orders over exactly this sum: whose money it may be."""
    return queries.search(places, state=OrderState.OPEN, amount=amount)[:ALIKE]


_PAYEE = ("to_bank", "to_account", "to_name")


def _forms(request: HttpRequest, *, unknown: bool, amount: int) -> tuple[PageForm, PageForm]:
    giving = "give_back" in request.POST
    data = request.POST or None
    main = AssignForm if unknown else WhyForm
    first = {"amount": in_figures(amount)}
    return (
        main(None if giving else data, prefix="a"),
        RefundForm(data if giving else None, prefix="b", initial=first),
    )
