"""Answers to our own scripts: a little JSON, with the words to be shown."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language

from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing.refusals import PieceTooEarly

UNFIT, CONFLICT = 422, 409


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def refused(refusal: Refusal) -> HttpResponse:
    """What cannot be done, in words; for a piece out of place also where to go on."""
    said: dict[str, object] = {"says": refusal.text(get_language() or "vi")}
    if isinstance(refusal, PieceTooEarly):
        return JsonResponse({**said, "received": refusal.received}, status=CONFLICT)
    return JsonResponse(said, status=UNFIT)
