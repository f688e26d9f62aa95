"""After sending, or instead of it: correct, supplement, take back, throw a draft away."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.online import commands as online
from motcua.domain.dossier.state import State
from motcua.dossiers import access
from motcua.faces.portal.filing.door import (
    CONFLICT,
    GET_POST,
    Opened,
    draft_page,
    private,
    sent_of,
    user_of,
)
from motcua.faces.portal.filing.forms import ConfirmForm, TakeBackForm
from motcua.faces.ui.forms import new_key
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused


@require_http_methods(GET_POST)
@login_required
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """The clerk's words first; the button opens the pages with what was filed."""
    state = _own(request, code)
    form = ConfirmForm(sent_of(request), initial=new_key())
    context: dict[str, Any] = {
        "heading": _("Bổ sung hồ sơ %(code)s") % {"code": state.code},
        "lead": _("Cơ quan cần những điều sau. Bạn chỉ phải sửa các mục này; hồ sơ giữ thứ tự."),
        "button": _("Bắt đầu bổ sung"),
        "color": "accent",
        "asked": state.missing,
        "back": reverse("portal:file_home"),
    }
    if request.method == "POST" and form.is_valid():
        try:
            draft = online.correct(state.code, by=user_of(request))
            return redirect("portal:file_draft_form", filing=draft.id)
        except Refused as refused:
            context["refusal"] = refused.refusal
    return _ask(request, form, context)


@require_http_methods(GET_POST)
@login_required
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    """Before reception at once; afterwards the agency stops it."""
    state = _own(request, code)
    form = TakeBackForm(sent_of(request), initial=new_key())
    received = state.received_at is not None
    context: dict[str, Any] = {
        "heading": _("Rút hồ sơ %(code)s") % {"code": state.code},
        "lead": _("Hồ sơ đã được tiếp nhận: cơ quan xem yêu cầu rút và trả lời bạn.")
        if received
        else _("Hồ sơ chưa được tiếp nhận nên được rút ngay. Muốn làm lại, bạn nộp hồ sơ mới."),
        "button": _("Gửi yêu cầu rút") if received else _("Rút hồ sơ"),
        "color": "danger",
        "back": reverse("portal:file_home"),
    }
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            online.take_back(state.code, said["reason"], by=user_of(request), key=said["key"])
            messages.success(request, _("Đã ghi nhận việc rút hồ sơ."))
            return redirect("portal:file_home")
        except Refused as refused:
            context["refusal"] = refused.refusal
    return _ask(request, form, context)


@require_http_methods(GET_POST)
@draft_page
def discard(request: HttpRequest, found: Opened) -> HttpResponse:
    form = ConfirmForm(sent_of(request), initial=new_key())
    if request.method == "POST" and form.is_valid():
        online.discard(found.draft.id, by=user_of(request))
        messages.success(request, _("Đã bỏ bản nháp cùng các tệp của nó."))
        return redirect("portal:file_home")
    context = {
        "heading": _("Bỏ bản nháp"),
        "lead": _("Câu trả lời và tệp của “%(name)s” sẽ bị xóa, không lấy lại được.")
        % {"name": found.look.terms.name},
        "button": _("Bỏ bản nháp"),
        "color": "danger",
        "back": reverse("portal:file_home"),
    }
    return _ask(request, form, context)


def _own(request: HttpRequest, code: str) -> State:
    """The dossier of somebody who owns it or filed it; 404 for everybody else."""
    try:
        _dossier, state, hat = access.readable(user_of(request), code, clock.today())
    except Refused as refused:
        raise Http404 from refused
    if hat.role not in access.OWNERS:
        raise Http404
    return state


def _ask(request: HttpRequest, form: ConfirmForm, context: dict[str, Any]) -> HttpResponse:
    refusal = context.get("refusal")
    shown = {"form": form, "asked": (), **context, "refusal": refusal}
    status = CONFLICT if refusal else 200
    return private(render(request, "portal/filing/confirm.html", shown, status=status))
