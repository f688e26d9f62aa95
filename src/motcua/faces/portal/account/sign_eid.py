"""Sign-in by electronic identity: OpenID Connect with state, nonce, PKCE, checked signature."""

import secrets
from datetime import date
from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from requests import RequestException

from motcua.domain.kernel.refusal import Refusal
from motcua.faces.portal.account import sign_tokens
from motcua.faces.portal.limits import limited
from motcua.plumbing.errors import Refused
from motcua.reference.people import identities
from motcua.reference.people import sign_in_refusals as refusals

PROVIDER = "eid"
LEAVES_THERE = "eid_leaves_there"
"""In the session of one who came by a provider that lets people sign out there as well."""


def eid_name() -> str:
    """What people call the provider of electronic identity; empty where there is none."""
    return str(_connection()["name"]) if _connection()["issuer"] else ""


def _connection() -> dict[str, Any]:
    """The provider as the settings name it: its address, our name there, the claims to read."""
    said: dict[str, Any] = settings.E_IDENTITY
    return said


class EIdentityProtocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """allauth's flow, stricter: the issuer is the configured one, every signature is checked."""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if str(config.get("issuer", "")).rstrip("/") != _connection()["issuer"]:
            raise OAuth2Error("The provider names another issuer than the configured one.")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return str(build_absolute_uri(request, reverse("eid_arrive")))

    def get_provider(self) -> "EIdentity":
        return EIdentity(self.request, app=_app())

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any
    ) -> SocialLogin:
        """The claims of the token and of the provider's own answer about the same subject."""
        config = self.openid_config
        claims = self.signed(str(kwargs["response"].get("id_token", "")), app)
        told = self._fetch_user_info(token.token) if config.get("userinfo_endpoint") else claims
        if told.get("sub") != claims.get("sub"):
            raise OAuth2Error("The provider answered about somebody else.")
        login: SocialLogin = self.get_provider().sociallogin_from_response(
            request, {"id_token": claims}
        )
        login.account.extra_data = {}
        login.claims = {**told, **claims}
        login.leaves_there = bool(config.get("end_session_endpoint"))
        return login

    def signed(self, token: str, app: SocialApp) -> dict[str, Any]:
        """What the provider signed for us. Raises TokenNotGood, and what asking it raises."""
        config = self.openid_config
        with get_adapter().get_requests_session() as session:
            keys = session.get(config["jwks_uri"])
            keys.raise_for_status()
        return sign_tokens.claims_of(
            token, keys.json()["keys"], issuer=config["issuer"], audience=app.client_id
        )


class EIdentity(OpenIDConnectProvider):  # type: ignore[misc]
    oauth2_adapter_class = EIdentityProtocol

    def redirect(self, request: HttpRequest, process: str, **kwargs: Any) -> HttpResponse:
        """A fresh nonce goes out with each sign-in and is kept with its state.

        Whoever must show `again` who they are is asked there, however long they are known.
        """
        nonce = secrets.token_urlsafe(24)
        anew = {"prompt": "login", "max_age": "0"} if "again" in request.GET else {}
        kwargs["auth_params"] = {"nonce": nonce, **anew}
        response: HttpResponse = super().redirect(request, process, nonce=nonce, **kwargs)
        return response

    def get_oauth2_adapter(self, request: HttpRequest) -> EIdentityProtocol:
        return EIdentityProtocol(request, PROVIDER)

    def extract_common_fields(self, data: Any) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: Any) -> list[Any]:
        return []  # an e-mail claim proves nothing


class EIdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who comes in by electronic identity is known by the verified personal number alone."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        try:
            _let_in(request, sociallogin)
        except Refused as refused:
            raise ImmediateHttpResponse(_refused(request, refused.refusal)) from refused
        request.session[LEAVES_THERE] = sociallogin.leaves_there

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        **_more: Any,
    ) -> None:
        raise ImmediateHttpResponse(_failed(request, error, exception))

    def get_provider(self, request: HttpRequest, provider: str, **kwargs: Any) -> EIdentity:
        return EIdentity(request, app=_app())

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        return sociallogin.user


