"""Signing out here and at the provider of electronic identity: each side tells the other."""

import time
from hashlib import sha256

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from requests import RequestException

from motcua.faces.portal.account import sign_eid, sign_tokens
from motcua.faces.portal.limits import limited
from motcua.reference.people import sign_ins

THERE = "there"
AT_MOST_A_MINUTE = 600
"""The provider speaks for everybody from one address."""


@never_cache
@limited("sign_in")
def leave(request: HttpRequest) -> HttpResponse:
    """A link and not a redirect of the form: a shared machine is asked, nobody is sent unasked."""
    if THERE not in request.GET:
        return _page(request, reached=True)
    try:
        address = sign_eid.end_there(request)
    except (RequestException, OAuth2Error, ValueError, KeyError):
        address = ""
    if not address:
        return _page(request, reached=False, status=503)
    return HttpResponseRedirect(address)


@csrf_exempt
@require_POST
@never_cache
@limited("eid_left", per_minute=AT_MOST_A_MINUTE)
def left_there(request: HttpRequest) -> HttpResponse:
    """The provider itself says that somebody signed out there (Back-Channel Logout 1.0).

    Its word is signed and counts once. All sessions opened by that account of theirs end here.
    """
    try:
        said = sign_eid.left_there(request, request.POST.get("logout_token", ""))
    except (RequestException, OAuth2Error, KeyError):  # its keys were out of reach
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    except (sign_tokens.TokenNotGood, ValueError):
        return JsonResponse({"error": "invalid_request"}, status=400)
    lives = int(said["exp"] - time.time()) + 2 * sign_tokens.LEEWAY
    word = sha256(str(said["jti"]).encode()).hexdigest()
    if not cache.add(f"eid-left:{word}", 1, max(lives, 1)):
        return JsonResponse({"error": "invalid_request"}, status=400)
    sign_ins.end_of_account(sign_eid.PROVIDER, said["sub"])
    return HttpResponse(status=200)


def _page(request: HttpRequest, *, reached: bool, status: int = 200) -> HttpResponse:
    context = {"eid": sign_eid.known_eid(), "reached": reached}
    return render(request, "portal/account/sign_out.html", context, status=status)
