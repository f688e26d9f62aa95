"""Hand-over minutes: those of my place, one with its scans and signatures, signing, printing."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.custody import access, commands, queries
from motcua.channels.custody.commands import Asked
from motcua.channels.custody.queries import MinutesRow
from motcua.domain.custody import commands as c
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.custody.hands import Hand, hand_of
from motcua.faces.office.custody.scanning import tally
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.ui.paging import turned
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

CONFLICT = 409


@require_safe
@staff(Permission.CUSTODY_READ)
def minutes_list(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Open ones first seen; a controller names the place."""
    place = request.GET.get("place", "")[:40]
    places = access.reading_places(desk.user, desk.today)
    if not place or (places is not None and place not in places):
        place = desk.hat.place
    everything = "all" in request.GET
    found = turned(queries.minutes_at(place, open_only=not everything), request)
    context = {
        "rows": found.rows,
        "number": found.number,
        "more": found.more,
        "everything": everything,
        "place": place,
        "place_choices": _choices(desk, places),
    }
    return page(request, desk, "custody/minutes_list.html", context)


@require_safe
@staff(Permission.CUSTODY_READ)
def minutes(request: HttpRequest, desk: Desk, minutes: str) -> HttpResponse:
    return _show(request, desk, _readable(desk, minutes))


@require_POST
@staff(Permission.CUSTODY_HANDLE)
def sign(request: HttpRequest, desk: Desk, minutes: str) -> HttpResponse:
    """Both sides sign, each on their own session; the second signature may be a filing."""
    row = _readable(desk, minutes)
    hand = _signing(desk, row, request.POST.get("hat", ""))
    if hand is None:
        raise Http404
    asked = Asked(by=hand.actor, hat=hand.kind, key=request.POST.get("key", ""))
    try:
        commands.give(c.SignMinutes(minutes=row.number), asked)
    except Refused as refused:
        return _show(request, desk, row, refused.refusal)
    messages.success(request, _("Đã ký biên bản %(number)s.") % {"number": row.number})
    return redirect("office:custody_minutes", minutes=row.number)


def _readable(desk: Desk, number: str) -> MinutesRow:
    row = queries.minutes(number)
    if row is None or not access.may_see(desk.user, number, desk.today):
        raise Http404
    return row


def _signing(desk: Desk, row: MinutesRow, kind: str = "") -> Hand | None:
    """The desk's own side of the minutes: the named one, else the one that has not signed."""
    sides = [hand_of(desk, side) for side in (row.giver, row.receiver) if side is not None]
    mine = [hand for hand in sides if hand is not None]
    signed = {holder for holder, _at in row.signed}
    named = [hand for hand in mine if hand.kind.value == kind]
    unsigned = [hand for hand in mine if hand.holder not in signed]
    return next(iter([*named, *unsigned, *mine]), None)


def _show(
    request: HttpRequest, desk: Desk, row: MinutesRow, refusal: Refusal | None = None
) -> HttpResponse:
    hand = _signing(desk, row)
    signed = dict(row.signed)
    to_sign = hand if hand is not None and hand.holder not in signed else None
    context = {
        "row": row,
        "tally": tally(row.number),
        "sides": [
            (words, side, signed.get(side))
            for words, side in ((_("Bên giao"), row.giver), (_("Bên nhận"), row.receiver))
            if side is not None
        ],
        "to_sign": to_sign,
        "not_yet": _not_yet(row, to_sign) if to_sign else None,
        "mine": hand is not None,
        "to_file": row.filed_at is not None
        and row.receiver is not None
        and row.receiver.place == desk.hat.place
        and desk.may(Permission.DOSSIER_RECEIVE),
        "key": str(uuid4()),
        "refusal": refusal,
    }
    status = CONFLICT if refusal else 200
    return page(request, desk, "custody/minutes.html", context, status=status)


def _not_yet(row: MinutesRow, hand: Hand) -> Refusal | None:
    """Why it cannot be signed now, said before somebody tries."""
    asked = Asked(by=hand.actor, hat=hand.kind, key=f"rehearse-{row.number}")
    return commands.rehearse(c.SignMinutes(minutes=row.number), asked)


def _choices(desk: Desk, places: tuple[str, ...] | None) -> list[tuple[str, str]]:
    if places is None:
        return sorted(desk.names.items(), key=lambda item: item[1])
    return [(place, desk.names[place]) for place in places] if len(places) > 1 else []
