"""Orders of payment: a list to search, and one with everything that came and went."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.channels.payments import access, queries
from motcua.channels.payments.rows import Order
from motcua.domain.till.online import STATE_WORDS, TROUBLE_WORDS, OrderState
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.payments.room import room
from motcua.faces.ui.paging import page_number
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.PAYMENT_READ)
def orders(request: HttpRequest, desk: Desk) -> HttpResponse:
    chosen = request.GET.get("state", "")
    state = OrderState(chosen) if chosen in {each.value for each in OrderState} else None
    text = request.GET.get("text", "")[:100]
    number = page_number(request)
    found = queries.search(access.places_of(desk.hat), text=text, state=state, page=number)
    context = {
        "orders": found[: queries.PAGE],
        "number": number,
        "more": len(found) > queries.PAGE,
        "text": text,
        "state": chosen,
        "states": [(each.value, STATE_WORDS[each]) for each in OrderState],
        "state_words": STATE_WORDS,
    }
    return room(request, desk, "orders.html", context)


@require_safe
@staff(Permission.PAYMENT_READ)
def order(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    found = seen(desk, number)
    kept, counted = queries.refundable(found.number)
    context = {
        "order": found,
        "state_words": STATE_WORDS,
        "facts": queries.facts_of(found.number),
        "differences": queries.differences_of(found.number),
        "refunds": queries.refunds_of(found.number),
        "trouble_words": TROUBLE_WORDS,
        "kept": kept,
        "counted": counted,
        "may_ask": kept + counted > 0,
    }
    return room(request, desk, "order.html", context)


def seen(desk: Desk, number: str) -> Order:
    """Http404 for an order of other places, as for none."""
    found = queries.order(number.upper())
    places = access.places_of(desk.hat)
    if found is None or not (places is None or {found.agency, found.unit} & set(places)):
        raise Http404
    return found
