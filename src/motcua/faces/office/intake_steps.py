"""The steps of a filing after the form is sent: read the card, review, confirm, or write a slip."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.refusals import PapersMissing
from motcua.domain.kernel.card import CardUnreadable
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import intake
from motcua.dossiers.refusals import KeyReused
from motcua.faces.office.choices import CHANNEL_WORDS, IDENTITY_WORDS
from motcua.faces.office.desk import page
from motcua.faces.office.filing_form import FilingForm
from motcua.faces.office.intake_door import FIELD_OF, Door, with_card
from motcua.faces.office.paper_fields import COUNT_HEADS
from motcua.faces.office.slip_forms import RefusalSlipForm, SupplementSlipForm
from motcua.faces.ui.formats import refusal_text
from motcua.plumbing.errors import Refused

UNUSABLE, CONFLICT = 422, 409
Step = Callable[[HttpRequest, Door, FilingForm], HttpResponse]


def take_step(request: HttpRequest, door: Door) -> HttpResponse:
    """Enter means "go on": a scanned card fills the person, a whole form leads to the review."""
    posted, card = with_card(request.POST)
    form = door.form(posted)
    if isinstance(card, CardUnreadable):
        form.add_error("card", refusal_text(card))
        return filing_page(request, door, form, status=UNUSABLE)
    step = request.POST.get("step", "check")
    if card is not None:
        return filing_page(request, door, form.unchecked(), {"filled": card.name})
    if step in {"edit", "fees"}:
        return filing_page(request, door, form.unchecked())
    if not form.is_valid():
        return filing_page(request, door, form, status=UNUSABLE)
    return _STEPS.get(step, _check)(request, door, form)


def filing_page(
    request: HttpRequest,
    door: Door,
    form: FilingForm,
    more: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "door": door,
        "form": form,
        "preview": door.preview(form if form.is_bound else None),
        "heads": COUNT_HEADS,
        "filled": "",
        "not_offered": None,
        **(more or {}),
    }
    return page(request, door.desk, "filing.html", context, status=status)


def _check(request: HttpRequest, door: Door, form: FilingForm) -> HttpResponse:
    filing = door.filing(form)
    refusal = door.rehearse(c.Receive(filing=filing, received_at=form.received()))
    if refusal is not None and not isinstance(refusal, PapersMissing):
        return _refused(request, door, form, refusal)
    return _review(request, door, form, refusal=refusal)


def _receive(request: HttpRequest, door: Door, form: FilingForm) -> HttpResponse:
    wanted = "receipt_wanted" in request.POST
    command = c.Receive(
        filing=door.filing(form), received_at=form.received(), receipt_wanted=wanted
    )
    return _carry_out(request, door, form, command)


def _draft(request: HttpRequest, door: Door, form: FilingForm) -> HttpResponse:
    return _carry_out(request, door, form, c.RegisterDraft(filing=door.filing(form)))


def _supplement(request: HttpRequest, door: Door, form: FilingForm) -> HttpResponse:
    slip = SupplementSlipForm(form.offered.papers, (), request.POST)
    if not slip.is_valid():
        return _review(request, door, form, slip=slip, status=UNUSABLE)
    command = c.AskSupplementAtIntake(filing=door.filing(form), missing=slip.missing())
    return _carry_out(request, door, form, command, slip=slip)


def _refuse(request: HttpRequest, door: Door, form: FilingForm) -> HttpResponse:
    slip = RefusalSlipForm(request.POST)
    if not slip.is_valid():
        return _review(request, door, form, no=slip, status=UNUSABLE)
    command = c.RefuseAtIntake(filing=door.filing(form), reason=slip.cleaned_data["reason"])
    return _carry_out(request, door, form, command, no=slip)


_STEPS: Mapping[str, Step] = {
    "check": _check,
    "receive": _receive,
    "draft": _draft,
    "supplement": _supplement,
    "refuse": _refuse,
}


def _carry_out(
    request: HttpRequest, door: Door, form: FilingForm, command: c.IntakeCommand, **slips: Any
) -> HttpResponse:
    """A refused slip comes back as it was written, a refused filing on its own form."""
    try:
        done = door.carry_out(command, form.cleaned_data["key"])
    except Refused as refused:
        if slips:
            return _review(request, door, form, refusal=refused.refusal, status=CONFLICT, **slips)
        return _refused(request, door, form, refused.refusal)
    if isinstance(command, c.RegisterDraft):
        messages.success(request, _("Đã lưu bản nháp. Tiếp tục lúc nào cũng được."))
        return redirect("office:dossier", dossier=done.dossier)
    return redirect("office:received", dossier=done.dossier)


def _refused(request: HttpRequest, door: Door, form: FilingForm, refusal: Refusal) -> HttpResponse:
    """Back to the form with everything typed, the refusal beside the field it is about."""
    if isinstance(refusal, KeyReused):
        data = request.POST.copy()
        data["key"] = str(uuid4())
        form = door.form(data)
        form.is_valid()
    text = _("%(refusal)s (Căn cứ: %(article)s)") % {
        "refusal": refusal_text(refusal),
        "article": refusal.article,
    }
    form.add_error(FIELD_OF.get(type(refusal)), text)
    return filing_page(request, door, form, status=CONFLICT)


def _review(
    request: HttpRequest,
    door: Door,
    form: FilingForm,
    *,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    """Everything once more, with the due date and its why, before anything is promised."""
    filing = door.filing(form)
    preview = door.preview(form)
    missing = intake.missing_papers(preview.terms, filing.papers)
    context = {
        "door": door,
        "filing": filing,
        "preview": preview,
        "missing": missing,
        "carried": _carried(request, form),
        "slip": SupplementSlipForm(form.offered.papers, missing),
        "no": RefusalSlipForm(),
        "refusal": None,
        "channels": CHANNEL_WORDS,
        "identity_words": IDENTITY_WORDS,
        "titles": {rule.code: rule.name for rule in preview.terms.papers},
        **shown,
    }
    return page(request, door.desk, "review.html", context, status=status)


def _carried(request: HttpRequest, form: FilingForm) -> list[tuple[str, str]]:
    """What was typed, to be sent again with whatever button is pressed next."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name in form.fields
        for value in values
    ]
