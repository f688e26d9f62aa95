"""A shift at the till: opened, watched, counted, closed; and the shifts of the place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.channels.counters import commands, queries
from motcua.channels.counters.commands import NewShift
from motcua.channels.counters.queries import ReceiptFilter, ShiftDetail
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.presses import UNUSABLE, PressForm, refused
from motcua.faces.office.till import reach
from motcua.faces.office.till.money_forms import CountForm, OpenForm
from motcua.faces.office.till.room import room
from motcua.reference.people.permissions import Permission
from motcua.reference.rulebook.queries import money_on

NEWEST = 8


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_READ)
def till(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The own shift, or the form that opens one; for managers also the shifts that stand open."""
    form = OpenForm(request.POST or None)
    refusal: Refusal | None = None
    status = 200
    if request.method == "POST" and desk.may(Permission.TILL_HANDLE):
        if form.is_valid():
            amount = form.cleaned_data["float_amount"] or 0
            asked = NewShift(unit=desk.hat.place, float_amount=amount)
            refusal = refused(lambda key: commands.open_shift(asked, by=desk.hat, key=key), form)
            if refusal is None:
                messages.success(request, _("Đã mở ca."))
                return redirect("office:till")
        status = UNUSABLE
    mine = queries.open_shift_of(desk.hat.person) if desk.may(Permission.TILL_HANDLE) else None
    context = {
        "form": form,
        "detail": queries.shift_detail(mine.number) if mine else None,
        "newest": queries.receipts(ReceiptFilter(shift=mine.number), size=NEWEST) if mine else [],
        "open_shifts": reach.shifts_of(desk, open_only=True),
    }
    return room(request, desk, "home.html", context, refusal=refusal, status=status)


@require_safe
@staff(Permission.TILL_READ)
def shifts(request: HttpRequest, desk: Desk) -> HttpResponse:
    return room(request, desk, "shifts.html", {"shifts": reach.shifts_of(desk)})


@require_safe
@staff(Permission.TILL_READ)
def shift(request: HttpRequest, desk: Desk, shift: str) -> HttpResponse:
    return _show(request, desk, reach.shift(desk, shift))


def _show(
    request: HttpRequest, desk: Desk, detail: ShiftDetail, refusal: Refusal | None = None
) -> HttpResponse:
    held = detail.shift
    own = held.clerk == desk.hat.person and desk.may(Permission.TILL_HANDLE)
    context = {
        "detail": detail,
        "receipts": queries.receipts(ReceiptFilter(shift=held.number)),
        "press": PressForm(),
        "may_count": held.is_open and (own or reach.manages(desk, held.unit)),
        "may_confirm": held.is_open
        and held.cash_up is not None
        and not held.cash_up.confirmed_by
        and held.cash_up.difference
        and not own
        and reach.manages(desk, held.unit),
        "alone": money_on(desk.today).alone_up_to,
    }
    return room(request, desk, "shift.html", context, refusal=refusal)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_HANDLE)
def count(request: HttpRequest, desk: Desk, shift: str) -> HttpResponse:
    """Sums are shown after any press; only the other button writes them down."""
    detail = reach.shift(desk, shift)
    worths = money_on(desk.today).denominations
    form = CountForm(worths, request.POST or None)
    refusal: Refusal | None = None
    status = 200
    if request.method == "POST":
        status = UNUSABLE
        if form.is_valid() and "sum" in request.POST:
            status = 200
        elif form.is_valid():
            refusal = refused(lambda key: _count(desk, shift, form, key), form)
            if refusal is None:
                messages.success(request, _("Đã ghi số đếm được."))
                return redirect("office:till_shift", shift=shift)
    context = {"detail": detail, "form": form}
    return room(request, desk, "count.html", context, refusal=refusal, status=status)


def _count(desk: Desk, shift: str, form: CountForm, key: str) -> object:
    explanation = form.cleaned_data["explanation"]
    return commands.cash_up(shift, form.counted(), explanation, by=desk.hat, key=key)


@require_POST
@staff(Permission.TILL_MANAGE)
def confirm_count(request: HttpRequest, desk: Desk, shift: str) -> HttpResponse:
    detail, form = reach.shift(desk, shift), PressForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, detail)
    refusal = refused(lambda key: commands.confirm_cash_up(shift, by=desk.hat, key=key), form)
    if refusal is not None:
        return _show(request, desk, detail, refusal)
    messages.success(request, _("Bạn đã xác nhận số đếm của ca này."))
    return redirect("office:till_shift", shift=shift)


@require_POST
@staff(Permission.TILL_HANDLE)
def close(request: HttpRequest, desk: Desk, shift: str) -> HttpResponse:
    detail, form = reach.shift(desk, shift), PressForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, detail)
    refusal = refused(lambda key: commands.close_shift(shift, by=desk.hat, key=key), form)
    if refusal is not None:
        return _show(request, desk, detail, refusal)
    messages.success(request, _("Đã đóng ca; tiền được chuyển vào két của đơn vị."))
    return redirect("office:till_shift", shift=shift)
