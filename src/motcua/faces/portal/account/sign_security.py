"""Sign-in security of the signed-in person: factors, sessions, the latest sign-ins."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.faces.portal.account.sign_devices import device
from motcua.reference.people import second_factor, sign_ins
from motcua.reference.people.queries import User
from motcua.reference.people.sign_in import works_here


@login_required
def security(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    context = {
        "factors": second_factor.factors_of(user),
        "rows": sign_ins.last_sign_ins(user, request.session.session_key or ""),
        "has_password": user.has_usable_password(),
        "is_staff": works_here(user),
        "person": user,
        "device": device,
    }
    return render(request, "portal/account/sign_security.html", context)


@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """One session by the number of its sign-in, or all but this one."""
    user, which = cast("User", request.user), request.POST.get("which", "")
    if which == "others":
        sign_ins.end_all(user, but=request.session.session_key or "")
        messages.success(request, _("Đã kết thúc mọi phiên đăng nhập khác."))
    elif which.isdecimal():
        sign_ins.end_one(user, int(which[:18]))
        messages.success(request, _("Đã kết thúc phiên đăng nhập ấy."))
    return redirect("portal:me_security")
