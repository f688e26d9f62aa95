"""How reliable the service is: announced stops, measured availability, a sign of life."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.faces.portal.limits import limited
from motcua.oversight.discipline import availability, outages
from motcua.plumbing import clock


@gzip_page
@require_safe
@limited("service")
def service(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    rows = outages.announced()
    context = {
        "now": now,
        "running": [row for row in rows if row.is_running(now)],
        "to_come": sorted(
            (row for row in rows if row.is_to_come(now)), key=lambda row: row.starts_at
        ),
        "past": [row for row in rows if not row.called_off_at and row.over_at <= now][:12],
        "months": availability.months(now),
    }
    return render(request, "portal/service.html", context)


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when pages and database answer; what is measured every minute."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
