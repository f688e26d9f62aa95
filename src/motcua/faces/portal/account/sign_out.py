"""After signing out here: the provider may still know the person, and forgets when asked."""

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from requests import RequestException

from motcua.faces.portal.account import sign_eid
from motcua.faces.portal.limits import limited

THERE = "there"


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


def _page(request: HttpRequest, *, reached: bool, status: int = 200) -> HttpResponse:
    context = {"eid": sign_eid.known_eid(), "reached": reached}
    return render(request, "portal/account/sign_out.html", context, status=status)
