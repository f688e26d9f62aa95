"""My data: what is kept and why, a copy to take away, who looked, requests and their answers."""

from datetime import datetime, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.domain.calendar.hours import add_working_hours
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.own_data import RequestKind
from motcua.faces.portal.account import copying
from motcua.faces.portal.account.keepers import KEEPERS, Whose
from motcua.faces.portal.account.me_pages import (
    CONFLICT,
    GET_POST,
    KeyForm,
    citizen,
    person,
    press,
    show,
    today,
)
from motcua.faces.portal.account.tasks import make_copy
from motcua.faces.portal.limits import limited
from motcua.faces.portal.postal_forms import new_key
from motcua.faces.portal.postal_views import private
from motcua.faces.ui.paging import page_number
from motcua.plumbing import clock, files
from motcua.plumbing.errors import Refused
from motcua.reference.people import access_log, own_data
from motcua.reference.people.own_data import NAME, SUBJECTS, Asked
from motcua.reference.places import queries as places
from motcua.reference.rulebook import persons
from motcua.reference.rulebook.queries import calendar_for

WORKING_DAY = 8
SUBJECT_WORDS = {
    "name": gettext_lazy("Họ tên"),
    "birth": gettext_lazy("Ngày sinh"),
    "number": gettext_lazy("Số định danh"),
    "other": gettext_lazy("Điều khác"),
}
KIND_WORDS = {
    RequestKind.CORRECTION: gettext_lazy("Sửa dữ liệu sai"),
    RequestKind.RESTRICTION: gettext_lazy("Hạn chế sử dụng dữ liệu"),
    RequestKind.WITHDRAWAL: gettext_lazy("Rút lại sự đồng ý, xóa dữ liệu"),
    RequestKind.RELEASE: gettext_lazy("Bỏ việc hạn chế đã được chấp nhận"),
}


class RequestForm(KeyForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Bạn muốn gì?"),
        choices=[(kind.value, words) for kind, words in KIND_WORDS.items()],
        widget=forms.RadioSelect,
        initial=RequestKind.CORRECTION.value,
    )
    subject = forms.ChoiceField(
        label=gettext_lazy("Về điều gì?"),
        choices=[(each, SUBJECT_WORDS[each]) for each in SUBJECTS],
        initial=NAME,
    )
    wanted = forms.CharField(
        label=gettext_lazy("Đúng ra là gì, hoặc dừng điều gì"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Vì sao"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Nơi trả lời, nơi bạn mang giấy tờ đến"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        units = [(each.code, each.name) for each in places.one_stop_units(today())]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


@require_safe
@login_required
def data(request: HttpRequest) -> HttpResponse:
    """How much of what is kept, on what ground; the copies made before."""
    user, on = person(request), today()
    whose = Whose(user=user, today=on)
    kept = [(keeper, len(list(keeper.read(whose)))) for keeper in KEEPERS]
    requests = own_data.requests_of(user)
    context = {
        "person": user,
        "kept": kept,
        "kept_count": sum(count for _keeper, count in kept),
        "copies": [row for row in own_data.copies_of(user) if not row.removed],
        "waiting": [row for row in requests if row.granted is None],
        "answered": [row for row in requests if row.granted is not None],
        "rules": persons.data_rules_on(on),
        "today": on,
        "now": clock.now(),
        "key": new_key()["key"],
        "kinds": KIND_WORDS,
    }
    return show(request, "me_data.html", context)


@require_POST
@login_required
@limited("copy")
def ask_copy(request: HttpRequest) -> HttpResponse:
    user, on = person(request), today()
    until = on + timedelta(days=persons.data_rules_on(on).copy_days)
    try:
        with transaction.atomic():
            code = own_data.begin_copy(user, until)
            make_copy.defer(code=str(code))
    except Refused as refused:
        return show(request, "me_refused.html", {"refusal": refused.refusal}, status=CONFLICT)
    messages.success(request, _("Đang làm bản sao. Tải lại trang này sau ít phút."))
    return redirect("portal:me_data")


@require_safe
@login_required
def copy(request: HttpRequest, copy: UUID) -> HttpResponse:
    """To nobody but its owner, while its days last."""
    user, on = person(request), today()
    found = next((row for row in own_data.copies_of(user) if row.code == copy), None)
    if found is None or not found.is_ready(on):
        raise Http404
    content = files.store(copying.AREA).read(found.digest)
    response = HttpResponse(content, content_type="application/zip")
    name = f"du-lieu-cua-toi-{local(found.asked_at):%Y%m%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(response)


@require_safe
@login_required
def seen(request: HttpRequest) -> HttpResponse:
    """In plain words: who, of which office, when, what, and why they may."""
    user, on = person(request), today()
    whose = Whose(user=user, today=on)
    names = {row.id: row.procedure_name for row in whose.dossiers}
    number = page_number(request)
    rows = access_log.seen_of(whose.number, list(names), but=str(user.pk), page=number)
    context = {
        "rows": rows[: access_log.PAGE],
        "more": len(rows) > access_log.PAGE,
        "number": number,
        "names": names,
        "place": lambda code: places.place_name(code, on),
        "rules": persons.data_rules_on(on),
    }
    return show(request, "me_seen.html", context)


@require_http_methods(GET_POST)
@login_required
@limited("data_request")
def ask(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = RequestForm(request.POST or None, initial=new_key())
    now = clock.now()

    def asked(key: str) -> None:
        said = form.cleaned_data
        own_data.ask(
            user,
            Asked(
                kind=RequestKind(said["kind"]),
                subject=said["subject"],
                wanted=said["wanted"],
                reason=said["reason"],
                unit=said["unit"],
                answer_by=answer_by(said["unit"], now),
            ),
            by=citizen(user, local(now).date()),
            key=key,
        )

    pressed = press(request, form, asked)
    if pressed.done:
        messages.success(request, _("Đã nhận yêu cầu. Trả lời hiện ngay trên trang này."))
        return redirect("portal:me_data")
    rules = persons.data_rules_on(local(now).date())
    context = {"form": form, "refusal": pressed.refusal, "rules": rules}
    return show(request, "me_data_request.html", context, status=pressed.status)


def answer_by(unit: str, now: datetime) -> datetime:
    """The last moment of the working days the house gives itself."""
    on = local(now).date()
    hours = WORKING_DAY * persons.data_rules_on(on).answer_working_days
    return add_working_hours(now, hours, calendar_for(unit, on))
