"""The page to sign in on: electronic identity, passkey, or the password of staff."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from motcua.faces.portal.account.sign_eid import eid_name
from motcua.plumbing import clock
from motcua.reference.people.sign_in import works_here
from motcua.reference.rulebook import queries as rulebook


class SignInView(LoginView):  # type: ignore[misc]
    def form_valid(self, form: LoginForm) -> HttpResponse:
        """A right password of a citizen opens nothing where the law asks for an e-identity."""
        if eid_name() and not works_here(form.user) and _only_e_identity():
            form.add_error(
                None,
                _("Người dân, tổ chức đăng nhập bằng %(eid)s; mật khẩu chỉ dành cho cán bộ.")
                % {"eid": eid_name()},
            )
            refused: HttpResponse = self.form_invalid(form)
            return refused
        response: HttpResponse = super().form_valid(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "eid": eid_name()}


def _only_e_identity() -> bool:
    return rulebook.sign_in_rule_on(clock.today()).only_e_identity


def sign_in(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = SignInView.as_view()(request)
    return response
