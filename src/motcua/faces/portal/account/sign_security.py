"""Sign-in security of the signed-in person: factors, sessions, the latest sign-ins."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.reference.people import second_factor, sign_ins
from motcua.reference.people.queries import User
from motcua.reference.people.sign_in import works_here

BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device(browser: str) -> str:
    """What a browser says of itself, as short as people would say it."""
    name = next((word for mark, word in BROWSERS if mark in browser), "")
    system = next((word for mark, word in SYSTEMS if mark in browser), "")
    return " – ".join(word for word in (name, system) if word) or _("Thiết bị lạ")


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
