"""The way back at a desk: identity compared in person, a code printed, staff by two people."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from motcua.channels.notices.commands import Addressee, Kind, tell_everywhere, with_news
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.persons.recovery_forms import DOCUMENTS, RecoveryForm
from motcua.faces.ui.formats import moment
from motcua.plumbing.errors import Refused
from motcua.reference.people import recovery
from motcua.reference.people.permissions import Permission

UNUSABLE, CONFLICT = 422, 409


@staff(Permission.PERSON_ATTEND)
def restore(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The form and what the unit has restored; a press shows the slip to print, once."""
    form = RecoveryForm(request.POST or None)
    if request.method != "POST":
        return _room(request, desk, form)
    asked = form.asked() if form.is_valid() else None
    if asked is None:
        return _room(request, desk, form, status=UNUSABLE)
    try:
        restored = with_news(
            lambda: recovery.ask(asked, by=desk.hat), lambda done: _tell(desk, done)
        )
    except Refused as refused:
        return _room(request, desk, form, refusal=refused.refusal, status=CONFLICT)
    return _slip(request, desk, restored)


@require_POST
@staff(Permission.PERSON_ATTEND)
def confirm(request: HttpRequest, desk: Desk, recovery_code: UUID) -> HttpResponse:
    try:
        restored = with_news(
            lambda: recovery.confirm(recovery_code, by=desk.hat), lambda done: _tell(desk, done)
        )
    except Refused as refused:
        return _room(request, desk, RecoveryForm(), refusal=refused.refusal, status=CONFLICT)
    return _slip(request, desk, restored)


def _room(
    request: HttpRequest, desk: Desk, form: RecoveryForm, *, status: int = 200, **more: object
) -> HttpResponse:
    if not desk.hat.place:
        raise Http404
    context = {
        "form": form,
        "rows": recovery.recoveries_at(desk.hat.place, by=desk.hat),
        "documents": dict(DOCUMENTS),
        "refusal": None,
        **more,
    }
    return page(request, desk, "persons/recovery.html", context, status=status)


def _slip(request: HttpRequest, desk: Desk, restored: recovery.Restored) -> HttpResponse:
    """The code stands on this answer alone and is kept nowhere in the clear."""
    context = {"restored": restored, "minutes": recovery.DESK_MINUTES}
    return page(request, desk, "persons/recovery_slip.html", context)


def _tell(desk: Desk, restored: recovery.Restored) -> None:
    if restored.waits:
        return
    to = Addressee.of_user(restored.user)
    place = desk.names.get(desk.hat.place, desk.hat.place)
    facts = {"place": place, "restored_at": moment(desk.now)}
    tell_everywhere(Kind.RECOVERY, to, about="", event=f"recovery:{restored.code}", facts=facts)
