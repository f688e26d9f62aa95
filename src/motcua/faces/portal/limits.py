"""Slows down whoever asks too often from one address, without a session."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.faces.ui.visitors import address_of
from motcua.plumbing import crowds

View = Callable[..., HttpResponse]
DEFAULT_PER_MINUTE = 120


def limited(scope: str, *, per_minute: int = DEFAULT_PER_MINUTE) -> Callable[[View], View]:
    """Answers 429 beyond MOTCUA_PER_MINUTE[scope] requests a minute; 0 switches the limit off."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, **kwargs: object) -> HttpResponse:
            limits: dict[str, int] = getattr(settings, "MOTCUA_PER_MINUTE", {})
            allowed = limits.get(scope, per_minute)
            if allowed and crowds.too_many(scope, address_of(request), allowed):
                response = render(request, "429.html", status=429)
                response["Retry-After"] = "60"
                return response
            return view(request, **kwargs)

        return counted

    return decorate
