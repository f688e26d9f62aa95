"""Slows down whoever asks too often from one address, without a session or a table."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.faces.ui.visitors import address_of
from motcua.plumbing import clock

View = Callable[..., HttpResponse]
DEFAULT_PER_MINUTE = 120


def over_limit(scope: str, address: str, per_minute: int) -> bool:
    """Counts one request in the present minute; the limit holds for each web process."""
    key = f"limit:{scope}:{address}:{clock.now():%H%M}"
    cache = caches["local"]
    if cache.add(key, 1, 90):
        return per_minute < 1
    try:
        return int(cache.incr(key)) > per_minute
    except ValueError:  # pushed out meanwhile by the addresses of a busy minute
        return False


def limited(scope: str, *, per_minute: int = DEFAULT_PER_MINUTE) -> Callable[[View], View]:
    """Answers 429 beyond MOTCUA_PER_MINUTE[scope] requests a minute; 0 switches the limit off."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, **kwargs: object) -> HttpResponse:
            limits: dict[str, int] = getattr(settings, "MOTCUA_PER_MINUTE", {})
            allowed = limits.get(scope, per_minute)
            if allowed and over_limit(scope, address_of(request), allowed):
                response = render(request, "429.html", status=429)
                response["Retry-After"] = "60"
                return response
            return view(request, **kwargs)

        return counted

    return decorate
