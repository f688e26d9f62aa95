"""A new password for staff who came back by a desk; citizens have none."""

from typing import cast

from allauth.account.views import PasswordSetView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from motcua.reference.people.queries import User
from motcua.reference.people.sign_in import works_here

_set = PasswordSetView.as_view(success_url=reverse_lazy("portal:me_security"))


@login_required
def set_password(request: HttpRequest) -> HttpResponse:
    if not works_here(cast("User", request.user)):
        return redirect("portal:me_security")
    response: HttpResponse = _set(request)
    return response