def _let_in(request: HttpRequest, login: SocialLogin) -> None:
    said, claims = _connection(), login.claims
    if not constant_time_compare(str(claims.get("nonce", "")), str(login.state.get("nonce"))):
        raise Refused(refusals.SignInNotOurs(provider=said["name"]))
    assurance = str(claims.get(said["assurance"], ""))
    if said["assured"] and assurance not in said["assured"]:
        raise Refused(refusals.AssuranceTooLow(provider=said["name"]))
    proof = identities.Proof(
        provider=said["name"],
        number=str(claims.get(said["number"], "")),
        name=str(claims.get(said["full_name"], "")),
        birth=_birth(str(claims.get(said["birth"], ""))),
        phone=_phone(claims),
        assurance=assurance,
    )
    bound_to = login.user if login.is_existing else None
    login.user = identities.recognise(proof, bound_to=bound_to)
    if bound_to is None:
        login.account.user = login.user
        login.account.save()


def _birth(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _phone(claims: dict[str, Any]) -> str:
    said = _connection()
    verified = claims.get(f"{said['phone']}_verified") in {True, "true"}
    return str(claims.get(said["phone"], "")) if verified else ""


def _app() -> SocialApp:
    said = _connection()
    if not said["issuer"]:
        raise Http404
    return SocialApp(
        provider="openid_connect",
        provider_id=PROVIDER,
        name=said["name"],
        client_id=said["client"],
        secret=said["secret"],
        settings={
            "server_url": said["issuer"],
            "scope": said["scopes"],
            "oauth_pkce_enabled": True,
        },
    )


def known_eid() -> str:
    """The provider's name for pages that are there only with one."""
    return str(_app().name)


def end_there(request: HttpRequest) -> str:
    """Where the provider ends its session and sends the person back to us; empty without one.

    Raises what asking a provider raises. No token goes along: who it is, the provider knows itself.
    """
    app = _app()
    place = str(EIdentityProtocol(request, PROVIDER).openid_config.get("end_session_endpoint", ""))
    if not place:
        return ""
    back = build_absolute_uri(request, reverse("portal:home"))
    said = urlencode({"client_id": app.client_id, "post_logout_redirect_uri": back})
    return f"{place}{'&' if '?' in place else '?'}{said}"


def left_there(request: HttpRequest, token: str) -> dict[str, Any]:
    """The provider's word that somebody signed out. Raises as `signed` does.

    What is no such word on its face costs no question to the provider.
    """
    app = _app()
    if not sign_tokens.is_of_leaving(sign_tokens.unproven(token)):
        raise sign_tokens.TokenNotGood("The token does not say that somebody signed out.")
    return EIdentityProtocol(request, PROVIDER).signed(token, app)


@never_cache
@limited("sign_in")
def begin(request: HttpRequest) -> HttpResponse:
    """To the provider; only an address of ours is kept to come back to."""
    provider = EIdentity(request, app=_app())
    try:
        return provider.redirect(request, "login", next_url=get_next_redirect_url(request))
    except (RequestException, OAuth2Error, ValueError, KeyError) as fault:
        return _failed(request, None, fault)


@never_cache
@limited("sign_in")
def arrive(request: HttpRequest) -> HttpResponse:
    """Back from the provider, with a code or with a reason."""
    _app()
    view = OAuth2CallbackView.adapter_view(EIdentityProtocol(request, PROVIDER))
    try:
        response: HttpResponse = view(request)
    except (
        KeyError,
        ValueError,
        sign_tokens.TokenNotGood,
    ) as fault:  # not what OpenID Connect says
        return _failed(request, None, fault)
    return response


def _failed(request: HttpRequest, error: str | None, fault: Exception | None) -> HttpResponse:
    """Cancelled by the person, out of reach, or an answer that belongs to no sign-in of ours."""
    if error == AuthError.CANCELLED or request.GET.get("error") == "access_denied":
        return _answer(request, "cancelled", status=200)
    if isinstance(fault, RequestException):
        return _answer(request, "unreachable", status=503)
    return _refused(request, refusals.SignInNotOurs(provider=_connection()["name"]))


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return _answer(request, "refused", refusal, status=403)


def _answer(
    request: HttpRequest, what: str, refusal: Refusal | None = None, *, status: int
) -> HttpResponse:
    context = {"what": what, "refusal": refusal, "eid": eid_name()}
    return render(request, "portal/account/sign_eid.html", context, status=status)


__all__ = ["EIdentityAdapter", "arrive", "begin", "eid_name", "end_there", "known_eid"]
