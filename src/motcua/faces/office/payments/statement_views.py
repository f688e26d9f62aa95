"""Bank statements: handed in, looked at line by line, booked."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.payments import access, commands, queries
from motcua.channels.payments import statements as reading
from motcua.channels.payments.bank_files import LARGEST
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.payments.forms import StatementForm
from motcua.faces.office.payments.room import room
from motcua.faces.office.presses import PressForm, press
from motcua.faces.ui.paging import page_number
from motcua.reference.people.permissions import Permission

UNSETTLED = frozenset({reading.Outcome.UNKNOWN, reading.Outcome.PARTIAL, reading.Outcome.OVER})


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PAYMENT_RECONCILE)
def statements(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One's own agency's; a unit's manager hands in what the agency's bank sends the unit."""
    form = StatementForm(request.POST or None, request.FILES or None)
    taken: list[int] = []

    def hand_in(key: str) -> None:
        file = form.cleaned_data["file"]
        handed = commands.Handed(
            agency=_agency(desk), name=file.name or "", body=file.read(LARGEST + 1)
        )
        taken.append(commands.hand_in(handed, by=desk.hat))

    pressed = press(request, form, hand_in)
    if pressed.done:
        return redirect("office:payments_statement", statement=taken[0])
    number = page_number(request)
    listed = queries.statements_of((_agency(desk),), page=number)
    context = {
        "form": form,
        "statements": listed[: queries.PAGE],
        "number": number,
        "more": len(listed) > queries.PAGE,
    }
    return room(request, desk, "statements.html", context, pressed=pressed)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PAYMENT_RECONCILE)
def statement(request: HttpRequest, desk: Desk, statement: int) -> HttpResponse:
    found = reading.read(statement)
    if found is None or found.agency != _agency(desk):
        raise Http404
    form = PressForm(request.POST or None)
    pressed = press(request, form, lambda _key: commands.take(statement))
    if pressed.done:
        messages.success(request, _("Đã ghi sao kê vào sổ."))
        return redirect("office:payments_statement", statement=statement)
    unsettled = any(each.outcome in UNSETTLED for each in found.lines)
    context = {
        "statement": found,
        "unsettled": unsettled,
        "form": form,
        "counts": {
            outcome: sum(each.outcome is outcome for each in found.lines)
            for outcome in reading.Outcome
        },
    }
    return room(request, desk, "statement.html", context, pressed=pressed)


def _agency(desk: Desk) -> str:
    """Whose account a statement is of: the agency itself, or the one above the unit."""
    return access.agency_of(desk.hat, desk.today)
