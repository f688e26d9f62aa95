"""The alarms of this person and place, to be looked at and put away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.payments import access as payments
from motcua.channels.payments import waiting
from motcua.dossiers import alarm_commands, alarm_queries
from motcua.faces.office.desk import Desk, page, staff
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.ALARM_READ)
def alarms(request: HttpRequest, desk: Desk) -> HttpResponse:
    rows = alarm_queries.open_alarms(desk.user, desk.today)
    context: dict[str, object] = {"rows": rows}
    if desk.may(Permission.PAYMENT_READ):
        context["money"] = waiting.count_loud(payments.places_of(desk.hat), desk.now)
    return page(request, desk, "alarms.html", context)


@require_POST
@staff(Permission.ALARM_READ)
def seen(request: HttpRequest, desk: Desk, alarm: int) -> HttpResponse:
    """Pressing it twice puts it away once; somebody else's alarm is none."""
    try:
        alarm_commands.seen(alarm, desk.user, desk.now)
    except Refused as refused:
        raise Http404 from refused
    return redirect("office:alarms")
