"""Turns away what no page could use, before anything of it is read or looked up."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from motcua.plumbing.errors import Busy

View = Callable[..., HttpResponseBase]

LARGEST_BODY = 110_000_000
"""All papers of one dossier at once (law/online.toml, files) and what a form wraps around them."""
NOTHING = "\0"
SHORT_FORM = "application/x-www-form-urlencoded"
AGAIN_S = 10


class WithinBounds:
    """No address names anything by a zero byte, and a text of the database holds none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if NOTHING in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdecimal() or int(announced) > LARGEST_BODY:
            return render(request, "413.html", status=413)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What is refused for a moment only, where the page itself has no place for a refusal."""
        if not isinstance(error, Busy):
            return None
        response = render(request, "503.html", {"refusal": error.refusal}, status=503)
        response["Retry-After"] = str(AGAIN_S)
        return response

    def process_view(self, request: HttpRequest, view: View, _args: object, _named: object) -> None:
        """Forms refuse a zero byte; here it is for what is read without one, such as an answer."""
        machine = getattr(view, "csrf_exempt", False)  # reads the body itself, unless it is short
        if request.method != "POST" or (machine and request.content_type != SHORT_FORM):
            return
        if any(NOTHING in value for _, values in request.POST.lists() for value in values):
            raise BadRequest("A zero byte was sent.")
