"""Money on its way to whom it belongs: what is due, sent, arrived or come back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.counters import access, books, commands, positions
from motcua.channels.counters.commands import RemitAsked, Source
from motcua.channels.counters.positions import DueRow, Position
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.money import in_figures
from motcua.domain.till.accounts import bank, collector_of, safe
from motcua.domain.till.remitting import Remittance, RemittanceState
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.presses import press
from motcua.faces.office.till import reach
from motcua.faces.office.till.deal_forms import ProofForm, RemitForm
from motcua.faces.office.till.room import BodyNames, room
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.TILL_READ)
def remittances(request: HttpRequest, desk: Desk) -> HttpResponse:
    found = positions.remittances(units=reach.units_of(desk), bodies=_bodies(desk))
    collector, unit = collector_of(desk.hat), desk.hat.place
    context = {
        "dues": _dues(desk),
        "positions": _positions(desk),
        "remittances": [
            each for each in found if access.may_see_remittance(desk.user, each, desk.today)
        ],
        "safe": books.balance(safe(collector, unit)),
        "bank": books.balance(bank(collector, unit)),
    }
    return room(request, desk, "remittances.html", context)


def _bodies(desk: Desk) -> tuple[str, ...]:
    return (desk.hat.place,) if desk.hat.role is Role.HEAD_OF_AGENCY else ()


def _dues(desk: Desk) -> list[DueRow]:
    if desk.places is None:
        return positions.remittances_due(desk.today)
    if bodies := _bodies(desk):
        return positions.remittances_due(desk.today, beneficiaries=bodies)
    return positions.remittances_due(desk.today, collector=collector_of(desk.hat))


def _positions(desk: Desk) -> list[Position]:
    if desk.places is None:
        return positions.positions()
    if bodies := _bodies(desk):
        return positions.positions(beneficiaries=bodies)
    return positions.positions(collector=collector_of(desk.hat))


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_HANDLE)
def send(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Only to whom something is owed; how much at most is the domain's to say."""
    names = BodyNames(desk.today)
    owed = [each for each in _positions(desk) if each.to_send > 0]
    choices = [(each.beneficiary, names[each.beneficiary]) for each in owed]
    first = next((e for e in owed if e.beneficiary == request.GET.get("to")), None)
    collector, unit = collector_of(desk.hat), desk.hat.place
    there = books.balance(safe(collector, unit))
    start = _first_words(first, there) if first else {}
    form = RemitForm(choices, request.POST or None, initial=start)

    def sent(key: str) -> None:
        said = form.cleaned_data
        asked = RemitAsked(
            beneficiary=said["beneficiary"],
            amount=said["amount"],
            slip=said["slip"],
            source=Source(said["source"]),
        )
        done = commands.remit(asked, by=desk.hat, key=key)
        messages.success(request, _("Đã ghi phiếu nộp %(number)s.") % {"number": done.number})

    pressed = press(request, form, sent)
    if pressed.done:
        return redirect("office:till_remittances")
    context = {
        "form": form,
        "owed": owed,
        "safe": there,
        "bank": books.balance(bank(collector, unit)),
    }
    return room(
        request, desk, "remit.html", context, refusal=pressed.refusal, status=pressed.status
    )


def _first_words(position: Position, there: int) -> dict[str, str]:
    """As much as is owed and there."""
    amount = min(position.to_send, there)
    return {"beneficiary": position.beneficiary, "amount": in_figures(amount)}


def seen(desk: Desk, number: str) -> Remittance:
    found = positions.remittance(number)
    if found is None or not access.may_see_remittance(desk.user, found, desk.today):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_READ)
def remittance(request: HttpRequest, desk: Desk, remittance: str) -> HttpResponse:
    """Whoever answers for the money says that it arrived, or that the bank sent it back."""
    found = seen(desk, remittance)
    if request.method == "POST" and not desk.may(Permission.TILL_MANAGE):
        raise Http404
    form = ProofForm(request.POST or None)
    end = commands.return_remittance if "returned" in request.POST else commands.confirm_remittance
    pressed = press(
        request,
        form,
        lambda key: end(remittance, form.cleaned_data["proof"], by=desk.hat, key=key),
    )
    if pressed.done:
        messages.success(request, _("Đã ghi kết quả của phiếu %(n)s.") % {"n": remittance})
        return redirect("office:till_remittance", remittance=remittance)
    waits = found.state is RemittanceState.UNDER_WAY
    context = {
        "sent": found,
        "form": form,
        "may_end": waits and desk.may(Permission.TILL_MANAGE) and found.sent_by != desk.hat.person,
    }
    return room(
        request, desk, "remittance.html", context, refusal=pressed.refusal, status=pressed.status
    )
