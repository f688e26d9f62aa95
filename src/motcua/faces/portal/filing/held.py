"""What a page sent when its session was over: held through the sign-in, then saved."""

from collections.abc import Mapping
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.faces.portal.filing.answers import wants_json
from motcua.plumbing import clock

HELD = "filing_held"
MOST_KEPT = 120_000
"""Characters: anybody can send this without being anybody, so it is no store."""
HELD_FOR = timedelta(hours=2)
ITS_PAGE: Mapping[str, str] = {
    "file_card": "file_form",
    "file_remove": "file_paper",
    "file_reuse": "file_paper",
    "file_later": "file_paper",
}
"""Addresses that only take a press, and the page the button stands on."""


def through_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in and back to the page; what was typed there waits, files do not."""
    match = request.resolver_match
    name = match.url_name if match else None
    if match is None or name is None:
        raise AssertionError("a page of a filing has an address with a name")
    if request.method == "POST" and name == "file_form" and not wants_json(request):
        _hold(request)
    elif request.FILES:
        messages.warning(request, _("Phiên đăng nhập đã hết. Đăng nhập rồi chọn lại tệp."))
    page = ITS_PAGE.get(name)
    back = reverse(f"portal:{page}", kwargs=match.kwargs) if page else request.get_full_path()
    return redirect_to_login(back)


def _hold(request: HttpRequest) -> None:
    said = request.POST.copy()
    said.pop("csrfmiddlewaretoken", None)
    if len(text := said.urlencode()) > MOST_KEPT:
        return
    until = (clock.now() + HELD_FOR).isoformat()
    request.session[HELD] = {"page": request.path, "said": text, "until": until}
    messages.info(
        request,
        _("Phiên đăng nhập đã hết. Điều bạn vừa nhập được giữ và sẽ lưu khi bạn đăng nhập lại."),
    )


def taken(request: HttpRequest) -> QueryDict | None:
    """What waited for this page, once; the page belongs to whoever is signed in."""
    waits = request.session.get(HELD)
    if request.method != "GET" or not waits or waits["page"] != request.path:
        return None
    del request.session[HELD]
    if waits["until"] < clock.now().isoformat():
        return None
    messages.success(request, _("Điều bạn nhập trước khi đăng nhập lại đã được lưu."))
    return QueryDict(waits["said"])
