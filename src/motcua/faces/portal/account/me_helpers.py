"""My helpers and whom I help: give, accept, decline and end a mandate; what was done under it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.notices.commands import with_news
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable, read_identity
from motcua.domain.kernel.mandate import ConsentWay
from motcua.dossiers import queries as dossiers
from motcua.dossiers.codec import EVENT_WORDS
from motcua.dossiers.queries import DossierRow
from motcua.faces.portal.account.me_pages import (
    GET_POST,
    UNUSABLE,
    KeyForm,
    ReasonForm,
    citizen,
    person,
    press,
    show,
    today,
)
from motcua.faces.portal.limits import limited
from motcua.faces.portal.postal_forms import new_key
from motcua.faces.ui.formats import first_upper, refusal_text, said
from motcua.faces.ui.mandate_news import tell_ended, tell_given
from motcua.faces.ui.procedures import AGREED, ScopeForm, scope_words
from motcua.reference.people import mandate_queries, mandates
from motcua.reference.people.mandate_rows import (
    Consent,
    Helper,
    MandateRow,
    NewMandate,
    Principal,
)
from motcua.reference.people.queries import User
from motcua.reference.rulebook import persons


class HelperForm(ScopeForm, KeyForm):
    number = forms.CharField(
        label=gettext_lazy("Số định danh của người giúp"),
        max_length=40,
        help_text=gettext_lazy("12 chữ số, hỏi chính người ấy."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    name = forms.CharField(label=gettext_lazy("Họ tên người giúp"), max_length=200)
    agreed = forms.BooleanField(
        label=AGREED, error_messages={"required": gettext_lazy("Đánh dấu để cho biết bạn đồng ý.")}
    )
    field_order = ("number", "name", "procedures", "fields_", "last", "agreed", "key")

    def clean_number(self) -> str:
        read = read_identity(IdentityKind.PERSONAL_ID, self.cleaned_data["number"])
        if isinstance(read, IdentityUnreadable):
            raise forms.ValidationError(refusal_text(read))
        return read.number

    def mandate(self, user: User, on: date) -> NewMandate:
        given = self.cleaned_data
        return NewMandate(
            principal=Principal(
                name=user.full_name,
                identity=user.personal_id or "",
                birth=user.birth,
                phone=user.phone,
                email=user.email,
            ),
            helper=Helper(name=given["name"], identity=given["number"]),
            procedures=self.chosen(),
            consent=Consent(way=ConsentWay.ONLINE, said=str(AGREED)),
            first=on,
            last=given["last"],
        )


@require_safe
@login_required
def helpers(request: HttpRequest) -> HttpResponse:
    """Those I gave, those I was given; what has ended stands below."""
    user, on = person(request), today()
    given = mandate_queries.mandates_on(user.personal_id or "")
    helping = mandate_queries.mandates_as_helper(user)
    context = {"person": user, "given": given, "helping": helping, "today": on}
    return show(request, "me_helpers.html", context)


@require_http_methods(GET_POST)
@login_required
@limited("mandate", per_minute=12)
def new_helper(request: HttpRequest) -> HttpResponse:
    """First the words, then everything once more to be checked, then it is given."""
    user, on = person(request), today()
    form = HelperForm(request.POST or None, initial=new_key())
    limits = persons.mandate_limits_on(on)
    context = {"form": form, "limits": limits, "person": user}
    if "edit" in request.POST:
        return show(request, "me_helper_new.html", context)
    if request.method == "POST" and "sure" not in request.POST:
        if not form.is_valid():
            return show(request, "me_helper_new.html", context, status=UNUSABLE)
        words = scope_words(form.chosen(), on)
        return show(request, "me_helper_check.html", context | {"words": words})

    def give(key: str) -> None:
        new, by = form.mandate(user, on), citizen(user, on)
        with_news(lambda: mandates.give_mandate(new, limits, by=by, key=key), tell_given)

    pressed = press(request, form, give)
    if pressed.done:
        messages.success(request, _("Đã gửi. Ủy quyền có hiệu lực khi người giúp nhận lời."))
        return redirect("portal:me_helpers")
    context |= {"refusal": pressed.refusal}
    return show(request, "me_helper_new.html", context, status=pressed.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One thing done in somebody's name."""

    dossier: DossierRow
    what: str
    name: str
    at: datetime


@require_http_methods(GET_POST)
@login_required
def mandate(request: HttpRequest, mandate: str) -> HttpResponse:
    """One mandate for both sides; each button is its own act."""
    user, on = person(request), today()
    row = _mine(user, mandate)
    acts: dict[str, Callable[[str, str], object]] = {
        "accept": lambda _reason, key: mandates.accept_mandate(
            row.code, by=citizen(user, on), key=key
        ),
        "decline": lambda reason, key: mandates.decline_mandate(
            row.code, reason, by=citizen(user, on), key=key
        ),
        "revoke": lambda reason, key: mandates.revoke_mandate(
            row.code, reason, by=citizen(user, on), key=key
        ),
    }
    name = next((each for each in acts if each in request.POST), "")
    if request.method == "POST" and not name:
        raise Http404
    form = (KeyForm if name == "accept" else ReasonForm)(request.POST or None, initial=new_key())

    def act(key: str) -> None:
        reason = form.cleaned_data.get("reason", "")
        with_news(lambda: acts[name](reason, key), lambda _: tell_ended(row.code))

    pressed = press(request, form, act)
    if pressed.done:
        messages.success(request, _("Đã ghi nhận. Người kia được báo ngay."))
        return redirect("portal:me_mandate", mandate=row.code)
    context = _context(user, row, on) | {"form": form, "refusal": pressed.refusal}
    return show(request, "me_mandate.html", context, status=pressed.status)


def _mine(user: User, code: str) -> MandateRow:
    """Http404 for everybody but the two it binds."""
    row = mandate_queries.mandate(code)
    number = user.personal_id
    if row is None or not number:
        raise Http404
    sides = {row.principal.identity, row.helper.identity}
    if number not in sides and not mandate_queries.taken_over(number, code):
        raise Http404
    return row


def _context(user: User, row: MandateRow, on: date) -> dict[str, Any]:
    helps = user.personal_id == row.helper.identity
    return {
        "row": row,
        "helps": helps,
        "today": on,
        "words": scope_words(row.scope.procedures, on),
        "done": done_under(row),
        "may_end": row.ended is None and on <= row.scope.last,
    }


def done_under(row: MandateRow) -> list[Done]:
    """Who did what and when in the principal's name, newest first."""
    under = {use.dossier for use in mandate_queries.uses([row.code])}
    found = [
        Done(
            dossier=dossier,
            what=first_upper(said(EVENT_WORDS[event.NAME])),
            name=event.by.name,
            at=event.at,
        )
        for dossier in dossiers.by_ids(under)
        for event in (dossiers.history(dossier.id) or (None, ()))[1]
        if event.by.place in {row.code, row.helper.unit} - {""}
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)
