"""Where a dossier stands: one indexed read for everybody, everything for its owner."""

from datetime import date
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.channels.online import queries as online
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import queries
from motcua.dossiers.codes import read_code
from motcua.faces.portal.custody_views import on_the_way, own_papers
from motcua.faces.portal.forms import TrackForm
from motcua.faces.portal.limits import limited
from motcua.faces.portal.own import own, owned, represented
from motcua.faces.ui.paging import turned
from motcua.plumbing import clock
from motcua.reference.people.queries import User

FRESH_SECONDS = 30
BLANK = "000.00.00.A00-000000-0000"


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    user = cast("User", request.user)
    today = local(now).date()
    context = {
        "page": turned(owned(user, today), request),
        "tax_codes": represented(user, today),
        "now": now,
        "drafts": len(online.drafts_of(user)),
    }
    return _private(render(request, "portal/mine.html", context))


@require_safe
@limited("track")
def track_code(request: HttpRequest, code: str) -> HttpResponse:
    """Without a session cookie neither session nor user is looked at, so the page may be shared."""
    read = read_code(code)
    if read is None:
        return _unknown(request, code)
    if read != code:
        return redirect("portal:track_code", code=read)
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        now = clock.now()
        mine = own(request.user, read, now)
        if mine is not None:
            papers = own_papers(read, local(now).date())
            shown = {"dossier": mine, "papers": papers}
            return _private(render(request, "portal/track_own.html", shown))
    row = queries.track(read)
    if row is None:
        return _unknown(request, code)
    moving = on_the_way(row.code)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        context = {"row": row, "moving": moving}
        return _private(render(request, "portal/track_code.html", context))
    today = clock.today() if clock.is_training() else None
    page = _page_of_stage(
        get_language() or "vi", row.percent, row.stage, _today=today, moving=moving
    )
    return _shared(request, HttpResponse(page.replace(BLANK, row.code)))


@lru_cache(maxsize=128)
def _page_of_stage(
    _language: str, percent: int, stage: Bilingual, *, _today: date | None, moving: bool
) -> str:
    """The page of every dossier at this stage, with a blank for its code.

    Nothing else on it differs, so it is rendered once for each language and training day.
    """
    row = queries.TrackRow(code=BLANK, percent=percent, stage=stage, national_status=0)
    path = reverse("portal:track_code", kwargs={"code": BLANK})
    context = {"row": row, "path": path, "moving": moving}
    return render_to_string("portal/track_code.html", context)


def _unknown(request: HttpRequest, code: str) -> HttpResponse:
    form = TrackForm(initial={"code": code[:60]})
    context = {"form": form, "unknown": code[:60]}
    return _shared(request, render(request, "portal/track.html", context, status=404))


def _shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return _private(response)
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
