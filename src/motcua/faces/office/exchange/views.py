"""What is out of step with the national portal: since when, why, and telling it again."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.exchange import commands, connection, queries
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.exchange.wording import DIFFERENCE_WORDS, OUTCOME_WORDS, REASON_WORDS
from motcua.faces.ui.forms import PageForm, new_key
from motcua.faces.ui.paging import page_number
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

CONFLICT = 409
WORDS = {"reasons": REASON_WORDS, "outcomes": OUTCOME_WORDS, "kinds": DIFFERENCE_WORDS}


class AgainForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)


@require_safe
@staff(Permission.EXCHANGE_READ)
def out_of_step(request: HttpRequest, desk: Desk) -> HttpResponse:
    reason = request.GET.get("reason", "")
    asked = reason if reason in REASON_WORDS else ""
    number = page_number(request)
    rows = queries.out_of_step(asked, page=number)
    context = {
        "connected": connection.is_connected(),
        "address": settings.EXCHANGE_URL,
        "counted": queries.reasons(),
        "in_step": queries.in_step(),
        "asked": asked,
        "rows": rows[: queries.PAGE],
        "more": len(rows) > queries.PAGE,
        "number": number,
        "last": next(iter(queries.comparisons()), None),
        **WORDS,
    }
    return page(request, desk, "exchange/out_of_step.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.EXCHANGE_READ)
def dossier(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    """How one dossier stands; the register's own page of it is opened by whoever may."""
    found = queries.standing(dossier)
    if found is None:
        raise Http404
    form = AgainForm(request.POST or None, initial=new_key())
    refusal: Refusal | None = None
    if request.method == "POST":
        if not desk.may(Permission.EXCHANGE_MANAGE):
            raise Http404
        if form.is_valid():
            try:
                commands.send_again(dossier, by=desk.hat, key=form.cleaned_data["key"])
            except Refused as refused:
                refusal = refused.refusal
            else:
                messages.success(request, _("Sẽ gửi lại trong phút tới."))
                return redirect("office:exchange_dossier", dossier=dossier)
    context = {
        "row": found,
        "tries": queries.tries(dossier),
        "form": form,
        "refusal": refusal,
        "may_send": desk.may(Permission.EXCHANGE_MANAGE) and found.state != "quiet",
        **WORDS,
    }
    status = CONFLICT if request.method == "POST" else 200
    return page(request, desk, "exchange/dossier.html", context, status=status)


@require_safe
@staff(Permission.EXCHANGE_READ)
def comparisons(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {"rows": queries.comparisons(), "connected": connection.is_connected()}
    return page(request, desk, "exchange/comparisons.html", context)


@require_safe
@staff(Permission.EXCHANGE_READ)
def comparison(request: HttpRequest, desk: Desk, comparison: int) -> HttpResponse:
    found = next((each for each in queries.comparisons() if each.id == comparison), None)
    if found is None:
        raise Http404
    rows = queries.differences(comparison)
    known = {row.code: row.dossier for row in queries.by_codes([each.code for each in rows])}
    context = {"row": found, "rows": rows, "known": known, **WORDS}
    return page(request, desk, "exchange/comparison.html", context)
