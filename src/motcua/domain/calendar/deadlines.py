"""The legal clock: when a result is due, and why (decree 61/2018 art. 18; Civil Code art. 147)."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from motcua.domain.calendar.counting import Basis, Count, count
from motcua.domain.calendar.ends import MINUTES
from motcua.domain.calendar.hours import add_working_hours, to_minute, working_minutes
from motcua.domain.calendar.pausing import Pause, merged, resume, within
from motcua.domain.calendar.reasons import (
    Articles,
    Reason,
    cited,
    moment_text,
    notes_text,
)
from motcua.domain.calendar.terms import Term
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.texts import Bilingual

__all__ = [
    "Articles",
    "Deadline",
    "Pause",
    "Reason",
    "Restart",
    "add_working_hours",
    "days_before",
    "due",
    "extend",
    "reappoint",
    "transfer_due",
    "working_minutes",
]


@dataclass(frozen=True, slots=True)
class Restart:
    """The completed file came at `at`: the term begins again from zero."""

    at: datetime
    article: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due moment with its grounds.

    While the clock stands still (`standing_since`), `due_at` is what it was when it stopped.
    """

    due_at: datetime
    reasons: tuple[Reason, ...]
    standing_since: datetime | None = None


def due(
    received_at: datetime,
    term: Term,
    calendar: WorkCalendar,
    *,
    pauses: tuple[Pause, ...] = (),
    restart: Restart | None = None,
    articles: Articles,
) -> Deadline:
    """When the result is due by law.

    Seconds are dropped. A restart ends every pause it meets; pauses reaching past it go on.
    ValueError for a restart before reception, CalendarGap outside the calendar.
    """
    start, basis = to_minute(received_at), Basis(term, calendar, articles)
    stops = merged(pauses)
    if restart is None:
        counted = _run(start, within(stops, start, None), basis)
        return _finish(start, counted, stops, basis=basis, earlier=())
    again = to_minute(restart.at)
    if again < start:
        raise ValueError(
            f"The term restarts at {again:%Y-%m-%dT%H:%M}, before the reception at "
            f"{start:%Y-%m-%dT%H:%M}; give the moment the completed file was received."
        )
    old = _run(start, within(stops, start, again), basis)
    old = replace(old, reasons=(*old.reasons, _restarted(old.due_at, again, restart.article)))
    later = tuple(pause for pause in stops if pause.until is None or pause.until > again)
    later = tuple(p for p in later if p.until is not None or p.since >= again)
    new = _run(again, within(later, again, None), basis)
    return _finish(start, new, later, basis=basis, earlier=old.reasons)


def _run(start: datetime, pauses: tuple[Pause, ...], basis: Basis) -> Count:
    counted = count(start, basis)
    for pause in pauses:
        counted = resume(counted, pause, basis)
    return counted


def _finish(
    start: datetime,
    counted: Count,
    pauses: tuple[Pause, ...],
    *,
    basis: Basis,
    earlier: tuple[Reason, ...],
) -> Deadline:
    reasons = (
        reception(start, basis),
        *earlier,
        *counted.reasons,
        *_uncertain(start, counted.due_at, basis),
    )
    standing = next((p.since for p in pauses if p.until is None), None)
    if standing is not None and standing >= counted.due_at:
        standing = None
    return Deadline(counted.due_at, reasons, standing)


def reception(start: datetime, basis: Basis) -> Reason:
    """The first reason of every chain: the moment the receipt shows."""
    said = moment_text(start)
    hourly = basis.term.unit in MINUTES
    note = Bilingual(f"Tiếp nhận lúc {said.vi}.", f"Received at {said.en}.")
    if not basis.calendar.is_working_day(start.date()):
        note = Bilingual(
            f"Tiếp nhận lúc {said.vi}, không phải ngày làm việc.",
            f"Received at {said.en}, which is no working day.",
        )
    article = basis.articles.first_hour if hourly else basis.articles.first_day
    return Reason("reception", article, None, start, note)


def _restarted(before: datetime, at: datetime, article: str) -> Reason:
    said = moment_text(at)
    note = Bilingual(
        f"Nhận đủ hồ sơ bổ sung lúc {said.vi}: tính lại thời hạn từ đầu.",
        f"Completed file received at {said.en}: the term begins again from zero.",
    )
    return Reason("restart", article, before, at, note)


