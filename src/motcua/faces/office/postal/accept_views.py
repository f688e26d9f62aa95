"""The post's counter: find the procedure, count, say price and promise, seal, receive."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.post import access, commands
from motcua.channels.post.shapes import LabelledPaper
from motcua.domain.dossier.filing import unreadable
from motcua.domain.dossier.refusals import AuthorityMissing
from motcua.domain.dossier.terms import PostalService
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.card import CardUnreadable
from motcua.domain.kernel.identity import IdentityUnreadable
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.intake_door import with_card
from motcua.faces.office.lists import LONGEST_SEARCH
from motcua.faces.office.paper_fields import COUNT_HEADS
from motcua.faces.office.postal.accept_door import PostDoor, post_door, version_of
from motcua.faces.office.postal.accept_items import packet_label
from motcua.faces.office.postal.acceptance_form import AcceptanceForm
from motcua.faces.office.postal.seal_form import SealForm
from motcua.faces.office.postal.units import unit_name, unit_names
from motcua.faces.office.postal.wording import ITEM_WORDS, METHOD_WORDS
from motcua.faces.ui.formats import refusal_text
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.queries import ProcedureRow
from motcua.reference.people.permissions import Permission

MOST_FOUND = 12
UNUSABLE, CONFLICT = 422, 409
NOT_CARRIED = Bilingual(
    "Không nhận hồ sơ này qua bưu chính; hướng dẫn người dân đến Bộ phận Một cửa.",
    "Not taken by post; show the person the way to the one-stop unit.",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A procedure with the reason why the post does not carry it, if there is one."""

    row: ProcedureRow
    not_offered: Bilingual | None


