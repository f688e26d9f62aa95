"""Quarters, half-years and years, as typed, as they run, and by when their report is due."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.domain.custody.limits import ReportPeriod, report_last_day
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.rulebook.queries import postal_on

_WRITTEN = re.compile(r"(20[0-9]{2})(?:-?([QH])([1-4]))?")
_KINDS = {"Q": ReportPeriod.QUARTER, "H": ReportPeriod.HALF_YEAR, None: ReportPeriod.YEAR}
EXAMPLES = "2026Q3, 2026H1, 2026"


class NotAPeriod(ValueError):
    """The text names no quarter, half-year or year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """`number` counts the periods of the year from 1."""

    kind: ReportPeriod
    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * self.kind.months + 1, 1)

    @property
    def last(self) -> date:
        month = self.number * self.kind.months
        following = date(self.year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, time(), VIETNAM)

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time(), VIETNAM)

    @property
    def written(self) -> str:
        mark = {kind: letter or "" for letter, kind in _KINDS.items()}[self.kind]
        return f"{self.year}{mark}{self.number if mark else ''}"

    @property
    def said(self) -> Bilingual:
        match self.kind:
            case ReportPeriod.QUARTER:
                return Bilingual(
                    f"Quý {self.number} năm {self.year}", f"Quarter {self.number} of {self.year}"
                )
            case ReportPeriod.HALF_YEAR:
                half = ("đầu", "first") if self.number == 1 else ("cuối", "second")
                return Bilingual(
                    f"6 tháng {half[0]} năm {self.year}", f"{half[1]} half of {self.year}".title()
                )
            case ReportPeriod.YEAR:
                return Bilingual(f"Năm {self.year}", f"Year {self.year}")

    @property
    def before(self) -> "Period":
        return period_of(self.kind, self.first - timedelta(days=1))


def read_period(text: str) -> Period:
    """2026Q3, 2026H1 or 2026; NotAPeriod says what to write."""
    found = _WRITTEN.fullmatch(text.strip().upper())
    number = int(found[3] or 1) if found else 0
    if found is None or number * _KINDS[found[2]].months > 12:
        raise NotAPeriod(f"{text[:20]!r} is no period; write one like {EXAMPLES}.")
    return Period(kind=_KINDS[found[2]], year=int(found[1]), number=number)


def period_of(kind: ReportPeriod, day: date) -> Period:
    """The period of the kind that a day falls into."""
    return Period(kind=kind, year=day.year, number=(day.month - 1) // kind.months + 1)


def due_on(period: Period) -> tuple[date, str]:
    """The last day on which its report is in time, with the article (circular 17/2017 art. 13)."""
    rules = {rule.period: rule for rule in postal_on(period.last).reports}
    rule = rules[period.kind]
    return report_last_day(rule, period.last), rule.article
