"""The door for a gateway's signed calls: believed only by their signature, each once."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.channels.payments import commands
from motcua.channels.payments.protocol import LARGEST_CALL
from motcua.channels.payments.refusals import CallReplayed, CallUnreadable
from motcua.channels.payments.signing import HEADER, Call
from motcua.faces.portal.limits import limited
from motcua.plumbing.errors import Refused


@csrf_exempt
@require_POST
@limited("gateway")
def hear(request: HttpRequest, gateway: str) -> HttpResponse:
    """204 for what is taken, told before or not; who cannot sign learns nothing."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_CALL:
        return HttpResponse(status=413)
    call = Call(method="POST", target=request.get_full_path(), body=request.body)
    try:
        commands.hear(gateway, call, request.headers.get(HEADER, ""))
    except Refused as no:
        status = {CallReplayed: 409, CallUnreadable: 422}.get(type(no.refusal), 401)
        return JsonResponse({"reason": no.refusal.text("en")}, status=status)
    return HttpResponse(status=204)
