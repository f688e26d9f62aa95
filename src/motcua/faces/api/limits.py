"""Slows down whoever asks too often from one address; counted in the memory of each process."""

import time
from collections.abc import Callable
from functools import wraps
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from ninja.throttling import BaseThrottle

from motcua.faces.api import refusals as a
from motcua.faces.api.problems import View, problem
from motcua.faces.ui.visitors import address_of

MINUTE = 60
MOST_ADDRESSES = 100_000
PER_MINUTE = {"api_track": 600, "api_public": 600, "token": 30, "carrier": 3000}


class _Tally:
    """How often each address came in the present minute."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.minute = 0
        self.counts: dict[tuple[str, str], int] = {}

    def count(self, scope: str, address: str) -> int:
        minute = int(time.monotonic() // MINUTE)
        with self.lock:
            if minute != self.minute or len(self.counts) > MOST_ADDRESSES:
                self.minute, self.counts = minute, {}
            seen = self.counts.get((scope, address), 0) + 1
            self.counts[scope, address] = seen
            return seen


_tally = _Tally()


def over_limit(request: HttpRequest, scope: str) -> bool:
    """Beyond MOTCUA_PER_MINUTE[scope] requests of one address a minute; 0 sets no limit."""
    limits: dict[str, int] = getattr(settings, "MOTCUA_PER_MINUTE", {})
    allowed = limits.get(scope, PER_MINUTE[scope])
    if not allowed:
        return False
    return _tally.count(scope, address_of(request)) > allowed


def start_again() -> None:
    _tally.counts = {}


class PerMinute(BaseThrottle):
    def __init__(self, scope: str) -> None:
        self.scope = scope

    def allow_request(self, request: HttpRequest) -> bool:
        return not over_limit(request, self.scope)

    def wait(self) -> float:
        return MINUTE


def limited(scope: str) -> Callable[[View], View]:
    """The same for a view that is none of the API's own."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if over_limit(request, scope):
                response = problem(request, a.TooManyRequests())
                response["Retry-After"] = str(MINUTE)
                return response
            return view(request, *args, **kwargs)

        return counted

    return decorate
