"""The way back: a one-time code by verified contact, or the code a desk has printed."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from motcua.channels.notices.commands import with_news
from motcua.faces.portal.account import sign_notices
from motcua.faces.portal.account.sign_eid import eid_name
from motcua.faces.portal.limits import limited
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.errors import Refused
from motcua.reference.people import recovery
from motcua.reference.people.sign_in import works_here

ASKED = "way_back_asked"
A_MINUTE = 20
"""Four pages lead one person back; more is somebody who tries the codes of many."""
WAYS = (("phone", _("Tin nhắn đến số điện thoại đã xác minh")), ("email", _("Thư điện tử")))


class AskForm(PageForm):
    who = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=150,
        help_text=_("12 chữ số trên thẻ căn cước, hoặc tên đăng nhập."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    way = forms.ChoiceField(label=_("Gửi mã bằng"), choices=WAYS, widget=forms.RadioSelect)


class CodeForm(PageForm):
    who = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=150,
        help_text=_("12 chữ số trên thẻ căn cước, hoặc tên đăng nhập."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("Mã một lần"),
        max_length=30,
        help_text=_("6 chữ số trong tin nhắn, hoặc 10 chữ số trên giấy quầy in cho bạn."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


@never_cache
@limited("way_back", per_minute=A_MINUTE)
def ask(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether or not there is such an account."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        who, way = form.cleaned_data["who"], form.cleaned_data["way"]
        with_news(lambda: recovery.ask_code(who, way), sign_notices.tell_code)
        request.session[ASKED] = who
        return redirect("way_back_code")
    return render(request, "portal/account/sign_way_back.html", {"form": form, "eid": eid_name()})


@never_cache
@limited("way_back", per_minute=A_MINUTE)
def enter(request: HttpRequest) -> HttpResponse:
    asked = request.session.get(ASKED, "")
    form = CodeForm(request.POST or None, initial={"who": asked})
    if request.method == "POST" and form.is_valid():
        try:
            user, kind = recovery.use_code(form.cleaned_data["who"], form.cleaned_data["code"])
        except Refused as refused:
            form.add_error("code", refused.refusal.text(request.LANGUAGE_CODE))
        else:
            request.session.pop(ASKED, None)
            record_authentication(
                request, user, "way_in", kind="desk" if kind == "desk" else "code"
            )
            forgot = kind == "desk" and works_here(user)
            if forgot:
                recovery.forget_password(user)
            leads = "/account/password/set/" if forgot else "/me/security/"
            response: HttpResponse = perform_login(request, user, redirect_url=leads)
            return response
    context = {"form": form, "asked": bool(asked), "minutes": recovery.CONTACT_MINUTES}
    return render(request, "portal/account/sign_code.html", context)
