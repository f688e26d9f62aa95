"""Where to and how back, everything once more, and sending."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.online import commands as online
from motcua.channels.online import queries
from motcua.domain.eforms.views import PageView, rows_for_view
from motcua.domain.fees.lines import PayerGroup
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.portal.filing import choices
from motcua.faces.portal.filing.counters import counters_of
from motcua.faces.portal.filing.door import (
    CONFLICT,
    GET_POST,
    UNUSABLE,
    Opened,
    Shown,
    draft_page,
    sent_of,
    show,
    spoken,
    user_of,
)
from motcua.faces.portal.filing.filling import filling_of
from motcua.faces.portal.filing.forms import PlaceForm, ResultForm, SendForm
from motcua.faces.portal.filing.papers import papers_of
from motcua.faces.portal.filing.steps import CHECK, PLACE, RESULT, address_of, after
from motcua.faces.ui.forms import new_key
from motcua.plumbing.errors import Refused


@require_http_methods(GET_POST)
@draft_page
def place(request: HttpRequest, found: Opened) -> HttpResponse:
    """The counter that answers for it."""
    form = PlaceForm(sent_of(request), counters=counters_of(found))
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            unit = form.cleaned_data["unit"]
            draft = online.choose_place(found.draft.id, unit, by=user_of(request))
            return redirect(after(draft, PLACE))
        except Refused as refused:
            refusal = refused.refusal
    context = {"form": form, "refusal": refusal}
    shown = Shown(PLACE, _("Nơi nhận hồ sơ"))
    return show(
        request, found, shown, context, template="place.html", status=_status(form, refusal)
    )


@require_http_methods(GET_POST)
@draft_page
def result(request: HttpRequest, found: Opened) -> HttpResponse:
    """How the result comes back, and who pays less."""
    draft = found.draft
    form = ResultForm(
        sent_of(request),
        initial=choices.chosen(found),
        ways=choices.ways(found),
        groups=choices.groups(found),
        counted=choices.counted(found),
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            online.choose_way_out(draft.id, form.way_out(), by=user_of(request))
            claimed = [PayerGroup(each) for each in form.cleaned_data.get("groups", ())]
            many = form.quantities()
            saved = online.claim_reliefs(draft.id, claimed, quantities=many, by=user_of(request))
            return redirect(after(saved, RESULT))
        except Refused as refused:
            refusal = refused.refusal
    context = {
        "form": form,
        "refusal": refusal,
        "units": choices.commune_names(),
        "rates": queries.carriage_rates(),
    }
    shown = Shown(RESULT, _("Kết quả và phí"))
    return show(
        request, found, shown, context, template="result.html", status=_status(form, refusal)
    )


@require_http_methods(GET_POST)
def check(request: HttpRequest, filing: UUID) -> HttpResponse:
    """Everything once more; the second press of the button finds the dossier of the first."""
    try:
        return _check(request, filing=filing)
    except Http404:
        try:  # a draft that was filed gives its acknowledgement, any other is refused
            sent = online.submit(filing, by=user_of(request), key=str(filing))
        except Refused as refused:
            raise Http404 from refused
        return redirect("portal:file_sent", code=sent.code)


@draft_page
def _check(request: HttpRequest, found: Opened) -> HttpResponse:
    form = SendForm(sent_of(request), initial=new_key())
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            key = form.cleaned_data["key"]
            sent = online.submit(found.draft.id, by=user_of(request), key=key)
            return redirect("portal:file_sent", code=sent.code)
        except Refused as refused:
            refusal = refused.refusal
    look = found.look
    context = {
        "form": form,
        "refusal": refusal,
        "pages": _answers(found) if look.by_form else (),
        "form_address": _form_address(found),
        "papers": papers_of(found),
        "obstacles": [
            {"text": each.says.in_language(spoken()), "href": address_of(found.draft, each)}
            for each in found.missing
        ],
        "choices": choices.in_words(found),
    }
    shown = Shown(CHECK, _("Xem lại và gửi bổ sung") if found.asked.lines else _("Xem lại và nộp"))
    return show(
        request, found, shown, context, template="check.html", status=_status(form, refusal)
    )


def _answers(found: Opened) -> tuple[PageView, ...]:
    names = filling_of(found.draft, found.look.form).units
    return rows_for_view(
        found.look.form, found.draft.answers, spoken(), on=found.look.on, names=names
    )


def _form_address(found: Opened) -> Any:
    """None where the answers may not be changed any more."""
    if found.open_fields is not None:
        return None
    draft = found.draft.id
    return lambda page: reverse("portal:file_form", kwargs={"filing": draft, "page": page})


def _status(form: Any, refusal: Refusal | None) -> int:
    return CONFLICT if refusal else UNUSABLE if form.errors else 200
