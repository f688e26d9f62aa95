"""Whether a command may happen, and what then happened: decide(command, state, context)."""

from typing import assert_never

from motcua.domain.calendar.workdays import CalendarGap
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide.clock import decide_clock
from motcua.domain.dossier.decide.handling import decide_handling
from motcua.domain.dossier.decide.intake import decide_intake
from motcua.domain.dossier.decide.online import decide_online, decide_submit
from motcua.domain.dossier.decide.opinions import decide_opinion
from motcua.domain.dossier.decide.outcome import decide_result
from motcua.domain.dossier.decide.withdrawal import decide_withdrawal
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.guards import GUARDS, check
from motcua.domain.dossier.refusals import BeforeLastEvent, BeyondCalendar, NotNow
from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import to_the_minute
from motcua.domain.kernel.refusal import Refusal

Decision = tuple[Event, ...] | Refusal


def decide(command: c.Command, state: State | None, context: Context) -> Decision:
    """The events a command causes, oldest first, or the refusal; total and pure."""
    refusal = check(type(command), state, context) or _order_refusal(command, state, context)
    if refusal is not None:
        return refusal
    try:
        return _decide(command, state, context)
    except CalendarGap:
        article = context.article(GUARDS[type(command)].rule)
        return BeyondCalendar(article=article, last=f"{context.rules.calendar.last:%d/%m/%Y}")


def _order_refusal(command: c.Command, state: State | None, context: Context) -> Refusal | None:
    """The journal of a dossier never runs backwards, whatever an outage left to be entered."""
    at = context.at
    if isinstance(command, c.Receive) and command.received_at:
        at = command.received_at
    if state is None or at >= state.last_event_at:
        return None
    return BeforeLastEvent(
        article=context.article(GUARDS[type(command)].rule),
        moment=to_the_minute(at),
        last=to_the_minute(state.last_event_at),
    )


def _decide(command: c.Command, state: State | None, context: Context) -> Decision:
    if isinstance(command, c.IntakeCommand):
        return decide_intake(command, state, context)
    if isinstance(command, c.Submit):
        return decide_submit(command, state, context)
    if state is None:
        article = context.article(GUARDS[type(command)].rule)
        return NotNow(article=article, stage_vi="chưa có hồ sơ", stage_en="no dossier yet")
    return _decide_received(command, state, context)


def _decide_received(
    command: c.OnlineCommand
    | c.HandlingCommand
    | c.OpinionCommand
    | c.ClockCommand
    | c.ResultCommand
    | c.WithdrawalCommand,
    state: State,
    context: Context,
) -> Decision:
    if isinstance(command, c.OnlineCommand):
        return decide_online(command, state, context)
    if isinstance(command, c.HandlingCommand):
        return decide_handling(command, state, context)
    if isinstance(command, c.OpinionCommand):
        return decide_opinion(command, state, context)
    if isinstance(command, c.ClockCommand):
        return decide_clock(command, state, context)
    if isinstance(command, c.ResultCommand):
        return decide_result(command, state, context)
    if isinstance(command, c.WithdrawalCommand):
        return decide_withdrawal(command, state, context)
    assert_never(command)
