"""Pick-ups at the post's office: written down, given to a postman, missed, called off."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.post import access, commands, queries
from motcua.channels.post.commands import PickUpNote, PostmanChosen
from motcua.channels.post.rows import PickUpRow
from motcua.domain.kernel.actor import Employer
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.pick_up_forms import AssignForm, NotFoundForm, PickUpForm
from motcua.faces.office.postal.reach import back_to_round
from motcua.faces.office.postal.steps import Step, new_key, take
from motcua.faces.office.postal.units import unit_names
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, Permission

GET_POST = ["GET", "HEAD", "POST"]


@require_safe
@staff(Permission.POST_READ)
def pick_ups(request: HttpRequest, desk: Desk) -> HttpResponse:
    rows = queries.open_pick_ups(desk.hat.place)
    return page(request, desk, "postal/pick_ups.html", {"rows": rows})


@require_http_methods(GET_POST)
@staff(Permission.POST_ACCEPT)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A call on the telephone, or a request made at the counter."""
    form = PickUpForm(request.POST or None, initial=new_key() | {"wished_day": desk.today})
    step = Step(
        heading=_("Ghi yêu cầu nhận tại nhà"),
        button=_("Ghi yêu cầu"),
        form=form,
        do=lambda key: commands.request_pick_up(form.asked(by_phone=True), by=desk.hat, key=key),
        done=_("Đã ghi yêu cầu nhận tại nhà."),
        back=reverse("office:post_pick_ups"),
        context={"units": unit_names(desk.today)},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_ACCEPT)
def assign(request: HttpRequest, desk: Desk, pick_up: UUID) -> HttpResponse:
    row = _readable(desk, pick_up)
    names = dict(_postmen(desk, row.office))
    start = {"postman": row.postman or desk.hat.person, "day": row.day or row.wished_day}
    form = AssignForm(list(names.items()), request.POST or None, initial=new_key() | start)

    def chosen(key: str) -> object:
        person = form.cleaned_data["postman"]
        asked = PostmanChosen(
            pick_up=pick_up, postman=person, postman_name=names[person], day=form.on
        )
        return commands.assign_pick_up(asked, by=desk.hat, key=key)

    step = Step(
        heading=_("Giao bưu tá"),
        button=_("Giao"),
        form=form,
        do=chosen,
        done=_("Đã giao bưu tá."),
        back=reverse("office:post_pick_ups"),
        context={"facts": _facts(row)},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_DELIVER)
def missed(request: HttpRequest, desk: Desk, pick_up: UUID) -> HttpResponse:
    row = _readable(desk, pick_up)
    form = NotFoundForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Không gặp người gửi"),
        button=_("Ghi nhận"),
        form=form,
        do=lambda key: commands.pick_up_not_found(
            PickUpNote(pick_up=pick_up, note=form.cleaned_data["note"]), by=desk.hat, key=key
        ),
        done=_("Đã ghi: không gặp người gửi."),
        back=back_to_round(desk),
        context={"facts": _facts(row)},
    )
    return take(request, desk, step)


@require_http_methods(GET_POST)
@staff(Permission.POST_ACCEPT)
def cancel(request: HttpRequest, desk: Desk, pick_up: UUID) -> HttpResponse:
    row = _readable(desk, pick_up)
    form = NotFoundForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Hủy yêu cầu nhận tại nhà"),
        button=_("Hủy yêu cầu"),
        form=form,
        do=lambda key: commands.close_pick_up(
            PickUpNote(pick_up=pick_up, note=form.cleaned_data["note"]), by=desk.hat, key=key
        ),
        done=_("Đã hủy yêu cầu."),
        back=reverse("office:post_pick_ups"),
        danger=True,
        context={"facts": _facts(row)},
    )
    return take(request, desk, step)


def _readable(desk: Desk, pick_up: UUID) -> PickUpRow:
    try:
        return access.readable_pick_up(desk.user, pick_up, desk.today)
    except Refused as refused:
        raise Http404 from refused


def _postmen(desk: Desk, office: str) -> list[tuple[str, str]]:
    """The people of the post who work at the office that day."""
    found = {}
    for role, held in PERMISSIONS.items():
        if Permission.POST_DELIVER not in held:
            continue
        for actor in people.holders(role, office, desk.today):
            if actor.employer is Employer.POST:
                found[actor.person] = actor.name
    return list(found.items())


def _facts(row: PickUpRow) -> list[tuple[str, object]]:
    where = ", ".join(part for part in (row.contact.address, row.contact.unit_name) if part)
    return [
        (_("Người gửi"), f"{row.contact.name} · {row.contact.phone}"),
        (_("Địa chỉ"), where),
        (_("Hẹn"), f"{row.wished_day:%d/%m/%Y} {row.window}".strip()),
        (_("Ghi chú"), row.note or "–"),
    ]