def _uncertain(start: datetime, due_at: datetime, basis: Basis) -> tuple[Reason, ...]:
    """A warning when the date rests on days nobody has confirmed."""
    calendar = basis.calendar
    notes = [n for n in calendar.notes_between(start.date(), due_at.date()) if n.uncertain]
    if not notes:
        return ()
    said, article = notes_text(notes), cited(*(each.source for each in notes))
    note = Bilingual(
        f"Chưa có thông báo chính thức: {said.vi}; hạn có thể thay đổi.",
        f"Not officially confirmed: {said.en}; the date may change.",
    )
    return (Reason("uncertain_day", article, due_at, due_at, note),)


def transfer_due(
    received_at: datetime, calendar: WorkCalendar, cutoff: time, article: str
) -> Deadline:
    """When paper must have left the counter: the same day, or the next opening after `cutoff`."""
    start = to_minute(received_at)
    day, said = start.date(), moment_text(start)
    first = Reason(
        "reception",
        article,
        None,
        start,
        Bilingual(f"Tiếp nhận lúc {said.vi}.", f"Received at {said.en}."),
    )
    limit = f"{cutoff:%H:%M}"
    if calendar.is_working_day(day) and start.time() <= cutoff:
        due_at, rule = calendar.closing(day), "transfer_same_day"
        note = Bilingual(
            f"Nhận đến {limit}: chuyển ngay trong ngày làm việc.",
            f"Received by {limit}: transferred within the same working day.",
        )
    else:
        due_at, rule = calendar.opening(calendar.nth_after(day, 1)), "transfer_next_day"
        note = Bilingual(
            f"Nhận sau {limit} hoặc ngoài ngày làm việc: chuyển đầu giờ ngày làm việc tiếp theo.",
            f"Received after {limit} or on a closed day: transferred when the next working "
            "day opens.",
        )
    return Deadline(due_at, (first, Reason(rule, article, start, due_at, note)))


def days_before(due_at: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """The last moment an office can still act `days` calendar days before a due date.

    Closing time of that day, or of the last working day before it when it is a day of rest.
    """
    if days < 0:
        raise ValueError(f"{days} days before is after; write 0 or more.")
    day = to_minute(due_at).date() - timedelta(days=days)
    return calendar.closing(calendar.last_working_day(day))


def extend(
    deadline: Deadline, *, working_days: int, calendar: WorkCalendar, article: str
) -> Deadline:
    """The deadline some working days later, at closing time; the old due day is not counted."""
    if working_days < 1:
        raise ValueError(f"An extension of {working_days} working days is none; write 1 or more.")
    day = calendar.nth_after(deadline.due_at.date(), working_days)
    return _extended(deadline, calendar.closing(day), article)


def reappoint(
    deadline: Deadline, new_due_at: datetime, calendar: WorkCalendar, article: str
) -> Deadline:
    """The deadline moved to a date the agency proposes; ValueError unless later and in hours."""
    at = to_minute(new_due_at)
    if at <= deadline.due_at:
        raise ValueError(
            f"{at:%Y-%m-%dT%H:%M} is not later than the due date "
            f"{deadline.due_at:%Y-%m-%dT%H:%M}; propose a later moment."
        )
    day = at.date()
    open_then = calendar.is_working_day(day) and (
        calendar.opening(day) <= at <= calendar.closing(day)
    )
    if not open_then:
        raise ValueError(
            f"The office is closed at {at:%Y-%m-%dT%H:%M}; propose a moment of a working day."
        )
    return _extended(deadline, at, article)


def _extended(deadline: Deadline, at: datetime, article: str) -> Deadline:
    said = moment_text(at)
    note = Bilingual(
        f"Xin lỗi và hẹn lại ngày trả kết quả: {said.vi}.",
        f"Apology and new appointment for the result: {said.en}.",
    )
    reason = Reason("extension", article, deadline.due_at, at, note)
    return replace(deadline, due_at=at, reasons=(*deadline.reasons, reason))
