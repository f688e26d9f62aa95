"""Counts a term from its start and says rule by rule why (Civil Code 2015 art. 147, 148)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua.domain.calendar.ends import MINUTES, ends_of
from motcua.domain.calendar.hours import ONE_DAY, OpenDay, opening_from
from motcua.domain.calendar.reasons import (
    Articles,
    Reason,
    cited,
    moment_text,
    notes_text,
    suspensions_text,
)
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True)
class Basis:
    """What a count rests on: the term, the calendar, and the citations in force."""

    term: Term
    calendar: WorkCalendar
    articles: Articles


@dataclass(frozen=True, slots=True)
class Count:
    """Where a term ends, and its nominal last day before any rolling forward."""

    due_at: datetime
    last_day: date
    reasons: tuple[Reason, ...]


def count(start: datetime, basis: Basis) -> Count:
    """The term from `start` (a local whole minute), first by Monday-Friday, then corrected."""
    term, calendar = basis.term, basis.calendar
    begin, opening = _opening(start, basis)
    nominal, public, due_at = _layers(begin, basis)
    reasons = (
        *opening,
        _counted(begin, nominal, basis),
        *_by_public_calendar(begin, nominal, public, basis),
        *_by_suspension(begin, public, due_at, calendar),
    )
    last_day = nominal.date() if term.unit is TermUnit.CALENDAR_DAYS else due_at.date()
    return Count(due_at, last_day, reasons)


def _layers(start: datetime, basis: Basis) -> tuple[datetime, datetime, datetime]:
    """The end by the plain week, by the public calendar, and with suspensions on top.

    The plain end of a term in calendar days is its nominal last day, whatever day it is.
    """
    calendar = basis.calendar
    ends = ends_of(basis.term, start, calendar)
    in_calendar_days = basis.term.unit is TermUnit.CALENDAR_DAYS
    plain: OpenDay = _every_day if in_calendar_days else calendar.is_weekday
    return ends(plain), ends(calendar.is_public_working_day), ends(calendar.is_working_day)


def _every_day(day: date) -> bool:
    return True


def _opening(start: datetime, basis: Basis) -> tuple[datetime, tuple[Reason, ...]]:
    """A term in hours waits for the office to open; a term in days does not care."""
    if basis.term.unit not in MINUTES:
        return start, ()
    opens = opening_from(start, basis.calendar)
    if opens == start:
        return start, ()
    said = moment_text(opens)
    note = Bilingual(
        f"Ngoài giờ làm việc: bắt đầu tính từ lúc mở cửa, {said.vi}.",
        f"Outside opening hours: the count begins at opening, {said.en}.",
    )
    return opens, (Reason("outside_hours", basis.articles.working_day, start, opens, note),)


_SAYS: Mapping[TermUnit, Bilingual] = {
    TermUnit.WORKING_DAYS: Bilingual(
        "{amount} ngày làm việc, không tính ngày đầu; hết hạn khi hết giờ làm việc, {end}.",
        "Working days: {amount}, the first day not counted; due at closing time, {end}.",
    ),
    TermUnit.CALENDAR_DAYS: Bilingual(
        "{amount} ngày theo lịch, không tính ngày đầu; hết hạn khi hết giờ làm việc, {end}.",
        "Calendar days: {amount}, the first day not counted; due at closing time, {end}.",
    ),
    TermUnit.WORKING_HOURS: Bilingual(
        "{amount} giờ làm việc, chỉ tính giờ mở cửa kể từ thời điểm bắt đầu; hết hạn {end}.",
        "Working hours: {amount}, only opening time counts from the moment on; due {end}.",
    ),
    TermUnit.HALF_DAYS: Bilingual(
        "{amount} buổi, mỗi buổi 4 giờ làm việc kể từ thời điểm bắt đầu; hết hạn {end}.",
        "Half-days: {amount}, each 4 working hours from the moment on; due {end}.",
    ),
    TermUnit.IMMEDIATE: Bilingual(
        "Trả kết quả ngay: chậm nhất khi hết giờ làm việc, {end}.",
        "Result at once: at closing time at the latest, {end}.",
    ),
}


def _article(basis: Basis) -> str:
    articles = basis.articles
    return {
        TermUnit.WORKING_DAYS: f"{articles.first_day}; {articles.last_day}",
        TermUnit.CALENDAR_DAYS: f"{articles.first_day}; {articles.last_day}",
        TermUnit.WORKING_HOURS: articles.first_hour,
        TermUnit.HALF_DAYS: f"{articles.first_hour}; {articles.half_day}",
        TermUnit.IMMEDIATE: articles.immediate,
    }[basis.term.unit]


def _counted(start: datetime, end: datetime, basis: Basis) -> Reason:
    says, said = _SAYS[basis.term.unit], moment_text(end)
    note = Bilingual(
        says.vi.format(amount=basis.term.amount, end=said.vi),
        says.en.format(amount=basis.term.amount, end=said.en),
    )
    return Reason(basis.term.unit.value, _article(basis), start, end, note)


def _by_public_calendar(
    start: datetime, nominal: datetime, public: datetime, basis: Basis
) -> tuple[Reason, ...]:
    if nominal == public:
        return ()
    in_calendar_days = basis.term.unit is TermUnit.CALENDAR_DAYS
    first = nominal.date() if in_calendar_days else start.date()
    if basis.term.unit is TermUnit.WORKING_DAYS:
        first += ONE_DAY
    notes = basis.calendar.notes_between(first, max(nominal, public).date())
    said, end = notes_text(notes), moment_text(public)
    if in_calendar_days:
        note = Bilingual(
            f"Ngày cuối là ngày nghỉ{said.vi and ': '}{said.vi}; hết hạn ngày làm việc kế tiếp, "
            f"{end.vi}.",
            f"The last day is a day of rest{said.en and ': '}{said.en}; due the next working "
            f"day, {end.en}.",
        )
        return (Reason("roll_forward", basis.articles.roll_forward, nominal, public, note),)
    text = Bilingual(
        f"Ngày nghỉ, làm bù theo lịch chung: {said.vi}; hết hạn {end.vi}.",
        f"Public days off and make-up days: {said.en}; due {end.en}.",
    )
    article = cited(basis.articles.day_off, *(note.source for note in notes))
    return (Reason("public_calendar", article, nominal, public, text),)


def _by_suspension(
    start: datetime, public: datetime, due_at: datetime, calendar: WorkCalendar
) -> tuple[Reason, ...]:
    if public == due_at:
        return ()
    met = [
        each
        for each in calendar.suspensions
        if each.first <= due_at.date() and start.date() <= each.last
    ]
    said, end = suspensions_text(met), moment_text(due_at)
    note = Bilingual(
        f"Tạm ngừng làm việc: {said.vi}; hết hạn {end.vi}.",
        f"Office closed by notice: {said.en}; due {end.en}.",
    )
    return (Reason("suspension", "; ".join(each.notice for each in met), public, due_at, note),)
