"""What moves the legal clock (decree 61/2018 art. 19.4 supplement, 19.9 apology, 22 fees)."""

from datetime import datetime
from typing import assert_never

from motcua.domain.calendar.pausing import Pause
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier import commands as c
from motcua.domain.dossier import deadline
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide.paying import (
    pay_before_reception,
    record_payment,
    request_payment,
)
from motcua.domain.dossier.filing import (
    lines_refusal,
    paper_names,
    papers_asked,
    papers_refusal,
)
from motcua.domain.dossier.state import Clock, State
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import local, to_the_minute
from motcua.domain.kernel.refusal import Refusal


def decide_clock(
    command: c.ClockCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    clock = state.clock
    if clock is None and isinstance(command, c.RecordPayment) and state.turn:
        return pay_before_reception(command, state, context)
    if clock is None:
        return r.NotNow(
            article=context.article("clock_start"), stage_vi="chưa tiếp nhận", stage_en="unreceived"
        )
    match command:
        case c.AskSupplement():
            return _ask_supplement(command, clock, context)
        case c.ReceiveSupplement():
            return _receive_supplement(command, state, clock, context)
        case c.RequestPayment():
            return request_payment(command, context)
        case c.RecordPayment():
            return record_payment(command, state, clock, context)
        case c.Extend() | c.ApplySuspension() | c.NoteTransit():
            return _move_the_date(command, state, clock, context)
        case _:
            assert_never(command)


def _move_the_date(
    command: c.Extend | c.ApplySuspension | c.NoteTransit,
    state: State,
    clock: Clock,
    context: Context,
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.Extend():
            return _extend(command, clock, context)
        case c.ApplySuspension():
            return _apply_suspension(command, state, clock, context)
        case c.NoteTransit():
            return _note_transit(command, state, clock, context)
        case _:
            assert_never(command)


def _ask_supplement(
    command: c.AskSupplement, clock: Clock, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("supplement_exam")
    refusal = lines_refusal(command.missing, context.rules.terms, article)
    if refusal is not None:
        return refusal
    violation = _supplement_violation(clock, context)
    owned = context.by.role is Role.HEAD_OF_AGENCY and command.supervisor_reason.strip()
    if violation is not None and not owned:
        return violation
    return (
        e.SupplementAsked(
            at=context.at,
            by=context.by,
            missing=command.missing,
            violation=violation is not None,
            supervisor_reason=command.supervisor_reason,
        ),
    )


def _supplement_violation(clock: Clock, context: Context) -> Refusal | None:
    article = context.article("supplement_exam")
    asked = len(clock.supplement_waits)
    if asked >= context.rules.regime.supplements_after_exam:
        return r.SupplementAlreadyAsked(article=article, times=asked)
    limit = deadline.supplement_limit(clock, context)
    if context.at > limit:
        return r.SupplementTooLate(article=article, limit=to_the_minute(limit))
    return None


def _receive_supplement(
    command: c.ReceiveSupplement, state: State, clock: Clock, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("supplement_exam")
    refusal = papers_refusal(command.papers, context)
    if refusal is not None:
        return refusal
    brought = {paper.code for paper in command.papers if paper.total > 0}
    still = [p for p in papers_asked(state.missing) if p not in brought]
    if still:
        return r.StillIncomplete(article=article, papers=paper_names(still, state.terms))
    kept = (paper for paper in state.sent if paper.code not in brought)
    return (
        e.SupplementReceived(
            at=context.at,
            by=context.by,
            papers=(*command.papers, *kept),
            due=deadline.restarted(state, clock, context),
        ),
    )


def _extend(command: c.Extend, clock: Clock, context: Context) -> tuple[e.Event, ...] | Refusal:
    article = context.article("apology")
    if clock.extensions >= context.rules.regime.apologies:
        return r.AlreadyExtended(article=article, times=clock.extensions)
    if not command.reason.strip():
        return r.ReasonMissing(article=article)
    limit = deadline.apology_limit(clock, context)
    if context.at > limit:
        return r.ApologyTooLate(article=article, limit=to_the_minute(limit))
    new = local(command.new_due_at)
    if new <= local(clock.due_at) or not _is_open(new, context.rules.calendar):
        return r.NewDateNotLater(
            article=article, new=to_the_minute(new), old=to_the_minute(clock.due_at)
        )
    return (
        e.Extended(
            at=context.at,
            by=context.by,
            due=deadline.extended(clock, new, context),
            reason=command.reason,
        ),
    )


def _is_open(moment: datetime, calendar: WorkCalendar) -> bool:
    day = moment.date()
    return calendar.is_working_day(day) and (
        calendar.opening(day) <= moment <= calendar.closing(day)
    )


def _apply_suspension(
    command: c.ApplySuspension, state: State, clock: Clock, context: Context
) -> tuple[e.Event, ...] | Refusal:
    if not command.suspension.notice.strip():
        return r.ReasonMissing(article=context.article("clock_start"))
    due = deadline.suspended(state, clock, command.suspension, context)
    if due is None:
        return r.SuspensionElsewhere(
            article=context.article("clock_start"), notice=command.suspension.notice
        )
    return (
        e.CalendarSuspended(
            at=context.at, by=context.by, notice=command.suspension.notice, due=due
        ),
    )


def _note_transit(
    command: c.NoteTransit, state: State, clock: Clock, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """What began before the term counts from its beginning; no time is left out twice."""
    article = context.article("clock_start")
    if not command.rule.strip():
        return r.ReasonMissing(article=article)
    since, until = max(local(command.since), local(clock.counted_from)), local(command.until)
    apart = all(
        until <= local(known.since) or (known.until is not None and since >= local(known.until))
        for known in clock.transits
    )
    if not (since < until <= context.at and apart):
        return r.TransitUnfit(
            article=article,
            since=to_the_minute(command.since),
            until=to_the_minute(command.until),
        )
    wait = Pause(since=since, until=until, article=command.rule)
    return (
        e.TransitNoted(
            at=context.at,
            by=context.by,
            since=since,
            until=until,
            rule=command.rule,
            due=deadline.transited(state, clock, wait, context),
        ),
    )
