"""Approved results that wait for the digital signature: many at once, or one with its words."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.channels.documents import commands
from motcua.channels.documents.commands import NewResult
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.documents.fields import ManyForm, ResultForm
from motcua.faces.office.documents.room import room
from motcua.faces.office.documents.unsigned import unsigned_results
from motcua.faces.office.presses import UNUSABLE, refused
from motcua.reference.people.permissions import Permission

DECIDED = (Stage.APPROVED, Stage.RETURNED)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOCUMENT_SIGN)
def to_sign(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Each ticked result is signed by itself: one that is refused holds up no other."""
    rows = unsigned_results(desk)
    asked, gone = _still_waiting(request.POST, {str(row.id) for row in rows})
    if gone:
        said = ngettext(
            "%(n)s hồ sơ không còn chờ ký số: đã ký rồi, hoặc quyết định đã đổi.",
            "%(n)s hồ sơ không còn chờ ký số: đã ký rồi, hoặc quyết định đã đổi.",
            gone,
        )
        messages.info(request, said % {"n": gone})
        if not asked.getlist("chosen"):
            return redirect("office:documents_sign")
    form = ManyForm([str(row.id) for row in rows], asked if request.method == "POST" else None)
    refusals: list[Refusal] = []
    status = 200
    if request.method == "POST":
        status = UNUSABLE
        if form.is_valid():
            refusals = _signed(request, desk, form)
            if not refusals:
                return redirect("office:documents_sign")
            rows = unsigned_results(desk)
    context = {"rows": rows, "form": form, "refusals": refusals}
    return room(request, desk, "to_sign.html", context, status=status)


def _still_waiting(posted: QueryDict, waiting: set[str]) -> tuple[QueryDict, int]:
    """What was ticked and still waits, and how many do not: a second press, a second signer."""
    ticked = posted.getlist("chosen")
    asked = posted.copy()
    asked.setlist("chosen", [each for each in ticked if each in waiting])
    return asked, len(set(ticked) - waiting)


def _signed(request: HttpRequest, desk: Desk, form: ManyForm) -> list[Refusal]:
    refusals: list[Refusal] = []
    done: list[str] = []
    for chosen in form.cleaned_data["chosen"]:
        asked = NewResult(dossier=UUID(chosen))

        def work(key: str, asked: NewResult = asked) -> None:
            issued = commands.issue(asked, by=desk.hat, key=f"{key}/{asked.dossier}")
            done.append(issued.dossier_code)

        refusal = refused(work, form)
        if refusal is not None:
            refusals.append(refusal)
    if done:
        said = {"n": len(done), "codes": ", ".join(done)}
        messages.success(request, _("Đã ký số %(n)s kết quả: %(codes)s.") % said)
    return refusals


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOCUMENT_SIGN)
def sign_one(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    state, _hat = desk.open(dossier)
    if state.result is None or state.stage not in DECIDED:
        raise Http404
    if state.filing.competent_agency != desk.hat.place:
        raise Http404
    form = ResultForm(
        request.POST or None,
        request.FILES or None,
        initial={"valid_from": state.result.signed_on},
    )
    refusal: Refusal | None = None
    status = 200
    if request.method == "POST":
        status = UNUSABLE
        if form.is_valid():
            said = form.cleaned_data
            asked = NewResult(
                dossier=dossier,
                content=said["content"],
                valid_from=said["valid_from"],
                valid_until=said["valid_until"],
                prepared=said["prepared"],
            )
            refusal = refused(lambda key: commands.issue(asked, by=desk.hat, key=key), form)
            if refusal is None:
                messages.success(
                    request, _("Đã ký số kết quả của hồ sơ %(code)s.") % {"code": state.code}
                )
                return redirect("office:documents_sign")
    context = {"state": state, "dossier": dossier, "form": form}
    return room(request, desk, "sign_one.html", context, refusal=refusal, status=status)
