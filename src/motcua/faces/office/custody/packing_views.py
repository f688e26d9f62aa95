"""Labelling a paper, sealing a packet before a witness, opening it with a count."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.channels.custody import access, commands, queries
from motcua.channels.custody.commands import Asked
from motcua.domain.custody import commands as c
from motcua.domain.custody.events import DiscrepancyOpened
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.dossier.state import State
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import queries as dossiers
from motcua.dossiers.codes import read_code
from motcua.faces.office.custody.hands import Hand, hand_of, hands_of
from motcua.faces.office.custody.packing_forms import HandForm, LabelForm, OpenForm, SealForm
from motcua.faces.office.custody.things import Shown, shown
from motcua.faces.office.desk import Desk, page, staff
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

CONFLICT, UNUSABLE = 409, 422
PACKING = frozenset({HolderKind.COUNTER, HolderKind.AGENCY, HolderKind.CARRIER})


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.CUSTODY_HANDLE)
def label(request: HttpRequest, desk: Desk) -> HttpResponse:
    """For a dossier the desk may open; without one the page asks for its code."""
    typed = request.GET.get("dossier", "").strip()
    if not typed:
        return page(request, desk, "custody/label.html", {"form": None, "refusal": None})
    state = _dossier(desk, typed)
    hands = packing_hands(desk)
    if request.method != "POST":
        return _label_page(request, desk, state, _fresh_label(state, hands))
    form = LabelForm(state, hands, request.POST)
    if not form.is_valid():
        return _label_page(request, desk, state, form, status=UNUSABLE)
    refusal = _given(form.command(), form)
    if refusal is not None:
        return _label_page(request, desk, state, form, refusal=refusal)
    named = form.cleaned_data["label"]
    messages.success(request, _("Đã dán nhãn %(label)s. Hãy in và dán ngay.") % {"label": named})
    return redirect(_where(named))


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.CUSTODY_HANDLE)
def seal(request: HttpRequest, desk: Desk) -> HttpResponse:
    hands = packing_hands(desk)
    loose = _loose(hands)
    if request.method != "POST":
        initial = {"key": str(uuid4()), "packet": commands.new_label(LabelKind.PACKET)}
        form = SealForm(hands, loose, initial=initial)
        return page(request, desk, "custody/seal.html", {"form": form, "refusal": None})
    form = SealForm(hands, loose, request.POST)
    refusal = None
    if form.is_valid():
        refusal = _given(form.command(), form)
        if refusal is None:
            named = form.command().packet
            messages.success(request, _("Đã niêm phong túi %(label)s.") % {"label": named})
            return redirect(_where(named))
    context = {"form": form, "refusal": refusal}
    status = CONFLICT if refusal else UNUSABLE
    return page(request, desk, "custody/seal.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.CUSTODY_HANDLE)
def open_packet(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Opening is counting: what does not agree becomes a case by itself, of who opened it."""
    pressed = request.method == "POST"
    packet = (request.POST if pressed else request.GET).get("packet", "")[:60].strip()
    row = queries.thing(packet)
    if row is None or not row.is_packet or not access.may_see(desk.user, packet, desk.today):
        raise Http404
    form = OpenForm(
        request.POST if pressed else None, initial={"key": str(uuid4()), "packet": packet}
    )
    refusal = None
    if pressed and form.is_valid():
        try:
            return _opened(request, desk, form, hand_of(desk, row.holder))
        except Refused as refused:
            refusal = refused.refusal
    context = {
        "form": form,
        "thing": shown([row])[0],
        "count": len(queries.content_of(packet)),
        "refusal": refusal,
    }
    status = CONFLICT if refusal else UNUSABLE if pressed else 200
    return page(request, desk, "custody/open.html", context, status=status)


def _opened(request: HttpRequest, desk: Desk, form: OpenForm, hand: Hand | None) -> HttpResponse:
    """A second press finds the holder unchanged: an opened packet stays where it was opened."""
    hand = hand or next(iter(hands_of(desk)), None)
    if hand is None:
        raise Http404
    asked = Asked(by=hand.actor, hat=hand.kind, key=form.cleaned_data["key"])
    done = commands.give(form.command(), asked)
    found = sum(isinstance(event, DiscrepancyOpened) for event in done.events)
    if found:
        said = ngettext(
            "Đã mở túi. %(n)s chỗ không khớp, đã lập vụ sai lệch giao cho bạn.",
            "Đã mở túi. %(n)s chỗ không khớp, đã lập vụ sai lệch giao cho bạn.",
            found,
        )
        messages.warning(request, said % {"n": found})
    else:
        messages.success(request, _("Đã mở túi: đủ và đúng niêm phong."))
    return redirect(_where(form.cleaned_data["packet"]))


def packing_hands(desk: Desk) -> list[Hand]:
    """A store neither labels nor seals."""
    hands = [hand for hand in hands_of(desk) if hand.kind in PACKING]
    if not hands:
        raise Http404
    return hands


def _dossier(desk: Desk, typed: str) -> State:
    """By its code; Http404 for one the desk may not open."""
    code = read_code(typed)
    found = dossiers.state_and_id(code) if code else None
    if found is None:
        raise Http404
    state, _hat = desk.open(found[0])
    return state


def _fresh_label(state: State, hands: Sequence[Hand]) -> LabelForm:
    initial = {
        "key": str(uuid4()),
        "label": commands.new_label(LabelKind.ORIGINAL),
        "received_from": (state.filing.filed_by or state.filing.applicant).name,
    }
    return LabelForm(state, hands, initial=initial)


def _label_page(
    request: HttpRequest,
    desk: Desk,
    state: State,
    form: LabelForm,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "state": state,
        "refusal": refusal,
        "labelled": shown(queries.things_of(state.code)) if state.code else [],
    }
    status = CONFLICT if refusal else status
    return page(request, desk, "custody/label.html", context, status=status)


def _loose(hands: Sequence[Hand]) -> list[Shown]:
    """What could go into a packet: papers in hand, no packets, no money."""
    rows = [row for hand in hands for row in queries.held_by(hand.holder)]
    fitting = [
        row
        for row in rows
        if not row.is_packet
        and row.kind != ItemKind.MONEY_BAG
        and not row.inside
        and row.fate is Fate.HELD
    ]
    return shown(fitting)


def _given(command: c.Command, form: HandForm) -> Refusal | None:
    hand = form.hand
    asked = Asked(by=hand.actor, hat=hand.kind, key=form.cleaned_data["key"])
    try:
        commands.give(command, asked)
    except Refused as refused:
        return refused.refusal
    return None


def _where(label: str) -> str:
    return f"{reverse('office:custody_where')}?{urlencode({'code': label})}"
