"""Complaints about the post and its reports (circular 17/2017/TT-BTTTT art. 8, 13)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from motcua.domain.calendar.deadlines import Deadline, due
from motcua.domain.calendar.reasons import Articles, Reason, moment_text
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRule:
    limit_months: int
    answer_days_within_province: int
    answer_days_between_provinces: int
    article: str


class ReportPeriod(StrEnum):
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        return _MONTHS[self]


_MONTHS = {ReportPeriod.QUARTER: 3, ReportPeriod.HALF_YEAR: 6, ReportPeriod.YEAR: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule:
    """Reports arrive before (not on) this day of the first month after their period."""

    period: ReportPeriod
    before_day: int
    article: str


def complaint_until(promised_at: datetime, rule: ComplaintRule, calendar: WorkCalendar) -> date:
    """The last day to complain, counted from the end of the promised end-to-end time.

    The same day of the month, or the month's last (Civil Code art. 148.3), moved to the next
    working day when it is a day of rest (art. 148.5). The day ends at midnight (art. 148.6).
    """
    return calendar.next_working_day(_months_later(local(promised_at).date(), rule.limit_months))


def complaint_answer_due(
    complained_at: datetime,
    rule: ComplaintRule,
    *,
    within_province: bool,
    calendar: WorkCalendar,
    articles: Articles,
) -> Deadline:
    """When the post must have answered, with its grounds."""
    days = (
        rule.answer_days_within_province if within_province else rule.answer_days_between_provinces
    )
    counted = due(complained_at, Term(days, TermUnit.WORKING_DAYS), calendar, articles=articles)
    said = moment_text(counted.due_at)
    note = Bilingual(
        f"Trả lời khiếu nại trong {days} ngày làm việc: {said.vi}.",
        f"A complaint is answered within {days} working days: {said.en}.",
    )
    reason = Reason("complaint_answer", rule.article, counted.due_at, counted.due_at, note)
    return Deadline(counted.due_at, (*counted.reasons, reason))


def report_last_day(rule: ReportRule, any_day_of_period: date) -> date:
    """The last day on which the report of the period around a day is in time.

    "Before the 10th" is the 9th; a day of rest is not moved, for nothing says it may be.
    """
    months = rule.period.months
    number = (any_day_of_period.month - 1) // months
    begins = date(any_day_of_period.year, number * months + 1, 1)
    return _months_later(begins, months).replace(day=rule.before_day) - timedelta(days=1)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    first = _first_of(day, months)
    last = _first_of(day, months + 1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _first_of(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
