"""Passkeys, authenticator apps and recovery codes: allauth's flows on pages of ours."""

from typing import Any, cast

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from motcua.faces.portal.account.sign_fresh import soon_after_sign_in
from motcua.reference.people import second_factor
from motcua.reference.people.queries import User

SECURITY = reverse_lazy("portal:me_security")

to_security = login_required(RedirectView.as_view(url=SECURITY))


class ActivateApp(ActivateTOTPView):  # type: ignore[misc]
    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _shown(self.request, Authenticator.Type.TOTP)
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every passkey can open the account alone: it asks for the finger, face or PIN."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        context["js_data"] = {"creation_options": options}
        return context

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _shown(self.request, Authenticator.Type.WEBAUTHN)
        return response


def _shown(request: HttpRequest, kind: str) -> None:
    """Setting a factor up has just proved it: the office need not ask for it again at once."""
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)


activate_app = never_cache(soon_after_sign_in(ActivateApp.as_view()))
deactivate_app = DeactivateTOTPView.as_view(success_url=SECURITY)
add_passkey = never_cache(soon_after_sign_in(AddPasskey.as_view()))
edit_passkey = EditWebAuthnView.as_view(success_url=SECURITY)
remove_passkey = RemoveWebAuthnView.as_view(success_url=SECURITY)
sign_in_with_passkey = LoginWebAuthnView.as_view()
reauthenticate_with_passkey = ReauthenticateWebAuthnView.as_view()
authenticate = AuthenticateView.as_view()
reauthenticate = ReauthenticateView.as_view()
recovery_codes = never_cache(ViewRecoveryCodesView.as_view())
generate_recovery_codes = GenerateRecoveryCodesView.as_view()


@never_cache
@login_required
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Stands before the office: set a second factor up, or show the one there is."""
    factors = second_factor.factors_of(cast("User", request.user))
    if second_factor.shown(request):
        return redirect("office:home")
    return render(request, "portal/account/sign_factor_needed.html", {"factors": factors})
