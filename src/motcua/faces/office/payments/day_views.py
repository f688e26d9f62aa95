"""A day's books laid beside each other: gateway, bank, orders, what differs."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.payments import access, commands, connection, reconciling
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.payments.room import room
from motcua.faces.office.presses import PressForm, press
from motcua.reference.people.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PAYMENT_READ)
def day(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Yesterday unless another day is asked for; who may reconcile may run it again."""
    asked = _day(request.POST.get("day") or request.GET.get("day", ""), desk.today)
    form = PressForm(request.POST or None)
    decides = desk.may(Permission.PAYMENT_RECONCILE)
    pressed = press(request, form, lambda _key: _run(request, asked) if decides else None)
    if pressed.done:
        return redirect(f"{reverse('office:payments_day')}?day={asked}")
    places = access.places_of(desk.hat)
    figures = reconciling.figures_of(asked)
    shown = {a: f for a, f in figures.items() if places is None or a in {*places, *_of(desk)}}
    context = {
        "day": asked,
        "before": asked - timedelta(days=1),
        "after": asked + timedelta(days=1) if asked < desk.today else None,
        "figures": shown,
        "form": form,
        "decides": decides,
        "connected": connection.is_connected(),
    }
    return room(request, desk, "day.html", context, pressed=pressed)


def _run(request: HttpRequest, asked: date) -> None:
    done = commands.reconcile(asked)
    if done.silent:
        messages.warning(request, _("Cổng thanh toán chưa trả lời. Hãy đối soát lại sau."))
    else:
        messages.success(request, _("Đã đối soát ngày %(day)s.") % {"day": f"{asked:%d/%m/%Y}"})


def _of(desk: Desk) -> tuple[str, ...]:
    return (access.agency_of(desk.hat, desk.today),)


def _day(typed: str, today: date) -> date:
    """As typed or as linked; an impossible day is yesterday, a coming one today."""
    for known in ("%d/%m/%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return min(datetime.strptime(typed.strip(), known).date(), today)
    return today - timedelta(days=1)
