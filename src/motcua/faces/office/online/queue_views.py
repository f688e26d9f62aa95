"""The queue: what was filed online and waits for its answer, by turn."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.dossiers import queue_queries as queue
from motcua.dossiers.queries import PAGE
from motcua.dossiers.queue_queries import QueueFilter
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.ui.paging import page_number
from motcua.reference.people.permissions import Permission

LONGEST_SEARCH = 200


@require_safe
@staff(Permission.ONLINE_READ)
def waiting(request: HttpRequest, desk: Desk) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    late = "late" in request.GET
    asked = QueueFilter(units=_units(request, desk), text=text, late_at=desk.now if late else None)
    number = page_number(request)
    found = queue.waiting(asked, desk.now, page=number)
    everything = QueueFilter(units=asked.units)
    context = {
        "rows": found[:PAGE],
        "more": len(found) > PAGE,
        "number": number,
        "asked": asked,
        "units": desk.places,
        "waiting": queue.count_waiting(everything),
        "late": queue.count_waiting(QueueFilter(units=asked.units, late_at=desk.now)),
    }
    return page(request, desk, "online/queue.html", context)


def _units(request: HttpRequest, desk: Desk) -> tuple[str, ...] | None:
    """Those the hat may see; one of them when it is asked for."""
    unit = request.GET.get("unit", "")[:60]
    if unit and (desk.places is None or unit in desk.places):
        return (unit,)
    return desk.places
