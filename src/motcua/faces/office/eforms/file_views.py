"""A form tried out, printed, taken away as a file and brought back."""

import json

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.domain.eforms.casing import case_of
from motcua.dossiers.forms.eform import eform_pdf
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.eforms.draft_forms import ImportForm
from motcua.faces.office.eforms.draft_views import CONFLICT, UNUSABLE
from motcua.faces.office.eforms.list_views import form_or_404
from motcua.faces.office.eforms.names import case_names
from motcua.faces.office.pdf import made_up, pdf
from motcua.faces.ui.eform_typed import typed
from motcua.faces.ui.eforms import Filling, sheet
from motcua.faces.ui.formats import language
from motcua.plumbing.errors import Refused
from motcua.plumbing.idempotency import KeyReused
from motcua.reference.catalogue import eform_commands, eform_content
from motcua.reference.people.permissions import Permission
from motcua.reference.places import queries as places

LONGEST_TRIAL = 60_000


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.EFORM_READ)
def preview(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """The pages as citizens meet them; the answers travel with the page and are kept nowhere."""
    form = form_or_404(code, desk, request.GET.get("version", ""))
    answers = _trial(request)
    here = request.POST.get("page", "") or (form.pages[0].id if form.pages else "")
    told = False
    if request.method == "POST":
        sent = typed(form, here, request.POST, before=answers, on=desk.today)
        answers = sent.answers
        told = not (sent.rows_changed or sent.more_asked) and "check" in request.POST
    units = {each.code: each.name for each in places.units(desk.today, level="commune")}
    filling = Filling(
        definition=form, answers=answers, on=desk.today, language=language(), units=units
    )
    wanted = request.POST.get("go", "")
    shown = sheet(filling, here, told=told)
    if shown is not None and told and not shown.faults and shown.after:
        shown = sheet(filling, shown.after)
    if wanted and (other := sheet(filling, wanted)) is not None:
        shown = other
    case = case_of(form, answers, desk.today) or ""
    context = {
        "form": form,
        "sheet": shown,
        "case": case_names(form.procedure, desk.today).get(case, case),
        "trial": json.dumps(answers, ensure_ascii=False),
        "asked_version": request.GET.get("version", ""),
    }
    return page(request, desk, "eforms/preview.html", context)


def _trial(request: HttpRequest) -> dict[str, object]:
    """What was tried so far, as the page carries it; nothing of it is believed or kept."""
    text = request.POST.get("trial", "")
    try:
        found = json.loads(text) if 0 < len(text) <= LONGEST_TRIAL else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@require_safe
@staff(Permission.EFORM_READ)
def as_pdf(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    form = form_or_404(code, desk, request.GET.get("version", ""))
    paper = eform_pdf(form, None, made_at=desk.now, synthetic=made_up())
    return pdf(paper, f"bieu-mau-{form.code}-{form.version}")


@require_safe
@staff(Permission.EFORM_READ)
def as_json(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    form = form_or_404(code, desk, request.GET.get("version", ""))
    answer = JsonResponse(
        eform_content.stored(form), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer["Content-Disposition"] = f'attachment; filename="{form.code}-{form.version}.json"'
    return answer


@require_POST
@staff(Permission.EFORM_PUBLISH)
def bring(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """A file becomes the contents of the draft, a new one if there is none."""
    in_force = form_or_404(code, desk)
    form = ImportForm(request.POST, files=request.FILES)
    context = {"form": form, "procedure": in_force, "refusal": None}
    if not form.is_valid():
        return page(request, desk, "eforms/import.html", context, status=UNUSABLE)
    values = form.cleaned_data
    try:
        eform_commands.save_form_draft(
            in_force.procedure,
            values["file"],
            seen=values["seen"],
            by=desk.hat,
            key=values["key"],
        )
    except Refused as refused:
        context["refusal"] = refused.refusal
        return page(request, desk, "eforms/import.html", context, status=CONFLICT)
    except KeyReused as reused:
        raise Http404 from reused
    return redirect("office:eforms_draft", code=in_force.procedure)
