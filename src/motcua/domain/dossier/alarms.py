"""When a person must look at a dossier: due soon, overdue, unowned, silent, stuck."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.domain.calendar.hours import add_working_hours
from motcua.domain.calendar.workdays import CalendarGap, WorkCalendar
from motcua.domain.dossier.state import CLOSED, DECIDED, UNDER_WAY, WAITING, Stage, State


class AlarmKind(StrEnum):
    ANSWER_SOON = "answer_soon"
    ANSWER_LATE = "answer_late"
    TRANSFER_LATE = "transfer_late"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NO_OWNER = "no_owner"
    OPINION_SILENT = "opinion_silent"
    STUCK = "stuck"
    RESULT_WAITING = "result_waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    kind: AlarmKind
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmPolicy:
    """How early and how long, in working hours."""

    answer_soon: int = 2
    due_soon: int = 8
    no_owner: int = 4
    stuck: int = 24
    result_waiting: int = 80


HOUSE_POLICY = AlarmPolicy()


def alarms(
    state: State, calendar: WorkCalendar, policy: AlarmPolicy = HOUSE_POLICY
) -> tuple[Alarm, ...]:
    """Every alarm that will come if nobody does anything, earliest first."""
    if state.stage in CLOSED:
        return ()
    found = [
        *_turn_alarms(state, policy),
        *_clock_alarms(state, calendar, policy),
        *_desk_alarms(state, calendar, policy),
        *_waiting_alarms(state, calendar, policy),
    ]
    return tuple(sorted(found, key=lambda alarm: (alarm.at, alarm.kind)))


def _turn_alarms(state: State, policy: AlarmPolicy) -> Iterator[Alarm]:
    """While an online filing waits for its answer."""
    if state.answer_by is None:
        return
    soon = state.answer_by - timedelta(hours=policy.answer_soon)
    yield Alarm(kind=AlarmKind.ANSWER_SOON, at=max(soon, state.last_event_at))
    yield Alarm(kind=AlarmKind.ANSWER_LATE, at=state.answer_by)


def _clock_alarms(state: State, calendar: WorkCalendar, policy: AlarmPolicy) -> Iterator[Alarm]:
    clock = state.clock
    if clock is None or clock.standing_since or state.stage in DECIDED:
        return
    yield Alarm(kind=AlarmKind.OVERDUE, at=clock.due_at)
    soon = _hours_before(clock.due_at, policy.due_soon, calendar)
    yield Alarm(kind=AlarmKind.DUE_SOON, at=max(soon, state.last_event_at))
    if state.stage is Stage.RECEIVED:
        yield Alarm(kind=AlarmKind.TRANSFER_LATE, at=clock.transfer_by)


def _hours_before(moment: datetime, hours: int, calendar: WorkCalendar) -> datetime:
    """The opening of the day so many working hours (in whole days of eight) before a moment."""
    days = max(hours // 8, 1)
    place = calendar.rank(moment.date()) - days
    day = calendar.working[max(place - 1, 0)]
    return calendar.opening(day)


def _after(moment: datetime, hours: int, calendar: WorkCalendar) -> datetime:
    """So many working hours later, or the calendar's last closing where nobody knows further."""
    try:
        return add_working_hours(moment, hours, calendar)
    except CalendarGap:
        return calendar.closing(calendar.last_working_day(calendar.last))


def _desk_alarms(state: State, calendar: WorkCalendar, policy: AlarmPolicy) -> Iterator[Alarm]:
    if state.stage is Stage.TRANSFERRED and not state.officer:
        at = _after(state.last_event_at, policy.no_owner, calendar)
        yield Alarm(kind=AlarmKind.NO_OWNER, at=at)
    for opinion in state.opinions:
        if opinion.is_open:
            yield Alarm(kind=AlarmKind.OPINION_SILENT, at=opinion.answer_by)
    if state.stage in UNDER_WAY - WAITING or state.stage is Stage.WITHDRAWAL_REQUESTED:
        at = _after(state.last_event_at, policy.stuck, calendar)
        yield Alarm(kind=AlarmKind.STUCK, at=at)


def _waiting_alarms(state: State, calendar: WorkCalendar, policy: AlarmPolicy) -> Iterator[Alarm]:
    if state.stage in DECIDED:
        at = _after(state.last_event_at, policy.result_waiting, calendar)
        yield Alarm(kind=AlarmKind.RESULT_WAITING, at=at)
    if state.stage in WAITING or state.stage is Stage.SUPPLEMENT_AT_INTAKE:
        at = _after(state.last_event_at, 10 * policy.stuck, calendar)
        yield Alarm(kind=AlarmKind.STUCK, at=at)
