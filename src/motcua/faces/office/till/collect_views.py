"""Takes a payment: for a dossier that owes, found by its code, or a loose one line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.counters import commands, queries
from motcua.channels.counters.commands import Collection, Line, LineKind, Method
from motcua.channels.counters.owed import lines_owed
from motcua.channels.counters.queries import ReceiptFilter
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import queries as dossiers
from motcua.dossiers.codes import read_code
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.presses import CONFLICT, UNUSABLE, refused
from motcua.faces.office.till import reach
from motcua.faces.office.till.money_forms import ROWS, CollectForm, LineForm
from motcua.faces.office.till.room import room
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import Permission
from motcua.reference.places import queries as places

LONGEST_CODE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What is about to be collected; without a dossier the lines are typed."""

    asked: str
    dossier: UUID | None = None
    state: State | None = None
    owed: tuple[Line, ...] = ()

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.owed)

    @property
    def settled(self) -> bool:
        return self.state is not None and not self.owed


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_HANDLE)
def collect(request: HttpRequest, desk: Desk) -> HttpResponse:
    payment = _payment(request, desk)
    if request.method == "POST" and payment.settled:
        return _paid_before(request, desk, payment)
    bodies = body_codes(desk)
    form = CollectForm(request.POST or None, initial=_first_words(payment))
    loose = [
        LineForm(bodies, request.POST or None, prefix=f"line{number}", auto_id="id_%s")
        for number in range(ROWS if payment.state is None else 0)
    ]
    refusal: Refusal | None = None
    status = 200
    if request.method == "POST":
        status = UNUSABLE
        if all([form.is_valid(), *(each.is_valid() for each in loose)]):
            lines = payment.owed or _typed(loose, desk)
            paid = _Paid(payment=payment, lines=lines, form=form, desk=desk)
            refusal = refused(paid.collect, form)
            if refusal is None:
                return redirect(paid.address)
    context: dict[str, Any] = {
        "payment": payment,
        "form": form,
        "loose": loose,
        "bodies": bodies,
        "shift": queries.shift_of(desk.hat.person, desk.hat.place),
    }
    return room(request, desk, "collect.html", context, refusal=refusal, status=status)


def _paid_before(request: HttpRequest, desk: Desk, payment: Payment) -> HttpResponse:
    """A second press leads to the receipts of the first; what another desk took is only said."""
    wanted = ReceiptFilter(dossier=payment.dossier, issued_by=desk.hat.person)
    mine = [each.number for each in queries.receipts(wanted) if each.void is None]
    if mine:
        form = CollectForm(request.POST)
        given = (form.cleaned_data.get("given") or 0) if form.is_valid() else 0
        return redirect(_receipts_address(sorted(mine), given))
    return room(request, desk, "collect.html", {"payment": payment, "shift": True}, status=CONFLICT)


def _receipts_address(numbers: Sequence[str], given: int) -> str:
    return f"{reverse('office:till_paid')}?{urlencode({'n': numbers, 'given': given}, doseq=True)}"


@dataclass(slots=True, kw_only=True)
class _Paid:
    """A press of the button and where it leads."""

    payment: Payment
    lines: tuple[Line, ...]
    form: CollectForm
    desk: Desk
    address: str = ""

    def collect(self, key: str) -> None:
        said, state = self.form.cleaned_data, self.payment.state
        collection = Collection(
            payer=said["payer"],
            lines=self.lines,
            dossier=self.payment.dossier,
            dossier_code=(state.code or state.slip) if state else "",
            consignment="" if state else self.payment.asked,
            method=Method(said["method"]),
            proof=said["proof"],
        )
        done = commands.collect(collection, by=self.desk.hat, key=key)
        given = said["given"] or 0 if collection.method is Method.CASH else 0
        self.address = _receipts_address(done.numbers, given)


def _payment(request: HttpRequest, desk: Desk) -> Payment:
    """The dossier named by its id, or by the code that was typed or scanned."""
    named = request.POST.get("dossier") or request.GET.get("dossier", "")
    asked = (request.POST.get("asked") or request.GET.get("code", "")).strip()[:LONGEST_CODE]
    if named:
        return _of_dossier(_id(named), desk, asked)
    found = dossiers.state_and_id(read_code(asked) or asked) if asked.isprintable() else None
    if found is None or not asked:
        return Payment(asked=asked)
    try:
        return _of_dossier(found[0], desk, asked)
    except Http404:
        return Payment(asked=asked)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise Http404 from wrong


def _of_dossier(dossier: UUID, desk: Desk, asked: str) -> Payment:
    state, _hat = desk.open(dossier)
    return Payment(asked=asked, dossier=dossier, state=state, owed=lines_owed(state))


def _first_words(payment: Payment) -> dict[str, str]:
    if payment.state is None:
        return {}
    filing = payment.state.filing
    return {"payer": (filing.filed_by or filing.applicant).name}


def _typed(loose: list[LineForm], desk: Desk) -> tuple[Line, ...]:
    usual = _usual_bodies(desk)
    return tuple(line for each in loose if (line := each.line(usual)) is not None)


def body_codes(desk: Desk) -> Mapping[str, str]:
    """Names of agencies and of the enterprise with their codes."""
    agencies = {each.name: each.code for each in places.agencies(desk.today)}
    posts = {name: code for code, name, _kind in people.employer_bodies(Employer.POST)}
    return {**agencies, **posts}


def _usual_bodies(desk: Desk) -> dict[LineKind, str]:
    """The own unit's agency for fees and charges, the enterprise for postage."""
    posts = people.employer_bodies(Employer.POST)
    enterprise = posts[0][0] if posts else ""
    try:
        agency = places.one_stop_unit(desk.hat.place, desk.today).agency_code
    except Refused:
        agency = ""
    return {
        LineKind.FEE: agency,
        LineKind.CHARGE: agency,
        LineKind.POSTAGE: enterprise,
        LineKind.FORWARDING: enterprise,
    }


@require_safe
@staff(Permission.TILL_HANDLE)
def paid(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The receipts of a payment just made, and how much goes back to the payer."""
    receipts = [reach.receipt(desk, number) for number in request.GET.getlist("n")[:20]]
    if not receipts:
        raise Http404
    typed = request.GET.get("given", "0")
    given, total = int(typed) if typed.isdecimal() else 0, sum(each.total for each in receipts)
    context = {"receipts": receipts, "total": total, "given": given, "back": given - total}
    return room(request, desk, "paid.html", context)
