"""Discrepancy cases: whose they are, what is known of the thing, and how they end."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.custody import access, commands, queries
from motcua.channels.custody.commands import Asked
from motcua.channels.custody.queries import CaseRow
from motcua.channels.post import queries as post
from motcua.channels.post.access import may_see
from motcua.domain.custody import commands as c
from motcua.domain.custody.events import DiscrepancyOpened
from motcua.domain.custody.holders import Holder, HolderKind
from motcua.domain.custody.mishaps import DISCREPANCY_WORDS
from motcua.domain.custody.things import Fate
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.custody.case_forms import (
    CaseForm,
    MishapForm,
    PassOnForm,
    ReportForm,
    ResolveForm,
)
from motcua.faces.office.custody.hands import Hand, hands_of, person_name, staff_at
from motcua.faces.office.custody.packing_views import PACKING
from motcua.faces.office.custody.things import shown
from motcua.faces.office.custody.wording import HOW_WORDS, RESOLUTION_WORDS
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.ui.paging import turned
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

CONFLICT, UNUSABLE = 409, 422
Builder = Callable[[Any], CaseForm]
WORDS = {
    "case_words": DISCREPANCY_WORDS,
    "resolution_words": RESOLUTION_WORDS,
    "how_words": HOW_WORDS,
}


@require_safe
@staff(Permission.CUSTODY_READ)
def cases(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Mine wherever they were found, or all of my places."""
    mine, closed = "mine" in request.GET, "closed" in request.GET
    places = access.reading_places(desk.user, desk.today)
    rows = queries.cases(
        None if mine else places, open_only=not closed, owner=desk.hat.person if mine else ""
    )
    found = turned(rows, request)
    context = {
        **WORDS,
        "rows": [(row, person_name(row.owner)) for row in found.rows],
        "number": found.number,
        "more": found.more,
        "mine": mine,
        "closed": closed,
    }
    return page(request, desk, "custody/cases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.CUSTODY_READ)
def case(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One case with the chain of its thing; each form sends the name of what it does."""
    row = _readable(desk, request.GET.get("case", "")[:200])
    builders = _builders(desk, row)
    forms = {name: builders[name](None) for name in _offered(desk, row) if name in builders}
    if request.method != "POST":
        return _show(request, desk, row, forms)
    doing = request.POST.get("doing", "")
    if doing not in builders:
        raise Http404
    bound = forms[doing] = builders[doing](request.POST)
    if not bound.is_valid():
        return _show(request, desk, row, forms, status=UNUSABLE)
    try:
        _give(desk, _command(bound, row), bound.cleaned_data["key"])
    except Refused as refused:
        return _show(request, desk, row, forms, refusal=refused.refusal)
    messages.success(request, _("Đã ghi."))
    return redirect(case_address(row.case))


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.CUSTODY_HANDLE)
def report(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A thing one sees need not be known: an extra one is reported by what its label says."""
    people = staff_at(desk.hat.place, desk.today)
    refusal: Refusal | None = None
    if request.method != "POST":
        said = {name: request.GET.get(name, "")[:100] for name in ("thing", "kind")}
        initial = {"key": str(uuid4()), "owner": desk.hat.person, **said}
        form = ReportForm(people, initial=initial)
        return page(request, desk, "custody/report.html", {"form": form, "refusal": None})
    form = ReportForm(people, request.POST)
    if form.is_valid():
        try:
            return _reported(request, desk, form)
        except Refused as refused:
            refusal = refused.refusal
    context = {"form": form, "refusal": refusal}
    status = CONFLICT if refusal else UNUSABLE
    return page(request, desk, "custody/report.html", context, status=status)


def _reported(request: HttpRequest, desk: Desk, form: ReportForm) -> HttpResponse:
    command = form.command()
    found = queries.find(command.thing)
    if found is not None:
        command = c.ReportDiscrepancy(
            kind=command.kind, thing=found.code, what=command.what, owner=command.owner
        )
    done = _give(desk, command, form.cleaned_data["key"])
    opened = next((each for each in done.events if isinstance(each, DiscrepancyOpened)), None)
    already = done.custody.open_case(command.thing, command.kind)
    number = opened.case if opened else already.case if already else ""
    messages.success(request, _("Đã lập vụ sai lệch %(case)s.") % {"case": number})
    return redirect(case_address(number) if number else "office:custody_cases")


def case_address(case: str) -> str:
    return f"{reverse('office:custody_case')}?{urlencode({'case': case})}"


def _readable(desk: Desk, number: str) -> CaseRow:
    """Found at one of the desk's places, owned by the person, or about a thing they may see."""
    thing = queries.thing_of_case(number) if number.count("/") >= 2 else ""
    row = next((each for each in queries.cases_of(thing) if each.case == number), None)
    if row is None:
        raise Http404
    places = access.reading_places(desk.user, desk.today)
    near = places is None or row.place in places or row.owner == desk.hat.person
    if not near and not access.may_see(desk.user, row.thing, desk.today):
        raise Http404
    return row


def _consignment(desk: Desk, label: str) -> str:
    """By which consignment the thing travels or travelled last; empty if the desk may not see."""
    found = post.of_packet(label) if desk.may(Permission.POST_READ) else None
    return found.number if found and may_see(desk.user, found.number, desk.today) else ""


def _builders(desk: Desk, row: CaseRow) -> dict[str, Builder]:
    """What the hat may do about a case, by the name of its button; a second press finds it too."""
    key = {"key": str(uuid4())}
    found: dict[str, Builder] = {}
    if _hand(desk) is not None:
        people = staff_at(desk.hat.place, desk.today)
        found["pass_on"] = lambda data: PassOnForm(people, data, initial=key)
        found["resolve"] = lambda data: ResolveForm(data, initial=key)
    if desk.may(Permission.CUSTODY_SETTLE):
        liable = _liable(row.thing)
        found["mishap"] = lambda data: MishapForm(liable, data, initial=key)
    return found


def _offered(desk: Desk, row: CaseRow) -> list[str]:
    """What still makes sense, and is theirs to do; a second press is answered all the same."""
    thing, hand = queries.thing(row.thing), _hand(desk)
    held = thing is not None and thing.fate is Fate.HELD
    theirs = hand is not None and access.may_see_to(row.owner, row.place, hand.actor)
    return ["resolve", "pass_on"] * (theirs and row.closed_at is None) + ["mishap"] * held


def _hand(desk: Desk) -> Hand | None:
    """As who the desk usually is here: a case is no matter of the hat."""
    return next((each for each in hands_of(desk) if each.kind in PACKING), None)


def _liable(label: str) -> Sequence[Holder]:
    """Everybody of the house who had it, the last first."""
    been = [stay.holder for stay in reversed(queries.stays(label))]
    return list(dict.fromkeys(each for each in been if each.kind is not HolderKind.APPLICANT))


def _command(form: CaseForm, row: CaseRow) -> c.Command:
    match form:
        case PassOnForm() | ResolveForm():
            return form.command(row.case)
        case MishapForm():
            return form.command(row.thing)
        case _:
            raise AssertionError("every form of a case has its command")


def _give(desk: Desk, command: c.Command, key: str) -> commands.Given:
    hand = _hand(desk)
    if hand is None:
        raise Http404
    return commands.give(command, Asked(by=hand.actor, hat=hand.kind, key=key))


def _show(
    request: HttpRequest,
    desk: Desk,
    row: CaseRow,
    forms: dict[str, CaseForm],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    thing = queries.thing(row.thing)
    context = {
        **WORDS,
        "row": row,
        "owner": person_name(row.owner),
        "thing": shown([thing])[0] if thing else None,
        "consignment": _consignment(desk, row.thing),
        "chain": list(reversed(queries.stays(row.thing))),
        "forms": forms,
        "refusal": refusal,
        "address": case_address(row.case),
    }
    status = CONFLICT if refusal else status
    return page(request, desk, "custody/case.html", context, status=status)
