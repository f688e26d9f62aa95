"""What opens an account alone is added soon after one has proved who one is."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.faces.portal.account.sign_eid import eid_name
from motcua.reference.people.queries import User

View = Callable[..., HttpResponse]


def soon_after_sign_in(view: View) -> View:
    """For whoever has neither password nor factor to show again, which the library would let by.

    A session left open on a machine of the village must not be turned into a key to the account.
    """

    @login_required
    @wraps(view)
    def entered(request: HttpRequest, **named: Any) -> HttpResponse:
        user = cast("User", request.user)
        if get_reauthentication_flows(user) or _is_fresh(request, user):
            return view(request, **named)
        context = {"eid": eid_name(), "back": request.path}
        return render(request, "portal/account/sign_again.html", context, status=403)

    return entered


def _is_fresh(request: HttpRequest, user: User) -> bool:
    records = get_authentication_records(request, user)
    last = max((float(each["at"]) for each in records), default=0.0)
    return time.time() - last < int(app_settings.REAUTHENTICATION_TIMEOUT)
