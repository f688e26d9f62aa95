"""What is left of a term whose clock stood still (Civil Code 2015 art. 147: which days count)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from motcua.domain.calendar.counting import Basis, Count
from motcua.domain.calendar.ends import nominal_last_day, roll_forward
from motcua.domain.calendar.hours import end_of_minutes, to_minute, working_minutes
from motcua.domain.calendar.reasons import Reason, minutes_text, moment_text
from motcua.domain.calendar.terms import TermUnit
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from `since` to `until`, or still does when `until` is None."""

    since: datetime
    until: datetime | None
    article: str


@dataclass(frozen=True, slots=True)
class _Resumed:
    """The new end of a term, and how long it stood still, in words."""

    due_at: datetime
    last_day: date
    stood: Bilingual


def merged(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The pauses in order, to the minute, overlapping ones made one, so no time counts twice."""
    joined: list[Pause] = []
    for pause in sorted(map(_whole_minutes, pauses), key=lambda each: each.since):
        last = joined[-1] if joined else None
        if last is None or (last.until is not None and pause.since > last.until):
            joined.append(pause)
            continue
        still = last.until is None or pause.until is None
        until = None if still else max(filter(None, (last.until, pause.until)))
        articles = "; ".join(dict.fromkeys((last.article, pause.article)))
        joined[-1] = Pause(last.since, until, articles)
    return tuple(joined)


def _whole_minutes(pause: Pause) -> Pause:
    since = to_minute(pause.since)
    until = to_minute(pause.until) if pause.until else None
    if until is not None and until < since:
        raise ValueError(
            f"The pause ends at {until:%Y-%m-%dT%H:%M}, before it begins at "
            f"{since:%Y-%m-%dT%H:%M}; write the earlier moment first."
        )
    return replace(pause, since=since, until=until)


def within(pauses: Iterable[Pause], start: datetime, end: datetime | None) -> tuple[Pause, ...]:
    """The parts of merged pauses that lie between `start` and `end`."""
    parts = []
    for pause in pauses:
        since = max(pause.since, start)
        until = pause.until
        if end is not None:
            until = min(until, end) if until else end
        if (until is None or until > since) and (end is None or since < end):
            parts.append(Pause(since, until, pause.article))
    return tuple(parts)


def resume(counted: Count, pause: Pause, basis: Basis) -> Count:
    """The count with one pause more; pauses come in order of time."""
    if pause.since >= counted.due_at:
        return _unmoved(counted, "pause_after_due", pause, _AFTER_DUE)
    if pause.until is None:
        return _unmoved(counted, "pause_open", pause, _OPEN)
    new = _RESUMES[basis.term.unit](counted, pause.since, pause.until, basis.calendar)
    if new.due_at < pause.until:
        new = replace(new, due_at=_first_closing(pause.until, basis.calendar))
    since, until, end = (moment_text(m) for m in (pause.since, pause.until, new.due_at))
    note = Bilingual(
        f"Tạm dừng từ {since.vi} đến {until.vi}: {new.stood.vi}; hết hạn {end.vi}.",
        f"The clock stood still from {since.en} to {until.en}: {new.stood.en}; due {end.en}.",
    )
    reason = Reason("pause", pause.article, counted.due_at, new.due_at, note)
    return Count(new.due_at, new.last_day, (*counted.reasons, reason))


_AFTER_DUE = Bilingual(
    "Tạm dừng lúc {since} khi đã hết hạn: hạn không đổi.",
    "The pause at {since} began after the term had ended: the date stays.",
)
_OPEN = Bilingual(
    "Đang tạm dừng từ {since}: hạn sẽ lùi khi đồng hồ chạy lại.",
    "Standing still since {since}: the date will move when the clock runs again.",
)


def _unmoved(counted: Count, rule: str, pause: Pause, says: Bilingual) -> Count:
    said = moment_text(pause.since)
    note = Bilingual(says.vi.format(since=said.vi), says.en.format(since=said.en))
    reason = Reason(rule, pause.article, counted.due_at, counted.due_at, note)
    return replace(counted, reasons=(*counted.reasons, reason))


def _first_closing(at: datetime, calendar: WorkCalendar) -> datetime:
    """The first closing time of a working day that is not before `at`."""
    closing = calendar.closing(calendar.next_working_day(at.date()))
    return closing if closing >= at else calendar.closing(calendar.nth_after(at.date(), 1))


def _working_days(
    counted: Count, since: datetime, until: datetime, calendar: WorkCalendar
) -> _Resumed:
    """The day of pausing still belongs to the term, the day of resuming to the pause."""
    left = calendar.working_days_between(since.date(), counted.due_at.date())
    paused = calendar.working_days_between(since.date(), until.date())
    day = calendar.nth_after(until.date(), left) if left else until.date()
    day = calendar.next_working_day(day)
    stood = Bilingual(f"{paused} ngày làm việc", f"{paused} working day(s)")
    return _Resumed(calendar.closing(day), day, stood)


def _calendar_days(
    counted: Count, since: datetime, until: datetime, calendar: WorkCalendar
) -> _Resumed:
    left = max((counted.last_day - since.date()).days, 0)
    paused = (until.date() - since.date()).days
    last = nominal_last_day(until, left, calendar)
    day = roll_forward(last, calendar.is_working_day)
    stood = Bilingual(f"{paused} ngày", f"{paused} calendar day(s)")
    return _Resumed(calendar.closing(day), last, stood)


def _minutes(counted: Count, since: datetime, until: datetime, calendar: WorkCalendar) -> _Resumed:
    left = working_minutes(since, counted.due_at, calendar)
    due_at = end_of_minutes(until, left, calendar, calendar.is_working_day)
    said = minutes_text(working_minutes(since, until, calendar))
    stood = Bilingual(f"{said.vi} làm việc", f"{said.en} of opening time")
    return _Resumed(due_at, due_at.date(), stood)


def _immediate(
    counted: Count, since: datetime, until: datetime, calendar: WorkCalendar
) -> _Resumed:
    due_at = _first_closing(until, calendar)
    return _Resumed(due_at, due_at.date(), minutes_text((until - since) // timedelta(minutes=1)))


_RESUMES: Mapping[TermUnit, Callable[[Count, datetime, datetime, WorkCalendar], _Resumed]] = {
    TermUnit.WORKING_DAYS: _working_days,
    TermUnit.CALENDAR_DAYS: _calendar_days,
    TermUnit.WORKING_HOURS: _minutes,
    TermUnit.HALF_DAYS: _minutes,
    TermUnit.IMMEDIATE: _immediate,
}
