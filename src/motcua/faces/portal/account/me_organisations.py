"""My organisations: for whom I stand, which colleagues I authorised, until when."""

from datetime import date

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.identity import is_of
from motcua.faces.portal.account.me_pages import (
    GET_POST,
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
from motcua.faces.ui.procedures import ScopeForm, scope_words
from motcua.reference.people import organisations
from motcua.reference.people.organisation_rows import LEGAL, RepresentationRow
from motcua.reference.people.organisations import Stands
from motcua.reference.people.queries import User, actors_of
from motcua.reference.rulebook import persons


class ColleagueForm(ScopeForm, KeyForm):
    tax_code = forms.CharField(
        label=gettext_lazy("Mã số thuế của tổ chức hoặc chi nhánh"),
        max_length=20,
        help_text=gettext_lazy("Chi nhánh có thêm ba chữ số, ví dụ 0102595740-003."),
    )
    organisation = forms.CharField(label=gettext_lazy("Tên tổ chức, chi nhánh"), max_length=200)
    number = forms.CharField(
        label=gettext_lazy("Số định danh của đồng nghiệp"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    field_order = (*("tax_code", "organisation", "number", "procedures", "fields_", "last", "key"),)

    def stands(self, on: date) -> Stands:
        said = self.cleaned_data
        return Stands(
            number=said["number"],
            tax_code=said["tax_code"],
            organisation=said["organisation"],
            first=on,
            last=said["last"],
            procedures=self.chosen(),
        )


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    user, on = person(request), today()
    rows = organisations.organisations_of(user, on)
    legal = [row.tax_code for row in rows if row.role == LEGAL]
    context = {
        "rows": rows,
        "legal": legal,
        "colleagues": [
            row for row in organisations.colleagues(legal) if row.person != str(user.pk)
        ],
        "words": lambda procedures: scope_words(procedures, on),
        "today": on,
    }
    return show(request, "me_organisations.html", context)


@require_http_methods(GET_POST)
@login_required
@limited("mandate", per_minute=12)
def authorise(request: HttpRequest) -> HttpResponse:
    """Only the legal representative finds the page."""
    user, on = person(request), today()
    rows = [row for row in organisations.organisations_of(user, on) if row.role == LEGAL]
    if not rows:
        raise Http404
    start = {"tax_code": rows[0].tax_code, "organisation": rows[0].organisation}
    form = ColleagueForm(request.POST or None, initial=new_key() | start)

    def give(key: str) -> None:
        asked = form.stands(on)
        by = _hat(user, rows, asked.tax_code, on)
        organisations.authorise(asked, persons.mandate_limits_on(on), by=by, key=key)

    pressed = press(request, form, give)
    if pressed.done:
        messages.success(request, _("Đã giao. Đồng nghiệp làm được ngay khi đăng nhập."))
        return redirect("portal:me_organisations")
    context = {"form": form, "refusal": pressed.refusal}
    return show(request, "me_authorise.html", context, status=pressed.status)


def _hat(user: User, rows: list[RepresentationRow], tax_code: str, on: date) -> Actor:
    """The hat that reaches the code, or the first one, which is then refused by name."""
    hats = {hat.place: hat for hat in actors_of(user, on) if hat.role is Role.REPRESENTATIVE}
    reach = [row.tax_code for row in rows if is_of(tax_code.strip(), row.tax_code)]
    return hats[(reach or [rows[0].tax_code])[0]]


@require_http_methods(GET_POST)
@login_required
def end(request: HttpRequest, representation: int) -> HttpResponse:
    """A colleague's right, or one's own."""
    user, on = person(request), today()
    row = organisations.representation(representation)
    by = _ender(user, row, on) if row else None
    if row is None or by is None:
        raise Http404
    form = ReasonForm(request.POST or None, initial=new_key())
    pressed = press(
        request,
        form,
        lambda key: organisations.end_representation(
            row.number, form.cleaned_data["reason"], by=by, key=key
        ),
    )
    if pressed.done:
        messages.success(request, _("Đã chấm dứt."))
        return redirect("portal:me_organisations")
    context = {"form": form, "row": row, "refusal": pressed.refusal}
    return show(request, "me_end.html", context, status=pressed.status)


def _ender(user: User, row: RepresentationRow, on: date) -> Actor | None:
    if row.person == str(user.pk):
        return citizen(user, on)
    rows = [each for each in organisations.organisations_of(user, on) if each.role == LEGAL]
    reaches = any(is_of(row.tax_code, each.tax_code) for each in rows)
    return _hat(user, rows, row.tax_code, on) if reaches else None
