"""What the post owes its ministry each quarter, half-year and year (circular 17/2017 art. 13)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.domain.kernel.texts import Bilingual
from motcua.oversight.quality.periods import Period, due_on
from motcua.plumbing import clock
from motcua.plumbing.sql_files import load
from motcua.reference.places import queries as places
from motcua.reference.scheme.vocabulary import field_words

SQL = load(Path(__file__).parent / "sql" / "post.sql")
SHARE = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one unit and field add up to; money in whole dong, shares None where nothing counts.

    What each figure counts is said in `definitions`, which the page of the report shows.
    """

    sent: int
    returned: int
    revenue: int
    delivered: int
    on_time: int
    on_time_share: Decimal | None
    not_delivered: int
    overdue: int
    lost: int
    damaged: int
    complaints: int
    answered: int
    answered_in_time: int
    answered_share: Decimal | None
    unanswered: int
    compensation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """`field` is the catalogue's, empty where a consignment names none."""

    unit: str
    unit_name: str
    field: str
    field_words: Bilingual
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class PostReport:
    """`final` when the period had ended at `made_at`; while it runs, a later one differs."""

    period: Period
    made_at: datetime
    due_on: date
    article: str
    lines: tuple[ReportLine, ...]
    total: Figures

    @property
    def final(self) -> bool:
        return self.made_at >= self.period.until


FIGURE_WORDS: dict[str, Bilingual] = {
    "sent": Bilingual("Hồ sơ gửi", "Dossiers sent"),
    "returned": Bilingual("Kết quả trả", "Results returned"),
    "revenue": Bilingual("Doanh thu cước (đồng)", "Postage earned (dong)"),
    "delivered": Bilingual("Đã phát", "Delivered"),
    "on_time": Bilingual("Phát đúng J+n", "Within J+n"),
    "on_time_share": Bilingual("Tỷ lệ đúng J+n", "Share within J+n"),
    "not_delivered": Bilingual("Không phát được", "Not delivered"),
    "overdue": Bilingual("Quá J+n, đang đi", "Past J+n, on the way"),
    "lost": Bilingual("Mất", "Lost"),
    "damaged": Bilingual("Hư hỏng", "Damaged"),
    "complaints": Bilingual("Khiếu nại nhận", "Complaints"),
    "answered": Bilingual("Đã trả lời", "Answered"),
    "answered_in_time": Bilingual("Trả lời đúng hạn", "Answered in time"),
    "answered_share": Bilingual("Tỷ lệ trả lời đúng hạn", "Share answered in time"),
    "unanswered": Bilingual("Quá hạn chưa trả lời", "Overdue, unanswered"),
    "compensation": Bilingual("Bồi thường (đồng)", "Compensation (dong)"),
}
SHARES = {
    "on_time_share": ("on_time", "delivered"),
    "answered_share": ("answered_in_time", "answered"),
}


def post_report(period: Period, *, units: tuple[str, ...] | None = None) -> PostReport:
    """The report of a period, of all units or of these."""
    last_day, article = due_on(period)
    now = clock.now()
    lines = tuple(
        SQL["post_report"].fetch(
            lambda *row: _line(period, row),
            since=period.since,
            until=period.until,
            as_of=min(period.until, now),
            units=list(units) if units is not None else None,
            synthetic=settings.MOTCUA_SYNTHETIC,
        )
    )
    return PostReport(
        period=period,
        made_at=now,
        due_on=last_day,
        article=article,
        lines=lines,
        total=summed(line.figures for line in lines),
    )


def summed(each: Iterable[Figures]) -> Figures:
    """All together; the shares are of the sums, never sums or means of shares."""
    known = list(each)
    names = [field.name for field in fields(Figures) if field.name not in SHARES]
    sums: dict[str, Any] = {
        name: sum(getattr(figures, name) for figures in known) for name in names
    }
    shares: dict[str, Any] = {
        name: _share(sums[part], sums[whole]) for name, (part, whole) in SHARES.items()
    }
    return Figures(**sums, **shares)


def _share(part: int, whole: int) -> Decimal | None:
    if not whole:
        return None
    return (Decimal(part) / Decimal(whole)).quantize(SHARE, ROUND_HALF_UP)


def _line(period: Period, row: tuple[Any, ...]) -> ReportLine:
    unit, field, *figures = row
    names = [each.name for each in fields(Figures)]
    return ReportLine(
        unit=unit,
        unit_name=places.place_name(unit, period.last),
        field=field,
        field_words=field_words(field) if field else Bilingual("-", "-"),
        figures=Figures(**dict(zip(names, figures, strict=True))),
    )