@require_safe
@staff(Permission.POST_ACCEPT)
def find(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One field; Enter on a single hit goes on at once."""
    _of_the_post(desk)
    question = request.GET.get("p", "").strip()[:LONGEST_SEARCH]
    rows = catalogue.search(question, desk.today, limit=MOST_FOUND) if question else []
    found = [Found(row, _not_carried(desk, row)) for row in rows]
    asked = request.GET.urlencode() if "pick_up" in request.GET else ""
    if len(found) == 1 and found[0].not_offered is None and not asked:
        return redirect("office:post_case", code=found[0].row.code)
    context = {"question": question, "found": found, "pick_up": _pick_up(request)}
    return page(request, desk, "postal/find.html", context)


@require_safe
@staff(Permission.POST_ACCEPT)
def choose_case(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    _of_the_post(desk)
    found = version_of(desk, code)
    cases = found.content.cases
    context = {"procedure": found, "cases": cases, "pick_up": _pick_up(request)}
    return page(request, desk, "postal/cases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.POST_ACCEPT)
def accept(request: HttpRequest, desk: Desk, code: str, case: str) -> HttpResponse:
    _of_the_post(desk)
    at_door = post_door(desk, code, case)
    if request.method != "POST":
        form = at_door.form(initial=_asked_for(desk, request))
        return _form_page(request, at_door, form)
    posted, card = with_card(request.POST)
    form = at_door.form(posted)
    if isinstance(card, CardUnreadable):
        form.add_error("card", refusal_text(card))
        return _form_page(request, at_door, form, status=UNUSABLE)
    if card is not None or request.POST.get("step") == "edit":
        return _form_page(request, at_door, form.unchecked(), filled=card.name if card else "")
    if not form.is_valid():
        return _form_page(request, at_door, form, status=UNUSABLE)
    if request.POST.get("step") == "accept":
        return _accept(request, at_door, form)
    return _review(request, at_door, form)


def _of_the_post(desk: Desk) -> None:
    """Only the post's own people take consignments in; to all others there is no such page."""
    if desk.hat.employer is not Employer.POST:
        raise Http404


def _not_carried(desk: Desk, row: ProcedureRow) -> Bilingual | None:
    content = catalogue.version_on(row.code, desk.today).content
    sent = content.postal in {PostalService.SEND, PostalService.BOTH}
    return None if sent and not content.presence else NOT_CARRIED


def _pick_up(request: HttpRequest) -> str:
    """The pick-up a postman stands at, passed on from page to page."""
    try:
        return str(UUID(request.GET.get("pick_up", "")))
    except ValueError:
        return ""


def _asked_for(desk: Desk, request: HttpRequest) -> dict[str, Any]:
    """What whoever asked for a pick-up has told already."""
    asked = _pick_up(request)
    if not asked:
        return {"dossier": request.GET.get("dossier", "")}
    try:
        row = access.readable_pick_up(desk.user, UUID(asked), desk.today)
    except Refused as refused:
        raise Http404 from refused
    contact = row.contact
    return {
        "pick_up": row.id,
        "name": contact.name,
        "phone": contact.phone,
        "email": contact.email,
        "address": contact.address,
        "unit": contact.unit_name or unit_name(contact.unit, desk.today),
    }


def _form_page(
    request: HttpRequest,
    door: PostDoor,
    form: AcceptanceForm,
    *,
    filled: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "door": door,
        "form": form,
        "heads": COUNT_HEADS,
        "filled": filled,
        "units": unit_names(door.desk.today),
    }
    return page(request, door.desk, "postal/accept.html", context, status=status)


def _review(
    request: HttpRequest,
    door: PostDoor,
    form: AcceptanceForm,
    seal: SealForm | None = None,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    """Price, promise and papers once more, and what is still to be done before witnesses."""
    try:
        offer = door.offer(form)
    except Refused as refused:
        form.add_error("unit", refusal_text(refused.refusal))
        return _form_page(request, door, form, status=CONFLICT)
    seal = seal or SealForm(initial=_seal_start(form))
    labels = _allotted(door, form, seal)
    blocked = door.foreseen(form, seal) or offer.unpriced
    if isinstance(blocked, IdentityUnreadable | AuthorityMissing):
        form.add_error(_field_of(blocked, form), refusal_text(blocked))
        return _form_page(request, door, form, status=CONFLICT)
    context = {
        "door": door,
        "form": form,
        "offer": offer,
        "seal": seal,
        "labels": labels,
        "fixed": [("s-labels", seal.initial["labels"]), ("s-packet", seal.initial["packet"])],
        "carried": _carried(request, form),
        "refusal": refusal,
        "blocked": blocked,
        "unit_name_of": lambda code: unit_name(code, door.desk.today),
        "items": ITEM_WORDS,
        "method": METHOD_WORDS[form.cleaned_data["method"]],
        "service": dict(form.fields["service"].choices)[form.cleaned_data["service"]],  # type: ignore[attr-defined]
    }
    return page(request, door.desk, "postal/accept_review.html", context, status=status)


def _allotted(door: PostDoor, form: AcceptanceForm, seal: SealForm) -> tuple[LabelledPaper, ...]:
    """The labels of the papers, which stay with the page together with that of the packet."""
    labels = door.items(form, seal)
    seal.initial = {
        **seal.initial,
        "labels": ",".join(each.label for each in labels),
        "packet": packet_label(str(seal["packet"].value() or "")),
    }
    return labels


def _seal_start(form: AcceptanceForm) -> dict[str, str]:
    name = form.sender().name
    return {"witness": name, "customer": name}


def _field_of(refusal: Refusal, form: AcceptanceForm) -> str:
    """Where what is wrong about a person was typed."""
    if isinstance(refusal, AuthorityMissing):
        return "authority"
    return "by_identity" if unreadable(form.applicant()) is None else "identity"


def _accept(request: HttpRequest, door: PostDoor, form: AcceptanceForm) -> HttpResponse:
    seal = SealForm(request.POST, request.FILES)
    if not seal.is_valid():
        return _review(request, door, form, seal, status=UNUSABLE)
    try:
        done = commands.accept(
            door.acceptance(form, seal), by=door.desk.hat, key=form.cleaned_data["key"]
        )
    except Refused as refused:
        return _review(request, door, form, seal, refusal=refused.refusal, status=CONFLICT)
    return redirect("office:post_accepted", number=done.row.number)


def _carried(request: HttpRequest, form: AcceptanceForm) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name in form.fields
        for value in values
    ]
