"""What was sent, what waits and what did not arrive; one notice with every attempt."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.notices import managing, queries
from motcua.channels.notices.rows import NoticeRow
from motcua.channels.notices.vocabulary import KINDS, OUTSIDE, STATE_WORDS, WAY_WORDS, State
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.notices.wording import ATTEMPT_WORDS, COLOURS, masked, reason_words
from motcua.faces.ui.paging import page_number
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import PROVINCE_WIDE, Permission

CONFLICT = 409
COUNTED = timedelta(days=30)
LISTED = (State.FAILED, State.CREATED, State.SENT)


@require_safe
@staff(Permission.NOTICE_READ)
def notices(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The oldest first, of the hat's own counters; who oversees the province sees all."""
    typed = request.GET.get("state", "")
    state = State(typed) if typed in set(LISTED) else State.FAILED
    number = page_number(request)
    counters = _counters(desk)
    rows = queries.troubled([state], units=counters, page=number)
    context = {
        "rows": rows[: queries.PAGE],
        "more": len(rows) > queries.PAGE,
        "number": number,
        "state": state,
        "listed": LISTED,
        "counts": queries.counts(desk.now - COUNTED) if counters is None else None,
        "outside": OUTSIDE,
        "masked": masked,
        **_words(),
    }
    return page(request, desk, "notices/notices.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.NOTICE_READ)
def notice(request: HttpRequest, desk: Desk, notice: int) -> HttpResponse:
    row = _of(desk, notice)
    refusal: Refusal | None = None
    if request.method == "POST":
        if not desk.may(Permission.NOTICE_MANAGE):
            raise Http404
        try:
            managing.send_again(row.id, by=desk.hat)
        except Refused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, _("Đang gửi lại; trạng thái mới có sau ít phút."))
            return redirect("office:notices_notice", notice=row.id)
    context = {
        "row": row,
        "attempts": queries.attempts(row.id),
        "may_read": desk.may(Permission.DOSSIER_READ),
        "may_send": row.state is State.FAILED and desk.may(Permission.NOTICE_MANAGE),
        "attempt_words": ATTEMPT_WORDS,
        "masked": masked,
        "refusal": refusal,
        **_words(),
    }
    return page(request, desk, "notices/notice.html", context, status=CONFLICT if refusal else 200)


def _of(desk: Desk, number: int) -> NoticeRow:
    """An unknown notice and one of other counters are the same: nothing."""
    found = queries.notice(number)
    counters = _counters(desk)
    own = counters is None or (
        found is not None and found.about.startswith(tuple(f"{each}-" for each in counters))
    )
    if found is None or not own:
        raise Http404
    return found


def _counters(desk: Desk) -> tuple[str, ...] | None:
    """Whose dossiers' notices the hat sees; None for everybody's."""
    return None if desk.hat.role in PROVINCE_WIDE else (desk.hat.place,)


def _words() -> dict[str, object]:
    return {
        "kinds": KINDS,
        "ways": WAY_WORDS,
        "states": STATE_WORDS,
        "colours": COLOURS,
        "reason_words": reason_words,
    }
