"""The desk for people: find somebody, name who represents an organisation, answer requests."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.kernel.card import Card
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.persons.attend_forms import MANDATE, AnswerForm, FindForm, LegalForm
from motcua.faces.office.persons.standing_here import open_for_now
from motcua.faces.office.presses import UNUSABLE, press
from motcua.reference.people import mandate_queries, organisations, own_data
from motcua.reference.people.access_log import PERSON, Seen, saw
from motcua.reference.people.organisations import Stands
from motcua.reference.people.own_data import Answered
from motcua.reference.people.permissions import Permission
from motcua.reference.people.queries import user_by_personal_id


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PERSON_ATTEND)
def persons(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The number travels in the body, never in an address; who was looked up is written down."""
    if MANDATE.fullmatch(slip := request.POST.get("who", "").strip().upper()):
        return redirect("office:persons_mandate", mandate=slip)
    form = FindForm(request.POST or None)
    found: dict[str, Any] | None = None
    status = 200
    if request.method == "POST":
        found = _found(desk, form.cleaned_data["who"]) if form.is_valid() else None
        if found:
            open_for_now(request, [each.code for each in found["given"]])
        status = 200 if found else UNUSABLE
    context = {
        "form": form,
        "found": found,
        "mandates": mandate_queries.mandates_at(desk.hat.place),
        "requests": own_data.requests_at((desk.hat.place,)),
        "today": desk.today,
        "now": desk.now,
    }
    return page(request, desk, "persons/persons.html", context, status=status)


def _found(desk: Desk, who: Card | str) -> dict[str, Any]:
    """What a desk needs to serve the person, and no more."""
    number = who.identity.number if isinstance(who, Card) else who
    user = user_by_personal_id(number)
    saw(Seen(by=desk.hat, what=PERSON, owner=number))
    return {
        "number": number,
        "card": who if isinstance(who, Card) else None,
        "user": user,
        "given": mandate_queries.mandates_on(number),
        "organisations": organisations.organisations_of(user, desk.today) if user else [],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PERSON_ATTEND)
def legal(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = LegalForm(request.POST or None)

    def register(key: str) -> None:
        said = form.cleaned_data
        asked = Stands(
            number=said["number"],
            tax_code=said["tax_code"],
            organisation=said["organisation"],
            first=desk.today,
            checked=said["checked"],
        )
        organisations.register_legal(asked, by=desk.hat, key=key)

    pressed = press(request, form, register)
    if pressed.done:
        messages.success(request, _("Đã ghi nhận người đại diện theo pháp luật."))
        return redirect("office:persons")
    context = {"form": form, "refusal": pressed.refusal}
    return page(request, desk, "persons/legal.html", context, status=pressed.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PERSON_ATTEND)
def answer(request: HttpRequest, desk: Desk, asked: str) -> HttpResponse:
    """Only at the desk that was asked."""
    row = own_data.request(asked)
    if row is None or row.unit != desk.hat.place:
        raise Http404
    saw(Seen(by=desk.hat, what=PERSON, owner=row.identity))
    form = AnswerForm(request.POST or None, initial={"correct": row.wanted})

    def given(key: str) -> None:
        said = form.cleaned_data
        own_data.answer(
            row.code,
            Answered(
                granted=said["granted"] == "yes",
                answer=said["answer"],
                document=said["document"],
                correct=said["correct"],
            ),
            by=desk.hat,
            key=key,
        )

    pressed = press(request, form, given)
    if pressed.done:
        messages.success(request, _("Đã trả lời yêu cầu %(code)s.") % {"code": row.code})
        return redirect("office:persons")
    context = {"form": form, "row": row, "refusal": pressed.refusal, "now": desk.now}
    return page(request, desk, "persons/request.html", context, status=pressed.status)
