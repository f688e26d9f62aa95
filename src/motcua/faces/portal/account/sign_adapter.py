"""Tells a person by every contact that a device never seen before has opened the account."""

from django.http import HttpRequest, HttpResponse

from motcua.faces.portal.account import sign_notices
from motcua.faces.portal.account.sign_devices import device
from motcua.reference.people.queries import User
from motcua.reference.people.sign_in import NEW_DEVICE, AccountAdapter


class SignInAdapter(AccountAdapter):
    def post_login(self, request: HttpRequest, user: User, **hooks: object) -> HttpResponse:
        response = super().post_login(request, user, **hooks)
        if request.session.pop(NEW_DEVICE, False):
            name = device(request.headers.get("User-Agent", ""))
            sign_notices.tell_new_device(user, name, request.session.session_key or "")
        return response
