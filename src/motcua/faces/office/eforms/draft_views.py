"""A draft of a form: begin it, move and remove its parts, see its checks, publish it from a day."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.domain.eforms.difference import difference
from motcua.domain.eforms.editing import moved_part, removed
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.eforms import shown
from motcua.faces.office.eforms.draft_forms import ImportForm, KeyedForm, PublishForm
from motcua.faces.office.eforms.names import case_names, open_drafts, paper_names
from motcua.faces.office.eforms.wording import KIND_WORDS, PART_WORDS, USE_WORDS
from motcua.plumbing.errors import Refused
from motcua.plumbing.idempotency import KeyReused
from motcua.reference.catalogue import eform_commands, eform_queries
from motcua.reference.catalogue.eform_queries import FormDraft
from motcua.reference.people.permissions import Permission

CONFLICT, UNUSABLE = 409, 422
STEPS = {"up": -1, "down": 1}


def draft_or_404(code: str) -> FormDraft:
    found = eform_queries.open_form_draft(code)
    if found is None:
        raise Http404
    return found


@require_POST
@staff(Permission.EFORM_PUBLISH)
def begin(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    form = KeyedForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        eform_commands.begin_form_draft(code, by=desk.hat, key=form.cleaned_data["key"])
    except Refused as refused:
        raise Http404 from refused
    return redirect("office:eforms_draft", code=code)


@require_safe
@staff(Permission.EFORM_READ)
def draft(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    return draft_page(request, desk, draft_or_404(code), {})


def draft_page(
    request: HttpRequest, desk: Desk, found: FormDraft, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    form, day = found.definition, desk.today
    held = eform_queries.form_on(found.procedure, day)
    context = {
        "draft": found,
        "form": form,
        "pages": shown.pages_shown(form),
        "cases": shown.cases_shown(form, case_names(found.procedure, day)),
        "papers": shown.papers_shown(form, paper_names(found.procedure, day)),
        "checks": shown.checks(form, eform_queries.obstacles_of(form, day)),
        "held": held,
        "first_drawn": eform_queries.is_general(held),
        "difference": difference(held, form),
        "called": shown.called(held, form),
        "touched": open_drafts(held),
        "may_draw": desk.may(Permission.EFORM_PUBLISH),
        "part_words": PART_WORDS,
        "kind_words": KIND_WORDS,
        "use_words": USE_WORDS,
        "refusal": None,
        "plain": KeyedForm(seen=found.version),
        "publish_form": PublishForm(seen=found.version),
        "import_form": ImportForm(seen=found.version),
        **more,
    }
    return page(request, desk, "eforms/draft.html", context, status=status)


@require_POST
@staff(Permission.EFORM_PUBLISH)
def change(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Moves or removes one part: `do` is up, down or remove with the name of the part."""
    found, form = draft_or_404(code), KeyedForm(request.POST)
    what, _space, name = request.POST.get("do", "").partition(" ")
    if not form.is_valid() or (what not in STEPS and what not in {"remove", "discard"}):
        return draft_page(request, desk, found, {}, status=UNUSABLE)
    values = form.cleaned_data
    if what == "discard":
        return _discarded(request, desk, found, values)
    definition = found.definition
    edited = (
        removed(definition, name) if what == "remove" else moved_part(definition, name, STEPS[what])
    )
    try:
        eform_commands.save_form_draft(
            code, edited, seen=values["seen"], by=desk.hat, key=values["key"]
        )
    except Refused as refused:
        return refused_page(request, desk, found, refused.refusal)
    except KeyReused:  # pressed twice: what the first press did is shown
        return redirect("office:eforms_draft", code=code)
    anchor = "" if what == "remove" else f"#{_anchor(name)}"
    return redirect(f"{request.path.removesuffix('change/')}{anchor}")


def _anchor(name: str) -> str:
    kind, _colon, id = name.partition(":")
    return {"case": "cases", "paper": "papers"}.get(kind, f"{kind[:1]}-{id}")


def _discarded(
    request: HttpRequest, desk: Desk, found: FormDraft, values: dict[str, Any]
) -> HttpResponse:
    try:
        eform_commands.discard_form_draft(
            found.procedure, seen=values["seen"], by=desk.hat, key=values["key"]
        )
    except Refused as refused:
        return refused_page(request, desk, found, refused.refusal)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("office:eforms_form", code=found.procedure)


def refused_page(request: HttpRequest, desk: Desk, found: FormDraft, why: Refusal) -> HttpResponse:
    return draft_page(request, desk, found, {"refusal": why}, status=CONFLICT)


@require_POST
@staff(Permission.EFORM_PUBLISH)
def publish(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Puts the draft in force from its day; pressed twice, published once."""
    form = PublishForm(request.POST)
    found = eform_queries.open_form_draft(code)
    if not form.is_valid():
        return draft_page(
            request, desk, draft_or_404(code), {"publish_form": form}, status=UNUSABLE
        )
    values = form.cleaned_data
    try:
        done = eform_commands.publish_form(
            code, values["first"], seen=values["seen"], by=desk.hat, key=values["key"]
        )
    except Refused as refused:
        if found is None:
            raise Http404 from refused
        more = {"refusal": refused.refusal, "publish_form": form}
        return draft_page(request, desk, found, more, status=CONFLICT)
    said = _("Đã công bố biểu mẫu phiên bản %(n)s, có hiệu lực từ %(day)s.")
    messages.success(request, said % {"n": done.number, "day": f"{done.first:%d/%m/%Y}"})
    return redirect("office:eforms_form", code=code)
