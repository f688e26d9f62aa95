"""A quarter settled between who collects and whom it is for: proposed, agreed or objected to."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.counters import access, commands, positions
from motcua.channels.counters.commands import Quarter, SettleAsked
from motcua.channels.counters.printing_quarters import figure_lines
from motcua.domain.till.quarters import quarter_of
from motcua.domain.till.settling import Settlement
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.presses import press
from motcua.faces.office.till.deal_forms import PAIR, ObjectForm, SettleForm
from motcua.faces.office.till.room import BodyNames, room
from motcua.reference.people.permissions import Permission

QUARTERS = 8


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_READ)
def settlements(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Those the desk is a side of, and the form that proposes one of a past quarter."""
    names = BodyNames(desk.today)
    if request.method == "POST" and not desk.may(Permission.TILL_MANAGE):
        raise Http404
    pairs = [
        (f"{p.collector}{PAIR}{p.beneficiary}", f"{names[p.collector]} → {names[p.beneficiary]}")
        for p in positions.positions()
        if positions.side(desk.hat, p.collector, p.beneficiary) is not None
    ]
    form = SettleForm(pairs, _past(desk), request.POST or None)

    def propose(key: str) -> None:
        collector, beneficiary = form.cleaned_data["pair"].split(PAIR)
        asked = SettleAsked(collector=collector, beneficiary=beneficiary, quarter=form.chosen)
        done = commands.settle_quarter(asked, by=desk.hat, key=key)
        said = _("Đã lập biên bản quý %(quarter)s, chờ bên kia đồng ý.")
        messages.success(request, said % {"quarter": done.quarter.name})

    pressed = press(request, form, propose)
    if pressed.done:
        return redirect("office:till_settlements")
    context = {
        "form": form,
        "may_propose": bool(pairs) and desk.may(Permission.TILL_MANAGE),
        "settlements": [
            each
            for each in positions.settlements()
            if access.may_see_settlement(desk.user, each, desk.today)
        ],
    }
    return room(
        request, desk, "settlements.html", context, refusal=pressed.refusal, status=pressed.status
    )


def _past(desk: Desk) -> list[Quarter]:
    """The last quarters that have ended, the newest first."""
    found, quarter = [], quarter_of(desk.today)
    for _number in range(QUARTERS):
        year, before = divmod(quarter.year * 4 + quarter.number - 2, 4)
        quarter = Quarter(year, before + 1)
        found.append(quarter)
    return found


def seen(desk: Desk, number: str) -> Settlement:
    found = positions.settlement(number)
    if found is None or not access.may_see_settlement(desk.user, found, desk.today):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_READ)
def settlement(request: HttpRequest, desk: Desk, settlement: str) -> HttpResponse:
    """The other side agrees with one button and objects, with its reason, by the other."""
    found = seen(desk, settlement)
    if request.method == "POST" and not desk.may(Permission.TILL_MANAGE):
        raise Http404
    form = ObjectForm(request.POST or None)
    form.fields["why"].required = request.method != "POST" or "objects" in request.POST

    def answer(key: str) -> None:
        if "objects" in request.POST:
            why = form.cleaned_data["why"]
            commands.object_to_settlement(settlement, why, by=desk.hat, key=key)
        else:
            commands.agree_settlement(settlement, by=desk.hat, key=key)

    pressed = press(request, form, answer)
    if pressed.done:
        messages.success(request, _("Đã ghi ý kiến của bạn."))
        return redirect("office:till_settlement", settlement=settlement)
    side = positions.side(desk.hat, found.collector, found.beneficiary)
    other = side is not None and side is not found.proposer_side
    context = {
        "settled": found,
        "lines": figure_lines(found.figures),
        "form": form,
        "may_answer": other and not found.is_frozen,
        "may_propose": side is not None and desk.may(Permission.TILL_MANAGE),
    }
    return room(
        request, desk, "settlement.html", context, refusal=pressed.refusal, status=pressed.status
    )
