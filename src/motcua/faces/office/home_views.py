"""Where a working day starts: my hat, my unit, what waits and what burns."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.payments import access as payments
from motcua.channels.payments import waiting
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.actor import Role
from motcua.dossiers import alarm_queries, queries
from motcua.dossiers.queries import Filter
from motcua.faces.office.desk import HAT, Desk, desk_of, hat_name, page, staff
from motcua.faces.office.lists import rows_with_time, soon_limit
from motcua.reference.people import second_factor
from motcua.reference.people.permissions import Permission

FIRST_ROWS = 8


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


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Citizens who sign in land here too and are sent to their own pages, the post to its desk."""
    desk = desk_of(request)
    if desk is None:
        return redirect("portal:mine")
    if second_factor.is_owed(request, desk.hats):
        return redirect("second_factor_needed")
    if desk.at_the_post and len(desk.hats) == 1:
        return redirect("office:post")
    context: dict[str, object] = {"hats": [(hat_name(hat), hat) for hat in desk.hats]}
    if desk.may(Permission.DOSSIER_READ):
        mine = _mine(desk)
        rows = queries.worklist(mine)[:FIRST_ROWS]
        context |= {"counters": _counters(desk, mine), "rows": rows_with_time(rows, desk.now)}
    return page(request, desk, "home.html", context)


@require_POST
@staff()
def choose_hat(request: HttpRequest, desk: Desk) -> HttpResponse:
    wanted = request.POST.get("hat", "")
    if wanted in {hat_name(hat) for hat in desk.hats}:
        request.session[HAT] = wanted
    return redirect("office:home")


def _mine(desk: Desk) -> Filter:
    """A case officer's own dossiers; everybody else sees those of the place."""
    officer = desk.hat.person if desk.hat.role is Role.CASE_OFFICER else ""
    return Filter(places=desk.places, officer=officer, open_only=True)


def _counters(desk: Desk, mine: Filter) -> list[Counter]:
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
    return [*_jobs(desk, officer), *counters]


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
