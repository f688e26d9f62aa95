"""The carrier outside at the counter: packets sent by it and called off, and how we stand."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.channels.carriers import access, commands, connection, inbox, queries, tasks
from motcua.channels.carriers.queries import ReportRow
from motcua.channels.post.rows import ConsignmentView
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.door_forms import ReasonForm
from motcua.faces.office.postal.reach import among, readable
from motcua.faces.office.postal.steps import Step, new_key, take
from motcua.faces.office.presses import PressForm
from motcua.faces.ui.formats import refusal_text
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

GET_POST = ["GET", "HEAD", "POST"]
View = Callable[..., HttpResponse]


def overseer(view: View) -> View:
    """For the post's managers and the operator, where a carrier is connected at all."""

    @staff()
    @wraps(view)
    def entered(request: HttpRequest, desk: Desk, **kwargs: Any) -> HttpResponse:
        if not (connection.is_connected() and access.may_oversee(desk.hat)):
            raise Http404
        return view(request, desk, **kwargs)

    return entered


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def send(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = _handled(desk, number)
    if not access.may_send(desk.hat, shown):
        raise Http404
    name = connection.account().name
    step = Step(
        heading=_("Gửi qua đơn vị vận chuyển ngoài"),
        button=_("Báo cho %(carrier)s") % {"carrier": name},
        form=PressForm(request.POST or None, initial=new_key()),
        do=lambda key: commands.send(
            shown.row.number, by=desk.hat, key=key, tell=tasks.tell_creation
        ),
        done=_("Đã báo %(carrier)s. Quét giao túi %(packet)s ở mục Giao nhận.")
        % {"carrier": name, "packet": shown.row.packet},
        back=_back(shown),
        context={"shown": shown, "facts": _facts(shown, name)},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def call_off(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = _handled(desk, number)
    parcel = queries.parcel_of(shown.row.number)
    if parcel is None:
        raise Http404
    name = connection.account().name
    step = Step(
        heading=_("Hủy gửi qua đơn vị vận chuyển"),
        button=_("Hủy với %(carrier)s") % {"carrier": name},
        form=PressForm(request.POST or None, initial=new_key()),
        do=lambda key: commands.call_off(
            parcel.reference, by=desk.hat, key=key, tell=tasks.tell_cancellation
        ),
        done=_("Đã hủy. Túi %(packet)s còn ở quầy.") % {"packet": shown.row.packet},
        back=_back(shown),
        danger=True,
        context={"shown": shown, "facts": _facts(shown, name)},
    )
    return take(request, desk, step)


@require_safe
@staff(Permission.POST_READ)
def label(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """The carrier's own label, as it came."""
    shown = readable(desk, number)
    parcel = queries.parcel_of(shown.row.number)
    paper = queries.label(parcel.reference) if parcel and parcel.cancelled_at is None else None
    if parcel is None or paper is None:
        raise Http404
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{parcel.tracking}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@overseer
def carrier(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How we stand with the carrier, what it has not taken, which reports wait or are wrong."""
    reports = sorted(
        queries.messages(open_only=True, among=among(desk)),
        key=lambda each: (each.consignment, each.tracking, each.number),
    )
    context = {
        "name": connection.account().name,
        "standing": queries.standing(),
        "parcels": queries.parcels(open_only=True, among=among(desk)),
        "wrong": [each for each in reports if each.state == queries.WRONG],
        "waiting": [each for each in reports if each.state == queries.WAITING],
        "sees_people": desk.may(Permission.POST_READ),
    }
    return page(request, desk, "postal/carrier.html", context)


@require_POST
@overseer
def offer_again(request: HttpRequest, desk: Desk, report: int) -> HttpResponse:
    row = _report(desk, report)
    try:
        state = inbox.offer_again(row.id)
    except Refused as refused:
        messages.warning(request, refusal_text(refused.refusal))
        return redirect("office:post_carrier")
    if state == queries.APPLIED:
        messages.success(request, _("Đã ghi nhận bản tin."))
    else:
        messages.warning(request, _("Bản tin vẫn chưa ghi nhận được; lý do ở dưới."))
    return redirect("office:post_carrier")


@require_http_methods(GET_POST)
@overseer
def set_aside(request: HttpRequest, desk: Desk, report: int) -> HttpResponse:
    row = _report(desk, report)
    form = ReasonForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Bỏ qua bản tin"),
        button=_("Bỏ qua"),
        form=form,
        do=lambda _key: inbox.set_aside(row.id, form.cleaned_data["why"], by=desk.hat),
        done=_("Đã bỏ qua bản tin; bản tin vẫn được lưu."),
        back=reverse("office:post_carrier"),
        danger=True,
        template="postal/carrier_aside.html",
        context={"report": row, "sees_people": desk.may(Permission.POST_READ)},
    )
    return take(request, desk, step)


@require_POST
@overseer
def create_again(request: HttpRequest, desk: Desk, reference: str) -> HttpResponse:
    """Tells the carrier of a parcel once more, as a job."""
    open_ones = queries.parcels(open_only=True, among=among(desk))
    if reference not in {each.reference for each in open_ones if not each.refused}:
        raise Http404
    tasks.tell_creation(reference)
    messages.success(request, _("Đang báo lại cho đơn vị vận chuyển."))
    return redirect("office:post_carrier")


def _handled(desk: Desk, number: str) -> ConsignmentView:
    """A consignment whose packet lies where the desk works; Http404 for all others."""
    shown = readable(desk, number)
    if not (connection.is_connected() and access.may_hand_over(desk.hat, shown)):
        raise Http404
    return shown


def _report(desk: Desk, report: int) -> ReportRow:
    rows = queries.messages(open_only=True, among=among(desk))
    row = next((each for each in rows if each.id == report), None)
    if row is None:
        raise Http404
    return row


def _back(shown: ConsignmentView) -> str:
    return reverse("office:post_consignment", kwargs={"number": shown.row.number})


def _facts(shown: ConsignmentView, name: str) -> list[tuple[str, object]]:
    return [(_("Đơn vị vận chuyển"), name), (_("Túi"), shown.row.packet)]
