"""Mandates at a desk: both sides checked, the consent printed, signed, kept; ended; taken over."""

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.notices.commands import with_news
from motcua.domain.kernel.mandate import FIELD, ConsentWay, fields_in
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import intake
from motcua.dossiers.forms.consent import consent_sheet
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.intake_door import clerk
from motcua.faces.office.pdf import made_up, pdf
from motcua.faces.office.persons.attend_forms import (
    MOST_PROOF,
    EndForm,
    MandateForm,
    TakeOverForm,
    with_cards,
)
from motcua.faces.office.persons.standing_here import of_somebody_here
from motcua.faces.office.presses import UNUSABLE, PressForm, press
from motcua.faces.ui.mandate_news import tell_ended, tell_given
from motcua.faces.ui.procedures import AGREED, scope_words
from motcua.plumbing import files
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import FileRefused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.in_force import PublishedVersion
from motcua.reference.people import mandate_queries, mandates
from motcua.reference.people.mandate_rows import MandateRow, NewMandate
from motcua.reference.people.permissions import Permission
from motcua.reference.rulebook import persons


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PERSON_ATTEND)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One form, three buttons: read the cards, print the sheet to be signed, write it down."""
    context: dict[str, Any] = {"limits": persons.mandate_limits_on(desk.today), "agreed": AGREED}
    typed = with_cards(request.POST) if request.method == "POST" else None
    if typed and "scan" in request.POST:
        form = MandateForm(initial=typed)
        return page(request, desk, "persons/mandate_new.html", context | {"form": form})
    form = MandateForm(typed, request.FILES or None, initial={"way": "signed"})
    if "print" in request.POST and form.is_valid():
        return _sheet(desk, _asked(desk, form), "")

    def give(key: str) -> None:
        proof = _kept(form)
        limits = context["limits"]
        new = _asked(desk, form, proof)
        code = with_news(
            lambda: mandates.give_mandate(new, limits, by=desk.hat, key=key), tell_given
        )
        messages.success(request, _("Đã ghi nhận ủy quyền %(code)s.") % {"code": code})

    try:
        pressed = press(request, form, give)
    except FileRefused as refused:
        form.add_error("proof", str(refused))
        return page(
            request, desk, "persons/mandate_new.html", context | {"form": form}, status=UNUSABLE
        )
    if pressed.done:
        return redirect("office:persons")
    shown: dict[str, Any] = context | {"form": form, "refusal": pressed.refusal}
    return page(request, desk, "persons/mandate_new.html", shown, status=pressed.status)


def _asked(desk: Desk, form: MandateForm, proof: str = "") -> NewMandate:
    name = desk.names.get(desk.hat.place, desk.hat.place)
    return form.mandate(desk.hat, name, desk.today, proof)


def _kept(form: MandateForm) -> str:
    """The digest of the signed sheet, judged by its content; empty when none was handed in."""
    sent = form.cleaned_data["proof"]
    if not isinstance(sent, UploadedFile):
        return ""
    return files.store().put(BytesIO(sent.read(MOST_PROOF + 1)), limit=MOST_PROOF).digest


def _sheet(desk: Desk, new: NewMandate, code: str) -> HttpResponse:
    words = tuple(scope_words(new.procedures, desk.today))
    paper = consent_sheet(
        new,
        words,
        letter=(desk.hat.place, desk.now),
        clerk=desk.hat.name,
        code=code,
        synthetic=made_up(),
    )
    return pdf(paper, f"consent-{code or 'draft'}")


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PERSON_ATTEND)
@of_somebody_here
def mandate(request: HttpRequest, desk: Desk, row: MandateRow) -> HttpResponse:
    accepts = "accept" in request.POST
    form: PressForm = (PressForm if accepts else EndForm)(request.POST or None)

    def work(key: str) -> None:
        if accepts:
            mandates.accept_mandate(row.code, by=desk.hat, key=key)
        else:
            reason = form.cleaned_data["reason"]
            with_news(
                lambda: mandates.revoke_mandate(row.code, reason, by=desk.hat, key=key),
                lambda _: tell_ended(row.code),
            )

    pressed = press(request, form, work)
    if pressed.done:
        messages.success(request, _("Đã ghi nhận. Hai bên được báo ngay."))
        return redirect("office:persons_mandate", mandate=row.code)
    context = {
        "row": row,
        "form": EndForm() if accepts else form,
        "refusal": pressed.refusal,
        "words": scope_words(row.scope.procedures, desk.today),
        "uses": mandate_queries.uses([row.code]),
        "today": desk.today,
        "may_accept": row.waits and row.given_place == desk.hat.place,
        "desk_files": _desk_files(desk, row),
    }
    return page(request, desk, "persons/mandate.html", context, status=pressed.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFiles:
    """What this desk may file under its own mandate, and what it may not take in here, and why."""

    offered: tuple[tuple[str, str, Bilingual | None], ...]
    fields: bool


def _desk_files(desk: Desk, row: MandateRow) -> DeskFiles | None:
    """None unless the mandate in force is this desk's and the person receives here."""
    if row.helper.unit != desk.hat.place or not row.in_force(desk.today):
        return None
    try:
        hat = clerk(desk)
    except Refused:
        return None
    named = [_named(code, desk.today) for code in row.scope.procedures]
    offered = tuple(
        (each.code, each.name, intake.not_offered(each.code, each.field.value, hat, desk.now))
        for each in named
        if each is not None
    )
    return DeskFiles(offered=offered, fields=bool(fields_in(row.scope.procedures)))


def _named(code: str, on: date) -> PublishedVersion | None:
    """None for a whole field, and for a procedure that has ended since."""
    try:
        return None if code.startswith(FIELD) else catalogue.version_on(code, on)
    except Refused:
        return None


@require_safe
@staff(Permission.PERSON_ATTEND)
@of_somebody_here
def consent(request: HttpRequest, desk: Desk, row: MandateRow) -> HttpResponse:
    if row.consent.way is ConsentWay.ONLINE:
        raise Http404
    given = NewMandate(
        principal=row.principal,
        helper=row.helper,
        procedures=row.scope.procedures,
        consent=replace(row.consent),
        first=row.scope.first,
        last=row.scope.last,
        checked=row.checked,
    )
    return _sheet(desk, given, row.code)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PERSON_ATTEND)
@of_somebody_here
def take_over(request: HttpRequest, desk: Desk, row: MandateRow) -> HttpResponse:
    """For somebody who had no number when the desk or a helper filed for them."""
    form = TakeOverForm(request.POST or None, initial={"name": row.principal.name})
    pressed = press(
        request,
        form,
        lambda key: mandates.take_over(row.code, form.checked(), by=desk.hat, key=key),
    )
    if pressed.done:
        messages.success(request, _("Từ nay hồ sơ là của chính người ấy."))
        return redirect("office:persons_mandate", mandate=row.code)
    context = {"row": row, "form": form, "refusal": pressed.refusal}
    return page(request, desk, "persons/take_over.html", context, status=pressed.status)
