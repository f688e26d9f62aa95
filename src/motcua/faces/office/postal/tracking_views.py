"""The tracking numbers of an office: what it was given, what is left, and a new roll."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.post import commands, queries
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.postal.reach import of_post
from motcua.faces.office.postal.steps import Step, new_key, take
from motcua.faces.office.postal.tracking_forms import TrackingRangeForm
from motcua.reference.people.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.POST_MANAGE)
def numbers(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not of_post(desk):
        raise Http404
    form = TrackingRangeForm(request.POST or None, initial=new_key())
    step = Step(
        heading=_("Dải mã bưu gửi"),
        button=_("Ghi dải mã"),
        form=form,
        do=lambda key: commands.grant_tracking(
            form.cleaned_data["first"], form.cleaned_data["last"], by=desk.hat, key=key
        ),
        done=_("Đã ghi dải mã; khi nhận gửi, gõ hai chữ cái đầu để lấy mã kế tiếp."),
        back=reverse("office:post_numbers"),
        template="postal/numbers.html",
        context={"ranges": queries.tracking_ranges(desk.hat.place)},
    )
    return take(request, desk, step)
