"""Where a hand-over begins: what waits for me, what I have begun, and with whom a new one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.channels.custody import commands, queries
from motcua.domain.custody.handing import HandOver
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.labels import LabelKind
from motcua.faces.office.custody.giving import GIVE, TAKE
from motcua.faces.office.custody.hands import Hand, hand_named, hands_of, others_at
from motcua.faces.office.desk import Desk, page, staff
from motcua.reference.people.permissions import Permission

UNUSABLE = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Things under one number that one side has scanned and the other has not."""

    number: str
    other: Holder
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the form of a new hand-over says so far."""

    side: str
    hand: Hand
    place: str
    others: tuple[Hand, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.CUSTODY_HANDLE)
def hand_over(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choosing the other side begins a new number; the number is used up by the first scan."""
    wanted = _wanted(request, desk)
    pressed = request.method == "POST"
    if pressed and wanted is not None:
        other = request.POST.get("other", "")
        if other in {each.value for each in wanted.others}:
            return redirect(_begin(wanted, other))
    hands = hands_of(desk)
    context = {
        "hands": hands,
        "wanted": wanted,
        "unchosen": pressed,
        "to_take": waiting(hands),
        "begun": begun(hands),
        "place_choices": sorted(desk.names.items(), key=lambda item: item[1]),
    }
    status = UNUSABLE if pressed else 200
    return page(request, desk, "custody/hand_over.html", context, status=status)


def _wanted(request: HttpRequest, desk: Desk) -> Wanted | None:
    said = request.POST if request.method == "POST" else request.GET
    hand = hand_named(desk, said.get("hat", ""))
    if hand is None:
        return None
    place = said.get("place", "")[:40] or desk.hat.place
    others = [each for each in others_at(desk, place) if each.holder != hand.holder]
    side = TAKE if said.get("side") == TAKE else GIVE
    return Wanted(side=side, hand=hand, place=place, others=tuple(others))


def _begin(wanted: Wanted, other: str) -> str:
    number = commands.new_label(LabelKind.MINUTES)
    said = {
        "side": wanted.side,
        "hat": wanted.hand.kind.value,
        "place": wanted.place,
        "other": other,
    }
    return f"{reverse('office:custody_scan', kwargs={'minutes': number})}?{urlencode(said)}"


def waiting(hands: Iterable[Hand]) -> list[Waiting]:
    """What others have scanned for me and I have not."""
    halves = [half for hand in hands for half in queries.waiting_for(hand.holder)]
    mine = {hand.holder for hand in hands}
    return _grouped(halves, mine)


def begun(hands: Iterable[Hand]) -> list[Waiting]:
    """What I have scanned and the other side has not."""
    halves = [half for hand in hands for half in queries.offered_by(hand.holder)]
    return _grouped(halves, {hand.holder for hand in hands})


def _grouped(halves: list[HandOver], mine: set[Holder]) -> list[Waiting]:
    found: dict[str, list[HandOver]] = {}
    for half in halves:
        found.setdefault(half.minutes, []).append(half)
    return [
        Waiting(
            number=number,
            other=each[0].receiver if each[0].giver in mine else each[0].giver,
            count=len({half.thing for half in each}),
        )
        for number, each in found.items()
    ]
