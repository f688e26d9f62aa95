"""Where a day at the post starts: what waits, each figure leading to its list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.channels.carriers import access as oversight
from motcua.channels.carriers import connection
from motcua.channels.carriers import queries as carriers
from motcua.channels.custody import queries as custody
from motcua.channels.post import queries
from motcua.channels.post.rows import ConsignmentRow
from motcua.channels.post.shapes import AT_THE_DOOR, Status
from motcua.domain.custody.holders import HolderKind
from motcua.domain.kernel.local_time import VIETNAM
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.dispatch_door import ready
from motcua.faces.office.postal.reach import Doing, among, of_post
from motcua.faces.office.postal.wording import DIRECTION_WORDS, STATUS_TONES
from motcua.reference.people.permissions import Permission


@dataclass(frozen=True, slots=True)
class Counter:
    """A figure that leads to its list; `tone` colours it when it is not nought."""

    label: str | Promise
    count: int
    address: str
    tone: str = "accent"


@require_safe
@staff(Permission.POST_READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A number typed, scanned or pasted leads straight to its consignment."""
    asked = request.GET.get("number", "").strip()[:100]
    if asked:
        found = queries.find(asked, among(desk)) or _carried(desk, asked)
        inside = queries.of_packet(asked.upper()) if not found else None
        if inside is not None:
            found = [inside]
        if len(found) == 1:
            return redirect("office:post_consignment", number=found[0].number)
        if found:
            return _list(request, desk, _("Kết quả tìm “%(asked)s”") % {"asked": asked}, found)
    context = {
        "counters": _counters(desk),
        "doings": list(_doings(desk)),
        "late": _due(desk)[:10],
        "asked": asked,
        "tones": STATUS_TONES,
        "directions": DIRECTION_WORDS,
    }
    return page(request, desk, "postal/home.html", context)


@require_safe
@staff(Permission.POST_READ)
def listed(request: HttpRequest, desk: Desk, which: str) -> HttpResponse:
    if which not in _LISTS:
        raise Http404
    title, rows = _LISTS[which]
    return _list(request, desk, title(), rows(desk))


def _list(
    request: HttpRequest, desk: Desk, heading: str, rows: list[ConsignmentRow]
) -> HttpResponse:
    context = {
        "heading": heading,
        "rows": rows,
        "tones": STATUS_TONES,
        "directions": DIRECTION_WORDS,
    }
    return page(request, desk, "postal/list.html", context)


def _counters(desk: Desk) -> list[Counter]:
    """The post's people first see their round, the unit's desk what comes and goes."""
    visits = queries.open_pick_ups(desk.hat.place)
    found = [
        Counter(_("Chờ đến lấy"), len(visits), reverse("office:post_pick_ups")),
        *(_counter(desk, which, tone) for which, tone in _SHOWN.items()),
    ]
    if desk.may(Permission.DOSSIER_TRANSFER):
        found.append(Counter(_("Kết quả chờ gửi"), len(ready(desk)), reverse("office:post_ready")))
    open_ones = queries.waiting_complaints(among(desk))
    late = any(row.is_late(desk.now) for row in open_ones)
    found.append(
        Counter(
            _("Khiếu nại chờ trả lời"),
            len(open_ones),
            reverse("office:post_complaints"),
            "danger" if late else "warning",
        )
    )
    return found


def _counter(desk: Desk, which: str, tone: str) -> Counter:
    title, rows = _LISTS[which]
    address = reverse("office:post_list", kwargs={"which": which})
    return Counter(title(), len(rows(desk)), address, tone)


def _doings(desk: Desk) -> list[Doing]:
    found = []
    if of_post(desk) and desk.may(Permission.POST_ACCEPT):
        found.append(("office:post_find", _("Nhận gửi hồ sơ"), "counter"))
    if of_post(desk) and desk.may(Permission.POST_DELIVER):
        found.append(("office:post_round", _("Tuyến hôm nay"), "place"))
    if desk.may(Permission.POST_ACCEPT):
        found.append(("office:post_pick_up_new", _("Ghi yêu cầu nhận tại nhà"), "people"))
    found.append(("office:post_reports", _("Báo cáo"), "list"))
    if of_post(desk) and desk.may(Permission.POST_MANAGE):
        found.append(("office:post_numbers", _("Dải mã bưu gửi"), "code"))
    if connection.is_connected() and oversight.may_oversee(desk.hat):
        found.append(("office:post_carrier", _("Đơn vị vận chuyển ngoài"), "arrow"))
    return [
        Doing(label=label, address=reverse(name), picture=picture) for name, label, picture in found
    ]


def _due(desk: Desk) -> list[ConsignmentRow]:
    """Late by now, or due before the day is over."""
    evening = datetime.combine(desk.today, time.max, VIETNAM)
    return queries.due_legs(among(desk), evening)


def _carried(desk: Desk, asked: str) -> list[ConsignmentRow]:
    """By the tracking number of a carrier outside."""
    number = carriers.consignment_of(asked)
    return queries.find(number, among(desk)) if number else []


def _undelivered(desk: Desk) -> list[ConsignmentRow]:
    tried = AT_THE_DOOR - {Status.DISPATCHED} | {Status.COMING_BACK, Status.CAME_BACK}
    return [row for status in sorted(tried) for row in queries.recent(among(desk), status=status)]


def _lost(desk: Desk) -> list[ConsignmentRow]:
    return queries.recent(among(desk), status=Status.LOST)


def _outgoing(desk: Desk) -> list[ConsignmentRow]:
    """What lies at the place and waits; what is on a round has left the counter."""
    rows = queries.outgoing(desk.hat.place)
    gone = _on_a_round(rows)
    return [row for row in rows if row.packet not in gone]


def _on_round(desk: Desk) -> list[ConsignmentRow]:
    """In the hands of any postman of the place, on the way to a door."""
    rows = queries.outgoing(desk.hat.place)
    gone = _on_a_round(rows)
    return [row for row in rows if row.packet in gone]


def _on_a_round(rows: list[ConsignmentRow]) -> set[str]:
    to_a_door = [row.packet for row in rows if row.status in AT_THE_DOOR]
    found = custody.things(to_a_door)
    return {each.label for each in found if each.holder.kind is HolderKind.CARRIER}


Rows = Callable[[Desk], list[ConsignmentRow]]
_LISTS: dict[str, tuple[Callable[[], str], Rows]] = {
    "outgoing": (lambda: _("Túi chờ bàn giao"), _outgoing),
    "expected": (lambda: _("Đến đơn vị"), lambda desk: queries.expected(desk.hat.place)),
    "round": (lambda: _("Đang đi phát"), _on_round),
    "undelivered": (lambda: _("Chưa phát được"), _undelivered),
    "due": (lambda: _("Trễ hoặc đến hạn hôm nay"), _due),
    "lost": (lambda: _("Đã mất"), _lost),
    "all": (lambda: _("Mới nhận gửi"), lambda desk: queries.recent(among(desk))),
}
_SHOWN = {
    "outgoing": "accent",
    "expected": "accent",
    "round": "accent",
    "undelivered": "warning",
    "due": "danger",
    "lost": "danger",
}
