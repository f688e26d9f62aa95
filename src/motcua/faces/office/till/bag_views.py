"""Money bags of carriers, counted into the drawer of the counter that took them over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.counters import commands, queries
from motcua.channels.custody import queries as custody
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.things import ItemKind
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.till.deal_forms import BagForm
from motcua.faces.office.till.presses import press
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


def _told(taken: commands.Taken) -> str:
    if taken.difference:
        return _("Đã nhận túi %(bag)s; lệch %(sum)s, đã mở sai lệch để xử lý.") % {
            "bag": taken.bag,
            "sum": dong(taken.difference),
        }
    return _("Đã nhận túi %(bag)s đủ %(sum)s.") % {"bag": taken.bag, "sum": dong(taken.counted)}
