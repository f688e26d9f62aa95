"""Slows down whoever asks too often from one address, without a session."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.faces.ui.visitors import comes_too_often
from motcua.plumbing import crowds

View = Callable[..., HttpResponse]
DEFAULT_PER_MINUTE = 120


def limited(scope: str, *, per_minute: int = DEFAULT_PER_MINUTE) -> Callable[[View], View]:
    """Answers 429 beyond MOTCUA_PER_MINUTE[scope] requests a minute; 0 switches the limit off."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, **kwargs: object) -> HttpResponse:
            if comes_too_often(request, scope, per_minute):
                response = render(request, "429.html", status=429)
                response["Retry-After"] = str(crowds.MINUTE)
                return response
            return view(request, **kwargs)

        return counted

    return decorate
