"""What the enterprise is paid for its service: contracts, prices, the statement of a period."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.counters import commands, payments, printing_quarters
from motcua.channels.counters.contract_commands import SIGNERS
from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.pdf import made_up, pdf
from motcua.faces.office.presses import UNUSABLE, Pressed, press
from motcua.faces.office.till import reach
from motcua.faces.office.till.deal_forms import (
    ContractForm,
    EndPriceForm,
    PeriodForm,
    PriceForm,
)
from motcua.faces.office.till.room import room
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import Permission
from motcua.reference.places import queries as places
from motcua.reference.scheme.vocabulary import TASK_WORDS


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_READ)
def contracts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All contracts with their prices; the state's side writes them down."""
    signs = desk.hat.role in SIGNERS
    if request.method == "POST" and not signs:
        raise Http404
    known = payments.contracts()
    adds = "add_price" not in request.POST
    contract = _contract_form(request, desk, bound=request.method == "POST" and adds)
    codes = [(row.code, row.code) for row in known]
    price = PriceForm(
        codes, places_of(desk), request.POST if request.method == "POST" and not adds else None
    )
    form = contract if adds else price

    def write(key: str) -> None:
        if adds:
            asked = commands.NewContract(
                **{name: v for name, v in contract.cleaned_data.items() if name != "key"}
            )
            commands.add_contract(asked, by=desk.hat, key=key)
        else:
            commands.add_price(price.line(), by=desk.hat, key=key)

    pressed: Pressed = press(request, form, write)
    if pressed.done:
        messages.success(request, _("Đã ghi vào hợp đồng."))
        return redirect("office:till_contracts")
    context = {
        "contracts": known,
        "contract_form": contract if signs else None,
        "price_form": price if signs and known else None,
        "signs": signs,
        "channels": {each.value: words for each, words in CHANNEL_WORDS.items()},
        "tasks": {task.value: words for task, words in TASK_WORDS.items()},
    }
    return room(
        request, desk, "contracts.html", context, refusal=pressed.refusal, status=pressed.status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_READ)
def end_price(request: HttpRequest, desk: Desk, price: int) -> HttpResponse:
    """The last day of a price; acts until then keep it, another price may follow."""
    lines = {number: line for row in payments.contracts() for number, line in row.prices}
    if price not in lines or desk.hat.role not in SIGNERS:
        raise Http404
    form = EndPriceForm(request.POST or None, initial={"last": lines[price].last or desk.today})
    pressed = press(
        request,
        form,
        lambda key: commands.end_price(price, form.cleaned_data["last"], by=desk.hat, key=key),
    )
    if pressed.done:
        messages.success(request, _("Đã ghi ngày cuối của đơn giá."))
        return redirect("office:till_contracts")
    context = {
        "form": form,
        "line": lines[price],
        "tasks": {task.value: words for task, words in TASK_WORDS.items()},
        "channels": {each.value: words for each, words in CHANNEL_WORDS.items()},
    }
    return room(
        request, desk, "end_price.html", context, refusal=pressed.refusal, status=pressed.status
    )


def places_of(desk: Desk) -> list[tuple[str, str]]:
    """Where the post may have done something: its own counters, and the one-stop units."""
    own = [(point.code, point.name) for point in places.post_points(desk.today)]
    return own + [(unit.code, unit.name) for unit in places.one_stop_units(desk.today)]


def _contract_form(request: HttpRequest, desk: Desk, *, bound: bool) -> ContractForm:
    bodies = [(code, name) for code, name, _kind in people.employer_bodies(Employer.AGENCY)]
    customers = [*bodies, *((each.code, each.name) for each in places.agencies(desk.today))]
    enterprises = [(code, name) for code, name, _kind in people.employer_bodies(Employer.POST)]
    return ContractForm(customers, enterprises, request.POST if bound else None)


@require_safe
@staff(Permission.TILL_READ)
def statement(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The period's acts at their prices; an act without a price is shown, never guessed."""
    period, days = _asked(request, desk)
    units, agency = reach.units_of(desk), reach.agency_of(desk)
    refusal: Refusal | None = None
    found = None
    if days is not None:
        try:
            found = payments.statement(*days, units, agency=agency)
        except Refused as refused:
            refusal = refused.refusal
    context = {
        "period": period,
        "days": days,
        "statement": found,
        "uncovered": (
            payments.uncovered(*days, units, agency=agency)[:50] if days and refusal else ()
        ),
        "channels": {each.value: words for each, words in CHANNEL_WORDS.items()},
        "tasks": {task.value: words for task, words in TASK_WORDS.items()},
    }
    status = 200 if days else UNUSABLE
    return room(request, desk, "statement.html", context, refusal=refusal, status=status)


@require_safe
@staff(Permission.TILL_READ)
def print_statement(request: HttpRequest, desk: Desk) -> HttpResponse:
    _period, days = _asked(request, desk)
    if days is None:
        raise Http404
    try:
        found = payments.statement(*days, reach.units_of(desk), agency=reach.agency_of(desk))
    except Refused as refused:
        raise Http404 from refused
    paper = printing_quarters.print_statement(found, at=desk.now, synthetic=made_up())
    return pdf(paper, f"statement-{days[0]:%y%m%d}-{days[1]:%y%m%d}")


def _asked(request: HttpRequest, desk: Desk) -> tuple[PeriodForm, tuple[date, date] | None]:
    """This month until today, unless other days are asked for."""
    usual = (desk.today.replace(day=1), desk.today)
    form = PeriodForm(request.GET or None, initial={"first": usual[0], "last": usual[1]})
    if not request.GET:
        return form, usual
    days = form.days(usual)
    if days is not None and days[1] - days[0] > timedelta(days=366):
        return form, None
    return form, days
