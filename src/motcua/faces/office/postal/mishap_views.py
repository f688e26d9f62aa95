"""What goes wrong with a consignment: loss and damage, complaints and their answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.custody import queries as custody
from motcua.channels.post import commands, queries
from motcua.channels.post.rows import ConsignmentView
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.mishap_forms import (
    AnswerForm,
    ComplaintForm,
    MishapForm,
    PaidForm,
)
from motcua.faces.office.postal.reach import among, readable
from motcua.faces.office.postal.steps import Step, new_key, take
from motcua.faces.ui.formats import dong, moment
from motcua.reference.people.permissions import Permission
from motcua.reference.rulebook import queries as rulebook

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def mishap(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    start = {"kind": "lost", "thing": shown.row.packet, "apology": _apology(shown)}
    papers = [(item.name, item.name) for item in shown.note.items]
    form = MishapForm(
        _things(shown), papers, _people(shown), request.POST or None, initial=new_key() | start
    )

    def declared(key: str) -> object:
        lost = form.cleaned_data["kind"] == "lost"
        declare = commands.declare_lost if lost else commands.declare_damaged
        return declare(number, form.mishap(), by=desk.hat, key=key)

    step = Step(
        heading=_("Báo mất, hư hỏng"),
        button=_("Lập biên bản và xin lỗi"),
        form=form,
        do=declared,
        done=_("Đã ghi nhận. Thư xin lỗi in được ở trang phiếu gửi."),
        back=reverse("office:post_consignment", kwargs={"number": number}),
        danger=True,
        context={"shown": shown},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_MANAGE)
def compensate(request: HttpRequest, desk: Desk, number: str, mishap: int) -> HttpResponse:
    """What the post paid for it, under its voucher."""
    shown = readable(desk, number)
    row = next((each for each in shown.mishaps if each.id == mishap), None)
    if row is None:
        raise Http404
    owed = row.reissue_cost + row.damages
    form = PaidForm(request.POST or None, initial=new_key() | {"amount": owed})
    step = Step(
        heading=_("Chi trả bồi thường"),
        button=_("Ghi đã chi"),
        form=form,
        do=lambda key: commands.compensate(form.paid(mishap), by=desk.hat, key=key),
        done=_("Đã ghi khoản bồi thường."),
        back=reverse("office:post_consignment", kwargs={"number": number}),
        context={"shown": shown, "facts": [(_("Phải trả"), dong(owed)), (_("Vì sao"), row.how)]},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def complain(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Somebody comes or calls; the answer's due date is told at once."""
    shown = readable(desk, number)
    start = {"complainant": shown.row.applicant_name, "phone": shown.row.to.phone}
    form = ComplaintForm(request.POST or None, initial=new_key() | start)
    step = Step(
        heading=_("Ghi khiếu nại"),
        button=_("Nhận khiếu nại"),
        form=form,
        do=lambda key: commands.complain(number, form.made(), by=desk.hat, key=key),
        done=_("Đã nhận khiếu nại; hạn trả lời ghi ở trang phiếu gửi."),
        back=reverse("office:post_consignment", kwargs={"number": number}) + "#complaints",
        context={"shown": shown},
    )
    return take(request, desk, step)


@require_safe
@staff(Permission.POST_READ)
def complaints(request: HttpRequest, desk: Desk) -> HttpResponse:
    rule = rulebook.postal_on(desk.today).complaints
    context = {
        "rows": queries.waiting_complaints(among(desk)),
        "inside": rule.answer_days_within_province,
        "between": rule.answer_days_between_provinces,
    }
    return page(request, desk, "postal/complaints.html", context)


@require_http_methods(GET_POST)
@staff(Permission.POST_ACCEPT)
def answer(request: HttpRequest, desk: Desk, complaint: str) -> HttpResponse:
    row = queries.complaint(complaint, among(desk))
    if row is None:
        raise Http404
    form = AnswerForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Trả lời khiếu nại %(number)s") % {"number": complaint},
        button=_("Gửi trả lời"),
        form=form,
        do=lambda key: commands.answer_complaint(complaint, form.given(), by=desk.hat, key=key),
        done=_("Đã trả lời khiếu nại %(number)s.") % {"number": complaint},
        back=reverse("office:post_complaints"),
        context={
            "facts": [
                (_("Về phiếu"), row.consignment),
                (_("Người khiếu nại"), " · ".join(filter(None, (row.complainant, row.phone)))),
                (_("Nội dung"), row.what),
                (_("Trả lời trước"), moment(row.answer_due)),
            ]
        },
    )
    return take(request, desk, step)


def _things(shown: ConsignmentView) -> list[tuple[str, str]]:
    """The packet, or one paper that is not under its seal any more."""
    packet = shown.row.packet
    loose = {row.label for row in custody.content_of(packet) if row.inside != packet}
    papers = [(i.label, f"{i.label} · {i.name}") for i in shown.note.items if i.label in loose]
    return [(packet, _("Cả túi %(packet)s") % {"packet": packet}), *papers]


def _people(shown: ConsignmentView) -> list[tuple[str, str]]:
    """Everybody who had it in hand."""
    had = {stay.holder.person: stay.holder.name for stay in shown.stays if stay.holder.person}
    return list(had.items())


def _apology(shown: ConsignmentView) -> str:
    return _(
        "Bưu điện xin lỗi ông/bà %(name)s vì sự việc với phiếu gửi %(number)s và chịu mọi chi phí "
        "cấp lại giấy tờ."
    ) % {"name": shown.row.applicant_name, "number": shown.row.number}
