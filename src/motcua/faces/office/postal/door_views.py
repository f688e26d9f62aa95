"""At the door: deliver against identity, originals, money and signature; or say why not."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.post import commands
from motcua.channels.post.commands import Tried
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import AT_THE_DOOR
from motcua.domain.kernel.identity import IdentityKind
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.postal.contact_fields import ContactForm, initial_contact
from motcua.faces.office.postal.door_forms import (
    AttemptForm,
    DeliverForm,
    HoldForm,
    ReasonForm,
)
from motcua.faces.office.postal.reach import back_to_round, readable
from motcua.faces.office.postal.steps import Step, new_key, take
from motcua.faces.office.postal.units import unit_name, unit_names
from motcua.reference.people.permissions import Permission
from motcua.reference.rulebook import queries as rulebook

GET_POST = ["GET", "HEAD", "POST"]
MOST_DIGITS = 12


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def deliver(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    form = DeliverForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        due=_due(request, shown),
        withdraw=_withdraw(shown),
        initial={
            "key": str(uuid4()),
            "to_name": shown.note.applicant.name,
            "identity_kind": _kind(shown).value,
        },
    )
    step = Step(
        heading=_("Phát"),
        button=_("Đã phát"),
        form=form,
        do=lambda key: commands.deliver(number, form.delivery(), by=desk.hat, key=key),
        done=_("Đã phát phiếu %(number)s.") % {"number": number},
        back=back_to_round(desk),
        template="postal/deliver.html",
        context={"shown": shown},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def attempt(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    form = AttemptForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Chưa phát được"),
        button=_("Ghi nhận"),
        form=form,
        do=lambda key: commands.attempt(number, form.attempt(), by=desk.hat, key=key),
        done=lambda tried: _tried(desk, number, tried),
        back=back_to_round(desk),
        context={"shown": shown, "facts": _invitations(desk, shown)},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def hold(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    form = HoldForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Giữ tại bưu cục"),
        button=_("Giữ lại chờ người nhận"),
        form=form,
        do=lambda key: commands.hold(
            number,
            form.cleaned_data["until"],
            by=desk.hat,
            key=key,
            note=form.cleaned_data["note"],
        ),
        done=_("Phiếu %(number)s được giữ tại bưu cục.") % {"number": number},
        back=reverse("office:post_consignment", kwargs={"number": shown.row.number}),
        context={
            "shown": shown,
            "warn": _("Sau đó quét giao túi %(packet)s cho giao dịch viên giữ túi tại bưu cục.")
            % {"packet": shown.row.packet},
        },
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def readdress(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    to = shown.row.to
    initial = new_key() | initial_contact(to, unit_name(to.unit, desk.today) if to.unit else "")
    form = ContactForm(request.POST or None, initial=initial)
    step = Step(
        heading=_("Đổi địa chỉ nhận"),
        button=_("Đổi địa chỉ"),
        form=form,
        do=lambda key: commands.readdress(number, form.contact(), by=desk.hat, key=key),
        done=_("Đã đổi địa chỉ phiếu %(number)s.") % {"number": number},
        back=back_to_round(desk),
        context={"shown": shown, "units": unit_names(desk.today)},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def bring_back(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    form = ReasonForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Chuyển hoàn cơ quan"),
        button=_("Chuyển hoàn"),
        form=form,
        do=lambda key: commands.bring_back(number, form.cleaned_data["why"], by=desk.hat, key=key),
        done=_("Phiếu %(number)s đang được chuyển hoàn.") % {"number": number},
        back=back_to_round(desk),
        danger=True,
        context={"shown": shown, "facts": _invitations(desk, shown)},
    )
    return take(request, desk, step)


def _due(request: HttpRequest, shown: ConsignmentView) -> int:
    """What is due now; for a second press of a delivery that is done, what was due then."""
    if shown.row.status in AT_THE_DOOR:
        return shown.row.to_collect
    was = request.POST.get("due", "")
    return int(was) if was.isdecimal() and len(was) <= MOST_DIGITS else 0


def _withdraw(shown: ConsignmentView) -> list[tuple[str, str]]:
    names = {paper.paper: paper.name for paper in shown.note.items}
    return [(code, names.get(code, code)) for code in shown.note.withdraw]


def _kind(shown: ConsignmentView) -> IdentityKind:
    kind = shown.note.applicant.identity_kind
    return IdentityKind.PERSONAL_ID if kind is IdentityKind.NONE else kind


def _tried(desk: Desk, number: str, tried: Tried) -> str:
    """What was written down, and what that means for the next days."""
    facts = "; ".join(f"{name}: {value}" for name, value in _counted(desk, tried))
    said = _("Đã ghi lần phát chưa được của %(number)s. %(facts)s.")
    return said % {"number": number, "facts": facts}


def _invitations(desk: Desk, shown: ConsignmentView) -> list[tuple[str, object]]:
    return _counted(desk, Tried(counted=shown.invitations, next=shown.next_invitation))


def _counted(desk: Desk, tried: Tried) -> list[tuple[str, object]]:
    rule = rulebook.postal_on(desk.today).custody.invitations
    counted = f"{tried.counted} / {rule.least}"
    facts: list[tuple[str, object]] = [(_("Số lần mời đã tính"), counted)]
    if tried.next:
        facts.append((_("Lần mời sau tính từ ngày"), f"{tried.next:%d/%m/%Y}"))
    if tried.counted >= rule.least:
        facts.append((_("Đã đủ số lần mời"), _("chuyển hoàn ngay")))
    return facts
