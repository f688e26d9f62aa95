"""Every "no" of the API in one form: application/problem+json (RFC 9457)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from motcua.domain.kernel.refusal import Refusal
from motcua.faces.api import refusals as a
from motcua.faces.api.statuses import TITLES, status_of

MEDIA_TYPE = "application/problem+json"
View = Callable[..., HttpResponseBase]
CHALLENGES = {
    a.TokenMissing: 'Bearer realm="motcua"',
    a.TokenInvalid: 'Bearer realm="motcua", error="invalid_token"',
    a.ScopeMissing: 'Bearer realm="motcua", error="insufficient_scope"',
}


class InvalidAt(msgspec.Struct, frozen=True, kw_only=True):
    """One value that is wrong: a JSON pointer into the body, or "?name" for a parameter."""

    pointer: str
    detail: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A refusal: `code` is its stable name, `article` the rule it rests on."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    article: str
    text_vi: str
    text_en: str
    errors: tuple[InvalidAt, ...] = ()


def problem(
    request: HttpRequest, refusal: Refusal, status: HTTPStatus | None = None
) -> HttpResponse:
    """The answer, in the reader's language; `status` where the table's does not fit."""
    language = language_of(request)
    status = status or status_of(refusal)
    code = type(refusal).__name__  # a refusal may have a fact called code
    errors: tuple[InvalidAt, ...] = ()
    if isinstance(refusal, a.InputInvalid):
        why = refusal.why_en if language == "en" else refusal.why_vi
        errors = (InvalidAt(pointer=refusal.where, detail=why),)
    body = Problem(
        type=f"urn:motcua:refusal:{code}",
        title=TITLES[status].in_language(language),
        status=status,
        detail=refusal.text(language),
        code=code,
        article=refusal.article,
        text_vi=refusal.text("vi"),
        text_en=refusal.text("en"),
        errors=errors,
    )
    response = HttpResponse(msgspec.json.encode(body), status=status, content_type=MEDIA_TYPE)
    response["Content-Language"] = language
    if challenge := CHALLENGES.get(type(refusal)):
        response["WWW-Authenticate"] = challenge
    return response


def language_of(request: HttpRequest) -> str:
    """English when it is named before Vietnamese in Accept-Language, else Vietnamese."""
    accepted = request.headers.get("Accept-Language", "").lower()[:100]
    english, vietnamese = accepted.find("en"), accepted.find("vi")
    return "en" if english >= 0 and not 0 <= vietnamese < english else "vi"


def problems_only(view: View) -> View:
    """Gives what the framework answers by itself, "no such page" and "no such method", our form."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return problem(request, a.AddressUnknown())
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        allowed = response.headers["Allow"]
        method = (request.method or "")[:20]
        told = problem(request, a.MethodWrong(method=method, allowed=allowed))
        told["Allow"] = allowed
        return told

    return answered


def nothing_here(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    return problem(request, a.AddressUnknown())
