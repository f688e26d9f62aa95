"""What surrounds a sign-in: a device never seen before is told, who leaves is led on."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from motcua.faces.portal.account import sign_notices
from motcua.faces.portal.account.sign_devices import device
from motcua.faces.portal.account.sign_eid import LEAVES_THERE, eid_name
from motcua.reference.people.queries import User
from motcua.reference.people.sign_in import NEW_DEVICE, AccountAdapter


class SignInAdapter(AccountAdapter):
    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Who came by electronic identity is offered to sign out there as well."""
        if eid_name() and request.session.get(LEAVES_THERE):
            return reverse("eid_leave")
        return str(super().get_logout_redirect_url(request))

    def post_login(self, request: HttpRequest, user: User, **hooks: object) -> HttpResponse:
        response = super().post_login(request, user, **hooks)
        if request.session.pop(NEW_DEVICE, False):
            name = device(request.headers.get("User-Agent", ""))
            sign_notices.tell_new_device(user, name, request.session.session_key or "")
        return response
