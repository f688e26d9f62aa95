"""A person's inbox: what she was told, newest first, and how else it went to her."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from motcua.channels.notices import choosing, queries
from motcua.channels.notices.vocabulary import KINDS, STATE_WORDS, WAY_WORDS
from motcua.dossiers.codes import read_code
from motcua.faces.ui.paging import page_number
from motcua.reference.people.queries import User

COLOURS = {"created": "neutral", "sent": "info", "delivered": "success", "failed": "danger"}


def private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    person = str(request.user.pk)
    number = page_number(request)
    found = queries.inbox(person, page=number)
    context = {
        "rows": found[: queries.PAGE],
        "more": len(found) > queries.PAGE,
        "unread": queries.unread(person),
        "kinds": KINDS,
        "number": number,
    }
    return private(render(request, "portal/notices/inbox.html", context))


@require_safe
@login_required
def letter(request: HttpRequest, notice: int) -> HttpResponse:
    """Opening it marks it as read: that is all that looking changes."""
    person = str(cast("User", request.user).pk)
    found = queries.letter(person, notice)
    if found is None:
        raise Http404
    choosing.read(person, notice)
    context = {
        "row": found,
        "dossier": read_code(found.about) if found.about else None,
        "outside": queries.also_by(found),
        "ways": WAY_WORDS,
        "states": STATE_WORDS,
        "colours": COLOURS,
    }
    return private(render(request, "portal/notices/letter.html", context))
