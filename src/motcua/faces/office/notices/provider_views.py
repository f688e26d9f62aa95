"""The providers of SMS and chat messages: how each is doing, and which one rests."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.notices import managing, queries
from motcua.channels.notices.vocabulary import WAY_WORDS
from motcua.faces.office.desk import Desk, page, staff
from motcua.reference.people.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.NOTICE_READ)
def providers(request: HttpRequest, desk: Desk) -> HttpResponse:
    rows = queries.provider_rows()
    if request.method == "POST":
        known = {row.code for row in rows if row.connected}
        code = request.POST.get("provider", "")
        if not desk.may(Permission.NOTICE_MANAGE) or code not in known:
            raise Http404
        if "rest" in request.POST:
            managing.rest(code, by=desk.hat)
            messages.success(
                request, _("%(code)s tạm nghỉ; nhà cung cấp khác được hỏi trước.") % {"code": code}
            )
        else:
            managing.take_back(code)
            messages.success(request, _("%(code)s lại được dùng.") % {"code": code})
        return redirect("office:notices_providers")
    context = {
        "rows": rows,
        "ways": WAY_WORDS,
        "may_manage": desk.may(Permission.NOTICE_MANAGE),
    }
    return page(request, desk, "notices/providers.html", context)
