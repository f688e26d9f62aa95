"""Planned stops of the service: announce one, call it off, say that it is over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.domain.kernel.local_time import local
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.ui import announcements
from motcua.faces.ui.formats import refusal_text
from motcua.faces.ui.forms import PageForm, new_key
from motcua.oversight.discipline import outages as stops
from motcua.oversight.discipline.outages import NewOutage
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

MOMENTS = ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M")
_EXAMPLE = gettext_lazy("Ví dụ 05/12/2026 22:00.")


class OutageForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    what = forms.CharField(
        label=gettext_lazy("Dịch vụ nào ngừng, người dân nên làm gì (tiếng Việt)"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    what_en = forms.CharField(
        label=gettext_lazy("Như trên, bằng tiếng Anh"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )
    starts_at = forms.DateTimeField(
        label=gettext_lazy("Bắt đầu ngừng"), help_text=_EXAMPLE, input_formats=MOMENTS
    )
    back_at = forms.DateTimeField(
        label=gettext_lazy("Dự kiến hoạt động lại"), help_text=_EXAMPLE, input_formats=MOMENTS
    )
    late_reason = forms.CharField(
        label=gettext_lazy("Lý do, nếu báo muộn hơn quy định"), max_length=600, required=False
    )

    def asked(self) -> NewOutage:
        told = self.cleaned_data
        return NewOutage(
            starts_at=local(told["starts_at"]),
            back_at=local(told["back_at"]),
            what=told["what"],
            what_en=told["what_en"],
            late_reason=told["late_reason"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.OUTAGE_PUBLISH)
def outages(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = OutageForm(request.POST if request.method == "POST" else None, initial=new_key())
    if form.is_bound and form.is_valid():
        try:
            stops.announce(form.asked(), by=desk.hat, key=form.cleaned_data["key"])
        except Refused as refused:
            form.add_error(None, refusal_text(refused.refusal))
        else:
            announcements.forget()
            messages.success(request, _("Đã báo; mọi trang đều hiện thông báo này."))
            return redirect("office:outages")
    context: dict[str, Any] = {"form": form, "rows": stops.announced(), "keys": new_key()}
    return page(request, desk, "outages.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Permission.OUTAGE_PUBLISH)
def call_off(request: HttpRequest, desk: Desk, outage: int) -> HttpResponse:
    try:
        stops.call_off(outage, by=desk.hat, key=f"call-off-outage-{outage}")
    except Refused as refused:
        messages.error(request, refusal_text(refused.refusal))
    announcements.forget()
    return redirect("office:outages")


@require_POST
@staff(Permission.OUTAGE_PUBLISH)
def end(request: HttpRequest, desk: Desk, outage: int) -> HttpResponse:
    try:
        stops.end(outage, by=desk.hat, key=f"end-outage-{outage}")
    except Refused as refused:
        messages.error(request, refusal_text(refused.refusal))
    announcements.forget()
    return redirect("office:outages")
