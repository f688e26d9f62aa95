"""What waits for a role today, as figures that lead to their lists."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.channels.counters import positions
from motcua.channels.exchange import connection
from motcua.channels.exchange import queries as exchange
from motcua.channels.notices import queries as notices
from motcua.channels.notices.vocabulary import OUTSIDE, State
from motcua.channels.payments import access as payments
from motcua.channels.payments import waiting
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.actor import Role
from motcua.dossiers import alarm_queries, queries, queue_queries
from motcua.dossiers.queries import Filter
from motcua.dossiers.queue_queries import QueueFilter
from motcua.faces.office.desk import Desk
from motcua.faces.office.documents.unsigned import unsigned_results
from motcua.faces.office.lists import soon_limit
from motcua.reference.people.permissions import Permission

NOT_ARRIVED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Counter:
    """A figure that leads to its list; `tone` colours it when it is not nought."""

    label: str | Promise
    count: int
    address: str
    tone: str = "neutral"


_JOBS: dict[Role, tuple[tuple[Stage, str | Promise], ...]] = {
    Role.RECEPTION_OFFICIAL: (
        (Stage.RECEIVED, _("Chờ chuyển")),
        (Stage.SUPPLEMENT, _("Chờ dân bổ sung")),
        (Stage.APPROVED, _("Chờ trả kết quả")),
    ),
    Role.CASE_OFFICER: ((Stage.IN_PROGRESS, _("Đang giải quyết")),),
    Role.HEAD_OF_AGENCY: (
        (Stage.TRANSFERRED, _("Chờ phân công")),
        (Stage.PROPOSED, _("Chờ ký")),
        (Stage.WITHDRAWAL_REQUESTED, _("Xin rút")),
    ),
}
_JOBS[Role.POSTAL_CLERK] = _JOBS[Role.RECEPTION_OFFICIAL]
_JOBS[Role.UNIT_MANAGER] = _JOBS[Role.RECEPTION_OFFICIAL]


def counters_of(desk: Desk, mine: Filter) -> list[Counter]:
    places, officer = desk.places, mine.officer
    late = Filter(places=places, officer=officer, late_at=desk.now)
    soon = Filter(places=places, officer=officer, due_before=soon_limit(desk.now))
    me = "?mine=on" if officer else ""
    overdue = queries.count(late)
    counters = [
        Counter(_("Đang mở"), queries.count(mine), f"dossiers/{me}"),
        Counter(_("Sắp đến hạn"), queries.count(soon) - overdue, f"soon/{me}", "warning"),
        Counter(_("Quá hạn"), overdue, f"overdue/{me}", "danger"),
    ]
    if desk.may(Permission.ALARM_READ):
        open_now = alarm_queries.count_open(desk.user, desk.today)
        counters.append(Counter(_("Cảnh báo"), open_now, "alarms/", "danger"))
    if desk.may(Permission.PAYMENT_READ):
        waits = waiting.count_loud(payments.places_of(desk.hat), desk.now)
        if waits:
            label = _("Tiền chờ giải quyết")
            counters.append(Counter(label, waits, "payments/differences/", "danger"))
    if desk.may(Permission.PAYMENT_RECONCILE):
        asked = waiting.count_to_approve(payments.places_of(desk.hat), desk.hat.person)
        if asked:
            label = _("Hoàn tiền chờ duyệt")
            counters.append(Counter(label, asked, "payments/refunds/", "accent"))
    if desk.may(Permission.TILL_MANAGE):
        settling = positions.settlements_waiting_for(desk.hat)
        if settling:
            label = _("Quyết toán quý chờ bạn")
            counters.append(Counter(label, settling, "till/settlements/", "accent"))
    return [*_online(desk), *_jobs(desk, officer), *_to_sign(desk), *counters]


def _online(desk: Desk) -> list[Counter]:
    """Filings from home that this role answers; red once an hour of theirs has passed."""
    if not desk.may(Permission.ONLINE_ANSWER):
        return []
    waits = queue_queries.count_waiting(QueueFilter(units=desk.places))
    late = queue_queries.count_waiting(QueueFilter(units=desk.places, late_at=desk.now))
    counters = [Counter(_("Trực tuyến chờ trả lời"), waits, "online/", "accent")]
    if late:
        counters.append(Counter(_("Trực tuyến quá giờ"), late, "online/?late=on", "danger"))
    return counters


def _jobs(desk: Desk, officer: str) -> list[Counter]:
    """What this role has to do next, first."""
    me = "&mine=on" if officer else ""
    return [
        Counter(
            label,
            queries.count(Filter(places=desk.places, officer=officer, stage=stage)),
            "sign/" if stage is Stage.PROPOSED else f"dossiers/?stage={stage.value}{me}",
            "accent",
        )
        for stage, label in _JOBS.get(desk.hat.role, ())
    ]


def _to_sign(desk: Desk) -> list[Counter]:
    if not desk.may(Permission.DOCUMENT_SIGN):
        return []
    return [Counter(_("Chờ ký số"), len(unsigned_results(desk)), "documents/sign/", "accent")]


def machine_counters(desk: Desk) -> list[Counter]:
    """For whoever keeps the machine running and opens no dossier: what did not go out."""
    counters = []
    if desk.may(Permission.NOTICE_MANAGE):
        counted = notices.counts(desk.now - NOT_ARRIVED)
        lost = sum(counted.get((way, State.FAILED), 0) for way in OUTSIDE)
        counters.append(Counter(_("Thông báo không đến"), lost, "notices/", "danger"))
    if desk.may(Permission.EXCHANGE_READ) and connection.is_connected():
        behind = exchange.waiting()
        counters.append(Counter(_("Hồ sơ chưa đồng bộ"), behind, "exchange/", "warning"))
    return counters
