"""The post for citizens: follow a number, come and fetch it, bring it elsewhere, complain."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from motcua.channels.carriers import queries as carriers
from motcua.channels.post import access, queries
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import AT_THE_DOOR
from motcua.domain.kernel.local_time import local
from motcua.faces.portal.limits import limited
from motcua.faces.portal.postal_forms import FollowForm
from motcua.faces.ui.formats import said
from motcua.faces.ui.moments import Moment
from motcua.faces.ui.paging import turned
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User
from motcua.reference.places import queries as places

UNUSABLE, NOT_FOUND = 422, 404


@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """What the post does for a dossier, and the field for the number on the note."""
    form = FollowForm(request.GET if "number" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("portal:post_follow", number=form.cleaned_data["number"])
    status = UNUSABLE if form.errors else 200
    return render(request, "portal/post.html", {"form": form}, status=status)


@require_safe
@limited("track")
def follow(request: HttpRequest, number: str) -> HttpResponse:
    """Stage and dates for whoever has the number; everything else for its owner."""
    known = carriers.consignment_of(number) or number
    if request.user.is_authenticated:
        mine = own(request.user, known)
        if mine is not None:
            return private(render(request, "portal/post_own.html", _context(mine)))
    row = queries.of_number(known)
    if row is None:
        form = FollowForm(initial={"number": number[:60]})
        context = {"form": form, "unknown": number[:60]}
        return private(render(request, "portal/post.html", context, status=NOT_FOUND))
    return private(render(request, "portal/post_follow.html", {"row": row}))


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    context = {
        "page": turned(access.own_rows(user, clock.today()), request),
        "pick_ups": queries.pick_ups_of(str(user.pk)),
    }
    return private(render(request, "portal/post_mine.html", context))


def own(user: User, number: str) -> ConsignmentView | None:
    """None when the consignment is not this person's, or does not exist."""
    try:
        shown, hat = access.readable(user, number, clock.today())
    except Refused:
        return None
    return shown if hat.role in access.OWNERS else None


def own_or_404(user: User, number: str) -> ConsignmentView:
    found = own(user, number)
    if found is None:
        raise Http404
    return found


def _context(shown: ConsignmentView) -> dict[str, object]:
    now = clock.now()
    today = local(now).date()
    holder = shown.holder
    where = places.place_name(holder.place, today) if holder and holder.place else ""
    names = {item.paper: item.name for item in shown.note.items}
    return {
        "shown": shown,
        "holder": where or (holder.name if holder else "–"),
        "withdraw": [names.get(code, code) for code in shown.note.withdraw],
        "moments": _moments(shown),
        "may_readdress": shown.row.status in AT_THE_DOOR,
        "may_complain": today <= shown.complain_until,
    }


def _moments(shown: ConsignmentView) -> list[Moment]:
    """What happened and where; no name of anybody who works there."""
    last = len(shown.history)
    return [
        Moment(
            title=said(line.title),
            state="now" if number == last else "done",
            at=line.at,
            by=places.place_name(line.place, local(line.at).date()) if line.place else "",
        )
        for number, line in enumerate(shown.history, start=1)
    ]


def private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
