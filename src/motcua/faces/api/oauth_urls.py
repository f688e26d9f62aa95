"""Where machine clients get, give back and look up their tokens (RFC 6749, 7009, 7662).

Clients are registered by an operator on the command line; no page manages them.
"""

from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.views import IntrospectTokenView, RevokeTokenView, TokenView

from motcua.faces.api.bearer import forget_tokens
from motcua.faces.api.limits import limited

_revoke = RevokeTokenView.as_view()


@csrf_exempt
def revoke(request: HttpRequest) -> HttpResponseBase:
    response: HttpResponseBase = _revoke(request)
    forget_tokens()
    return response


app_name = "oauth2_provider"
urlpatterns = [
    path("token/", csrf_exempt(limited("token")(TokenView.as_view())), name="token"),
    path("revoke_token/", csrf_exempt(limited("token")(revoke)), name="revoke-token"),
    path("introspect/", IntrospectTokenView.as_view(), name="introspect"),
]
