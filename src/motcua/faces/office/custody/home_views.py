"""Custody at a glance: what waits for me, what I hold, what my place holds, what is amiss."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.custody import access, commands, queries
from motcua.faces.office.custody.hand_over_views import begun, waiting
from motcua.faces.office.custody.hands import hands_of
from motcua.faces.office.custody.things import outermost, shown
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.ui.formats import refusal_text
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

MOST_ROWS = 200


@require_safe
@staff(Permission.CUSTODY_READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    hands = hands_of(desk)
    places = access.reading_places(desk.user, desk.today)
    context = {
        "hands": hands,
        "to_take": waiting(hands),
        "begun": begun(hands),
        "held": [(hand, shown(outermost(queries.held_by(hand.holder)))) for hand in hands],
        "my_cases": queries.cases(None, open_only=True, owner=desk.hat.person),
        "cases": queries.cases(places, open_only=True),
        "open_minutes": queries.minutes_at(desk.hat.place, open_only=True),
        "astray": len(queries.astray(places)) + len(queries.left_over(places)),
    }
    return page(request, desk, "custody/home.html", context)


@require_safe
@staff(Permission.CUSTODY_READ)
def held(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is at a place now, whoever has it there, longest first."""
    place = request.GET.get("place", "")[:40]
    places = access.reading_places(desk.user, desk.today)
    if not place or (places is not None and place not in places):
        place = desk.hat.place
    rows = outermost(queries.held_at(place))
    choices = desk.names.items() if places is None else [(p, desk.names[p]) for p in places]
    context = {
        "rows": shown(rows[:MOST_ROWS]),
        "count": len(rows),
        "place": place,
        "place_choices": sorted(choices, key=lambda item: item[1]),
    }
    return page(request, desk, "custody/held.html", context)


@require_safe
@staff(Permission.CUSTODY_READ)
def astray(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Late scans that fit nowhere, and late reports that were refused: somebody must look."""
    places = access.reading_places(desk.user, desk.today)
    context = {
        "astray": queries.astray(places),
        "late": queries.left_over(places),
        "may_settle": desk.may(Permission.CUSTODY_SETTLE),
    }
    return page(request, desk, "custody/astray.html", context)


@require_POST
@staff(Permission.CUSTODY_SETTLE)
def set_aside(request: HttpRequest, desk: Desk, report: int) -> HttpResponse:
    """Only a report told by people of the desk's own places."""
    places = access.reading_places(desk.user, desk.today)
    if report in {each.report for each in queries.left_over(places)}:
        try:
            commands.set_aside(report, request.POST.get("said", "")[:1000], by=desk.hat)
        except Refused as refused:
            messages.error(request, refusal_text(refused.refusal))
        else:
            messages.success(request, _("Đã gác báo cáo muộn, kèm lý do."))
    return redirect("office:custody_astray")
