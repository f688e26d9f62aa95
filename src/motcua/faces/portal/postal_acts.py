"""What a citizen asks of the post on a page: one form, one press, done once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.post import commands
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.portal.limits import limited
from motcua.faces.portal.postal_forms import ComplaintForm, PickUpForm, WhereForm, new_key
from motcua.faces.portal.postal_views import own_or_404, private
from motcua.faces.ui.forms import PageForm
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, Permission
from motcua.reference.people.queries import User
from motcua.reference.places import queries as places

UNUSABLE, CONFLICT = 422, 409
GET_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`do` is given the key; `back` is where the citizen goes on."""

    heading: str
    lead: str
    button: str
    form: PageForm
    do: Callable[[str], object]
    done: str
    back: str
    more: dict[str, Any] = field(default_factory=dict)


@require_http_methods(GET_POST)
@login_required
@limited("post")
def pick_up(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    start = {"name": user.full_name, "wished_day": clock.today()}
    form = PickUpForm(request.POST or None, initial=new_key() | start)
    act = Act(
        heading=_("Hẹn bưu tá đến lấy hồ sơ"),
        lead=_("Chuẩn bị giấy tờ và tiền cước; bưu tá kiểm và niêm phong trước mặt bạn."),
        button=_("Gửi yêu cầu"),
        form=form,
        do=lambda key: commands.request_pick_up(
            form.asked(user.personal_id or ""), by=_self(user), key=key
        ),
        done=_("Đã hẹn. Bưu cục sẽ giao bưu tá và gọi cho bạn."),
        back=reverse("portal:post_mine"),
        more={"units": _units()},
    )
    return _take(request, act)


@require_http_methods(GET_POST)
@login_required
@limited("post")
def readdress(request: HttpRequest, number: str) -> HttpResponse:
    """Only of one's own packet, while it is on its way home."""
    user = cast("User", request.user)
    shown = own_or_404(user, number)
    to = shown.row.to
    start = {"name": to.name, "phone": to.phone, "address": to.address, "unit": to.unit_name}
    form = WhereForm(request.POST or None, initial=new_key() | start)
    act = Act(
        heading=_("Đổi địa chỉ nhận"),
        lead=_("Ngày phát được tính lại từ khi đổi."),
        button=_("Đổi địa chỉ"),
        form=form,
        do=lambda key: commands.readdress(
            shown.row.number, form.contact(), by=_self(user), key=key
        ),
        done=_("Đã đổi địa chỉ nhận."),
        back=reverse("portal:post_follow", kwargs={"number": shown.row.number}),
        more={"units": _units()},
    )
    return _take(request, act)


@require_http_methods(GET_POST)
@login_required
@limited("post")
def complain(request: HttpRequest, number: str) -> HttpResponse:
    user = cast("User", request.user)
    shown = own_or_404(user, number)
    form = ComplaintForm(request.POST or None, initial=new_key() | {"phone": shown.row.to.phone})
    act = Act(
        heading=_("Khiếu nại với bưu điện"),
        lead=_("Nhận đến hết ngày %(day)s. Bạn thấy hạn trả lời ngay sau khi gửi.")
        % {"day": f"{shown.complain_until:%d/%m/%Y}"},
        button=_("Gửi khiếu nại"),
        form=form,
        do=lambda key: commands.complain(
            shown.row.number, form.made(user.full_name), by=_self(user), key=key
        ),
        done=_("Bưu điện đã nhận khiếu nại của bạn."),
        back=reverse("portal:post_follow", kwargs={"number": shown.row.number}),
    )
    return _take(request, act)


def _self(user: User) -> Actor:
    """The person as a citizen, or for the organisation they stand for; never as staff."""
    hats = people.actors_of(user, clock.today())
    own = [hat for hat in hats if Permission.DOSSIER_SUBMIT in PERMISSIONS[hat.role]]
    return own[0]


def _units() -> list[str]:
    today = clock.today()
    known = {unit.code: unit for unit in places.units(today)}
    return [
        f"{unit.name}, {known[unit.parent].name}" if unit.parent in known else unit.name
        for unit in known.values()
        if unit.level == "commune"
    ]


def _take(request: HttpRequest, act: Act) -> HttpResponse:
    if request.method != "POST":
        return _show(request, act)
    if not act.form.is_valid():
        return _show(request, act, status=UNUSABLE)
    try:
        act.do(act.form.cleaned_data["key"])
    except Refused as refused:
        return _show(request, act, refusal=refused.refusal, status=CONFLICT)
    messages.success(request, act.done)
    return redirect(act.back)


def _show(
    request: HttpRequest, act: Act, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "heading": act.heading,
        "lead": act.lead,
        "button": act.button,
        "form": act.form,
        "refusal": refusal,
        **act.more,
    }
    return private(render(request, "portal/post_step.html", context, status=status))
