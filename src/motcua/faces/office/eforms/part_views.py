"""One part of a draft: add it, edit it, remove it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.editing import Part, added, named_part, replaced
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.eforms.draft_forms import KeyedForm
from motcua.faces.office.eforms.draft_views import CONFLICT, UNUSABLE, draft_or_404
from motcua.faces.office.eforms.names import case_names, paper_names
from motcua.faces.office.eforms.part_form import PartForm
from motcua.faces.office.eforms.part_forms import EDITORS, CaseEdit, HeadingEdit, PaperEdit
from motcua.faces.office.eforms.wording import ADD_WORDS, EDIT_WORDS
from motcua.plumbing.errors import Refused
from motcua.plumbing.idempotency import KeyReused
from motcua.reference.catalogue import eform_commands
from motcua.reference.catalogue.eform_queries import FormDraft
from motcua.reference.people.permissions import Permission

HEADING = "heading"


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.EFORM_PUBLISH)
def part(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """`part` names what is edited; `add` the kind of a new part and `into` where it goes."""
    found = draft_or_404(code)
    name = request.GET.get("part", "")
    if name == HEADING:
        return _heading(request, desk, found)
    kind, into = request.GET.get("add", "") or name.partition(":")[0], request.GET.get("into", "")
    held = named_part(found.definition, name)
    if kind not in EDITORS or (name and held is None):
        raise Http404
    form = EDITORS[kind](found.definition, name or f"after:{into}", held, request.POST or None)
    if isinstance(form, CaseEdit | PaperEdit):
        cases, papers = case_names(code, desk.today), paper_names(code, desk.today)
        form.offer(list(cases.items()), list(papers.items()))
    context = {
        "kind": kind,
        "name": name,
        "plain_fields": [form[each] for each in form.plain],
        "condition": form.when,
        "heading": EDIT_WORDS[kind] if name else ADD_WORDS[kind],
    }
    if request.method != "POST" or not form.is_valid():
        return _shown(request, desk, found, form=form, context=context)
    edited = _edited(found.definition, name, into, form)
    if edited is None:
        form.add_error("id_", _("Mã này đã có trong biểu mẫu; hãy chọn mã khác."))
        return _shown(request, desk, found, form=form, context=context)
    return _saved(request, desk, found, form=form, context={**context, "edited": edited})


def _edited(
    definition: FormDefinition, name: str, into: str, form: PartForm
) -> FormDefinition | None:
    """The form with the part in it; None when its id is taken."""
    made: Part = form.part()
    if name:
        return replaced(definition, name, made)
    id, kind = getattr(made, "id", None), type(made).__name__.lower()
    holder = into.removeprefix("block:")
    repeats = any(block.id == holder and block.repeat for block in definition.blocks())
    lasting = f"{holder}.{id}" if kind == "field" and repeats else id
    if id is not None and named_part(definition, f"{kind}:{lasting}") is not None:
        return None
    return added(definition, into, made)


def _heading(request: HttpRequest, desk: Desk, found: FormDraft) -> HttpResponse:
    form = HeadingEdit(found.definition, request.POST or None)
    context = {
        "kind": HEADING,
        "name": HEADING,
        "plain_fields": list(form),
        "condition": None,
        "heading": EDIT_WORDS[HEADING],
    }
    if request.method != "POST" or not form.is_valid():
        return _shown(request, desk, found, form=form, context=context)
    return _saved(request, desk, found, form=form, context={**context, "edited": form.edited()})


def _saved(
    request: HttpRequest, desk: Desk, found: FormDraft, *, form: Any, context: dict[str, Any]
) -> HttpResponse:
    keyed = KeyedForm(request.POST)
    if not keyed.is_valid():
        return _shown(request, desk, found, form=form, context=context)
    values, edited = keyed.cleaned_data, context["edited"]
    try:
        eform_commands.save_form_draft(
            found.procedure, edited, seen=values["seen"], by=desk.hat, key=values["key"]
        )
    except Refused as refused:
        context = {**context, "refusal": refused.refusal}
        return _shown(request, desk, found, form=form, context=context, status=CONFLICT)
    except KeyReused:  # the first press was kept; what it did is shown
        pass
    return redirect("office:eforms_draft", code=found.procedure)


def _shown(
    request: HttpRequest,
    desk: Desk,
    found: FormDraft,
    *,
    form: Any,
    context: dict[str, Any],
    status: int = 0,
) -> HttpResponse:
    status = status or (UNUSABLE if form.is_bound else 200)
    more = {
        "draft": found,
        "form": form,
        "plain": KeyedForm(seen=found.version),
        "refusal": None,
        "to": request.GET.urlencode(),
    }
    return page(request, desk, "eforms/part.html", {**more, **context}, status=status)
