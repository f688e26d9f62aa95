"""The post's figures of a period on screen, as CSV and as a workbook; and where it sits."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.domain.custody.limits import ReportPeriod
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.reach import among
from motcua.oversight.quality import exporting
from motcua.oversight.quality.coverage import coverage
from motcua.oversight.quality.definitions import DEFINED
from motcua.oversight.quality.periods import NotAPeriod, Period, due_on, period_of, read_period
from motcua.oversight.quality.post_report import FIGURE_WORDS, SHARES, PostReport, post_report
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

QUARTERS, HALVES, YEARS = 6, 3, 2
MONEY = frozenset({"revenue", "compensation"})
IN_THE_TABLE = (
    *("sent", "returned", "revenue", "delivered", "on_time_share", "overdue"),
    *("lost", "damaged", "complaints", "answered_share", "compensation"),
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@staff(Permission.POST_READ)
def reports(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The period asked for, else the quarter to report on."""
    offered = list(_offered(desk))
    asked = request.GET.get("period", "").strip()[:20]
    report = _report(desk, _period(asked)) if asked else _quarter(desk)
    period = report.period
    context: dict[str, Any] = {
        "report": report,
        "offered": offered if period in offered else [period, *offered],
        "words": FIGURE_WORDS,
        "defined": DEFINED,
        "columns": IN_THE_TABLE,
        "money": MONEY,
        "shares": SHARES,
        "figures": _figures(report),
        "coverage": coverage(min(period.last, desk.today)),
        "whole": among(desk) is None,
    }
    return page(request, desk, "postal/reports.html", context)


@require_safe
@staff(Permission.POST_READ)
def report_csv(request: HttpRequest, desk: Desk, period: str) -> HttpResponse:
    told = exporting.to_csv(_report(desk, _period(period)))
    return _file(told.encode("utf-8-sig"), "text/csv; charset=utf-8", f"{period}.csv")


@require_safe
@staff(Permission.POST_READ)
def report_xlsx(request: HttpRequest, desk: Desk, period: str) -> HttpResponse:
    made = exporting.to_xlsx(_report(desk, _period(period)), get_language() or "vi")
    return _file(made, XLSX, f"{period}.xlsx")


def _report(desk: Desk, period: Period) -> PostReport:
    """Whoever oversees the province sees all of it, others what concerns their place."""
    return post_report(period, units=among(desk))


def _quarter(desk: Desk) -> PostReport:
    """The one that ended last; where nothing was carried in it, the running one if that has any."""
    running = period_of(ReportPeriod.QUARTER, desk.today)
    ended = _report(desk, running.before)
    if ended.lines:
        return ended
    now = _report(desk, running)
    return now if now.lines else ended


def _period(text: str) -> Period:
    try:
        period = read_period(text)
        due_on(period)
    except (NotAPeriod, Refused) as wrong:
        raise Http404 from wrong
    return period


def _offered(desk: Desk) -> Iterator[Period]:
    """The newest first: quarters, half-years, years."""
    kinds = (
        (ReportPeriod.QUARTER, QUARTERS),
        (ReportPeriod.HALF_YEAR, HALVES),
        (ReportPeriod.YEAR, YEARS),
    )
    for kind, number in kinds:
        period = period_of(kind, desk.today)
        for _ in range(number):
            yield period
            period = period.before


def _figures(report: PostReport) -> list[tuple[str, Any]]:
    return [(name, getattr(report.total, name)) for name in FIGURE_WORDS]


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="bcci-{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
