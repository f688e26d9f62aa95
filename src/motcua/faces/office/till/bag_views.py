"""Money bags of carriers, counted into the drawer of the counter that took them over."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.counters import commands, queries
from motcua.channels.counters.lost_bags import lost_bags
from motcua.channels.custody import queries as custody
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.things import ItemKind
from motcua.domain.till.roles import MANAGERS
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.presses import press
from motcua.faces.office.till.deal_forms import BagForm, LostBagForm
from motcua.faces.office.till.room import room
from motcua.faces.ui.formats import dong
from motcua.reference.people.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_HANDLE)
def bags(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The bags this desk holds; one is counted at a time, a difference becomes a case."""
    form = BagForm(request.POST or None, initial={"bag": request.GET.get("bag", "")})

    def take(key: str) -> None:
        said = form.cleaned_data
        taken = commands.take_from_carrier(
            said["bag"].strip().upper(), said["counted"], by=desk.hat, key=key
        )
        messages.success(request, _told(taken))

    pressed = press(request, form, take)
    if pressed.done:
        return redirect("office:till_bags")
    mine = custody.held_by(holder_of(desk.hat, HolderKind.COUNTER))
    context = {
        "form": form,
        "bags": [each for each in mine if each.kind == ItemKind.MONEY_BAG],
        "shift": queries.shift_of(desk.hat.person, desk.hat.place),
    }
    return room(request, desk, "bags.html", context, refusal=pressed.refusal, status=pressed.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.TILL_MANAGE)
def lost(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Bags declared lost: the manager takes them off the carrier's account; found ones come back.

    Every bag has a form of its own, so that one press is about one bag.
    """
    if desk.hat.role not in MANAGERS:
        raise Http404
    form = LostBagForm(request.POST or None)

    def write_off(key: str) -> None:
        bag = form.cleaned_data["bag"]
        commands.write_off_bag(bag, by=desk.hat, key=key)
        messages.success(request, _("Đã ghi mất túi %(bag)s.") % {"bag": bag})

    pressed = press(request, form, write_off)
    if pressed.done:
        return redirect("office:till_lost_bags")
    found = lost_bags(desk.hat.place)
    rows = [(each, LostBagForm(initial={"bag": each.label}, auto_id=False)) for each in found]
    return room(
        request,
        desk,
        "lost_bags.html",
        {"bags": rows},
        refusal=pressed.refusal,
        status=pressed.status,
    )


def _told(taken: commands.Taken) -> str:
    if taken.difference:
        return _("Đã nhận túi %(bag)s; lệch %(sum)s, đã mở sai lệch để xử lý.") % {
            "bag": taken.bag,
            "sum": dong(taken.difference),
        }
    return _("Đã nhận túi %(bag)s đủ %(sum)s.") % {"bag": taken.bag, "sum": dong(taken.counted)}
