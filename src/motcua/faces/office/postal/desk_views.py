"""The unit's desk: dossiers that came by post, results that go by post, packets that come back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.post import commands, queries
from motcua.channels.post.shapes import Counted, Direction, Status
from motcua.domain.custody.labels import LabelKind
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.postal.contact_fields import initial_contact
from motcua.faces.office.postal.desk_forms import CountForm, DispatchForm, OpenForm
from motcua.faces.office.postal.dispatch_door import Decided, Parcel, Sealing, decided, parcel
from motcua.faces.office.postal.reach import readable
from motcua.faces.office.postal.steps import Step, new_key, take
from motcua.faces.office.postal.units import unit_name, unit_names
from motcua.faces.office.presses import PressForm
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.people.permissions import Permission

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@staff(Permission.DOSSIER_RECEIVE)
def file(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Opens, counts, enters into the register; the signed minutes are the filing moment."""
    shown = readable(desk, number)
    if shown.row.direction is not Direction.SEND:
        raise Http404
    day = desk.today
    terms = catalogue.terms(shown.row.procedure, shown.row.case, day)
    form = CountForm(shown.note, terms.papers, request.POST or None, initial=new_key())
    signed = held.minutes_of(shown.row.packet)
    last = signed[-1] if signed and not signed[-1].is_open else None

    step = Step(
        heading=_("Nhận hồ sơ từ bưu chính"),
        button=_("Nhận vào sổ"),
        form=form,
        do=lambda key: commands.file(number, form.counted(), by=desk.hat, key=key),
        done=_("Đã nhận hồ sơ của phiếu %(number)s.") % {"number": number},
        back=reverse("office:post_consignment", kwargs={"number": number}),
        template="postal/file.html",
        context={
            "shown": shown,
            "titles": {rule.code: rule.name for rule in terms.papers},
            "filed_at": max(at for _who, at in last.signed) if last else None,
            "minutes": last.number if last else "",
        },
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.DOSSIER_TRANSFER)
def take_back(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    form = OpenForm(shown.note, request.POST or None, initial=new_key())

    def opened(key: str) -> object:
        seen = Counted(
            seal_seen=form.cleaned_data["seal_seen"],
            items_seen=tuple(form.cleaned_data["items_seen"]),
        )
        return commands.take_back(number, seen, by=desk.hat, key=key)

    step = Step(
        heading=_("Nhận lại túi chuyển hoàn"),
        button=_("Đã mở và kiểm đếm"),
        form=form,
        do=opened,
        done=_("Đã nhận lại phiếu %(number)s. Có thể gửi lại.") % {"number": number},
        back=reverse("office:post_consignment", kwargs={"number": number}),
        context={"shown": shown},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_ACCEPT)
def slip(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """The postman has brought the appointment slip to the applicant."""
    shown = readable(desk, number)
    form = PressForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Chuyển giấy hẹn"),
        button=_("Đã chuyển cho người nộp"),
        form=form,
        do=lambda key: commands.pass_on_slip(number, by=desk.hat, key=key),
        done=_("Đã ghi: giấy hẹn đã đến người nộp."),
        back=reverse("office:post_consignment", kwargs={"number": number}),
        context={"shown": shown},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.DOSSIER_TRANSFER)
def dispatch(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    desk.open(dossier)
    state = decided(dossier)
    if state is None:
        raise Http404
    replaces = _replaced(dossier, request.GET.get("replaces", ""))
    allotted = [label for label in request.POST.get("labels", "").split(",") if label]
    ready = parcel(Decided(dossier, state, desk.hat.place), allotted, replaces)
    choices = [(rule.code, rule.name) for rule in state.terms.papers]
    form = DispatchForm(choices, request.POST or None, initial=_start(desk, ready))
    step = Step(
        heading=_("Gửi trả kết quả qua bưu chính"),
        button=_("Giao cho bưu chính"),
        form=form,
        do=lambda key: commands.dispatch_result(
            ready.dispatch(desk, form.contact(), _sealing(form)), by=desk.hat, key=key
        ),
        done=_("Đã giao kết quả cho bưu chính. In phiếu, dán nhãn rồi quét bàn giao."),
        back=reverse("office:post_ready"),
        onward=lambda sent: reverse("office:post_consignment", kwargs={"number": sent.row.number}),
        template="postal/dispatch.html",
        context={"state": state, "items": ready.items, "units": unit_names(desk.today)},
    )
    return take(request, desk, step)


def _replaced(dossier: UUID, asked: str) -> str:
    """The consignment that came back or was lost, which this one follows."""
    rows = [r for r in queries.of_dossier(dossier) if r.direction is Direction.RETURN]
    open_ends = [
        r.number for r in rows if r.status in {Status.CAME_BACK, Status.LOST} and not r.replaced_by
    ]
    return asked if asked in open_ends else next(iter(open_ends[-1:]), "")


def _start(desk: Desk, ready: Parcel) -> dict[str, Any]:
    to = ready.recipient
    named = to.unit_name or (unit_name(to.unit, desk.today) if to.unit else "")
    return {
        **new_key(),
        **initial_contact(to, named),
        "packet": custody.new_label(LabelKind.PACKET),
        "labels": ",".join(item.label for item in ready.items),
    }


def _sealing(form: DispatchForm) -> Sealing:
    said = form.cleaned_data
    return Sealing(
        packet=said["packet"],
        seal=said["seal"],
        postman=said["postman"],
        grams=said["grams"],
        tariff_zone=said["tariff_zone"],
        tracking=said["tracking"],
        withdraw=tuple(said.get("withdraw", ())),
    )
