"""The door for providers that report what became of a message: signed, small, said once."""

import hmac

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.channels.notices import providers, settling
from motcua.channels.notices.http_driver import Report
from motcua.faces.portal.limits import limited
from motcua.plumbing import signed_calls

LARGEST = 16 * 1024


@csrf_exempt
@require_POST
@limited("receipts")
def receipt(request: HttpRequest, provider: str) -> HttpResponse:
    """204 whether or not it is news: a provider learns nothing of our messages from us."""
    connection = providers.connection(provider)
    if len(request.body) > LARGEST:
        return HttpResponse(status=413)
    if connection is None or not _is_theirs(request, connection.secret):
        return HttpResponse(status=401)
    try:
        report = msgspec.json.decode(request.body, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return HttpResponse(status=422)
    settling.hear(provider, report)
    return HttpResponse(status=204)


def _is_theirs(request: HttpRequest, secret: str) -> bool:
    """Signed over moment, address and body; a bearer token only where that was agreed on."""
    if settings.MESSAGE_AUTH == "bearer":
        shown = request.headers.get("Authorization", "")
        return len(secret) >= signed_calls.SHORTEST_SECRET and hmac.compare_digest(
            shown.encode(), f"Bearer {secret}".encode()
        )
    call = signed_calls.Call(method="POST", target=request.get_full_path(), body=request.body)
    header = request.headers.get(signed_calls.HEADER, "")
    return signed_calls.is_signed(secret, call, header, signed_calls.wall_clock())
