"""Slows down whoever asks too often from one address."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from ninja.throttling import BaseThrottle

from motcua.faces.api import refusals as a
from motcua.faces.api.problems import View, problem
from motcua.faces.ui.visitors import comes_too_often
from motcua.plumbing import crowds

PER_MINUTE = {"api_track": 600, "api_public": 600, "token": 30, "carrier": 3000}


class PerMinute(BaseThrottle):
    def __init__(self, scope: str) -> None:
        self.scope = scope

    def allow_request(self, request: HttpRequest) -> bool:
        return not comes_too_often(request, self.scope, PER_MINUTE[self.scope])

    def wait(self) -> float:
        return crowds.MINUTE


def limited(scope: str) -> Callable[[View], View]:
    """The same for a view that is none of the API's own."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if comes_too_often(request, scope, PER_MINUTE[scope]):
                response = problem(request, a.TooManyRequests())
                response["Retry-After"] = str(crowds.MINUTE)
                return response
            return view(request, *args, **kwargs)

        return counted

    return decorate
