"""A new e-mail address or telephone number: typed, proven by a code, then used."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.channels.notices.commands import (
    Addressee,
    Kind,
    tell,
    tell_everywhere,
    with_news,
)
from motcua.faces.portal.account.me_pages import (
    CONFLICT,
    GET_POST,
    UNUSABLE,
    person,
    show,
)
from motcua.faces.portal.limits import limited
from motcua.faces.ui.formats import moment
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.errors import Refused
from motcua.reference.people import contacts
from motcua.reference.people.own_data_rows import CodeSent, ContactChanged
from motcua.reference.people.queries import User


class ContactForm(PageForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Bạn muốn đổi gì?"),
        choices=[
            (contacts.EMAIL, gettext_lazy("Thư điện tử")),
            (contacts.PHONE, gettext_lazy("Điện thoại")),
        ],
        widget=forms.RadioSelect,
        initial=contacts.EMAIL,
    )
    value = forms.CharField(
        label=gettext_lazy("Địa chỉ hoặc số mới"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class CodeForm(PageForm):
    code = forms.CharField(
        label=gettext_lazy("Mã trong tin vừa gửi"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


@require_http_methods(GET_POST)
@login_required
@limited("contact")
def change(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = ContactForm(request.POST or None)
    if request.method != "POST":
        return show(request, "me_contact.html", {"form": form, "person": user})
    if not form.is_valid():
        return show(request, "me_contact.html", {"form": form, "person": user}, status=UNUSABLE)
    said = form.cleaned_data
    try:
        with_news(
            lambda: contacts.ask_change(user, said["kind"], said["value"]),
            lambda sent: _tell(user, sent),
        )
    except Refused as refused:
        context = {"form": form, "person": user, "refusal": refused.refusal}
        return show(request, "me_contact.html", context, status=CONFLICT)
    return redirect("portal:me_contact_code")


def _tell(user: User, sent: CodeSent) -> None:
    """To the new address alone: whoever reads it there has it."""
    by_mail = sent.kind == contacts.EMAIL
    to = Addressee(
        name=user.full_name,
        email=sent.value if by_mail else "",
        phone="" if by_mail else sent.value,
        language=user.language,
    )
    facts = {"one_time": sent.code, "minutes": str(contacts.MINUTES)}
    tell(Kind.SIGN_IN_CODE, to, about="", event=f"contact:{sent.number}", facts=facts)


def _warn(user: User, changed: ContactChanged) -> None:
    """The address before hears of it too: whoever took the account over cannot hide it."""
    by_mail = changed.kind == contacts.EMAIL
    before = Addressee(
        name=user.full_name,
        email=changed.before if by_mail else "",
        phone="" if by_mail else changed.before,
        language=user.language,
    )
    event, facts = f"contact-changed:{changed.number}", {"changed_at": moment(changed.at)}
    for to in (before, Addressee.of_user(user)):
        tell_everywhere(Kind.CONTACT_CHANGED, to, about="", event=event, facts=facts)


@require_http_methods(GET_POST)
@login_required
@limited("contact")
def confirm(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = CodeForm(request.POST or None)
    waits = contacts.waiting_change(user)
    context: dict[str, object] = {"form": form, "waits": waits, "minutes": contacts.MINUTES}
    if request.method != "POST":
        return show(request, "me_contact_code.html", context)
    if not form.is_valid():
        return show(request, "me_contact_code.html", context, status=UNUSABLE)
    try:
        contacts.confirm_change(user, form.cleaned_data["code"], lambda new: _warn(user, new))
    except Refused as refused:
        context |= {"refusal": refused.refusal}
        return show(request, "me_contact_code.html", context, status=CONFLICT)
    messages.success(request, _("Đã đổi. Thông báo sau này đến địa chỉ mới."))
    return redirect("portal:me_data")
