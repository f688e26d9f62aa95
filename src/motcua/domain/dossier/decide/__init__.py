"""Whether a command may happen, and what then happened: decide(command, state, context)."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide.clock import decide_clock
from motcua.domain.dossier.decide.handling import decide_handling, decide_opinion
from motcua.domain.dossier.decide.intake import decide_intake
from motcua.domain.dossier.decide.outcome import decide_result, decide_withdrawal
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.guards import GUARDS, check
from motcua.domain.dossier.refusals import NotNow
from motcua.domain.dossier.state import State
from motcua.domain.kernel.refusal import Refusal

Decision = tuple[Event, ...] | Refusal


def decide(command: c.Command, state: State | None, context: Context) -> Decision:
    """The events a command causes, oldest first, or the refusal; total and pure."""
    refusal = check(type(command), state, context)
    if refusal is not None:
        return refusal
    if isinstance(command, c.IntakeCommand):
        return decide_intake(command, state, context)
    if state is None:
        article = context.article(GUARDS[type(command)].rule)
        return NotNow(article=article, stage_vi="chưa có hồ sơ", stage_en="no dossier yet")
    return _decide_received(command, state, context)


def _decide_received(
    command: c.HandlingCommand
    | c.OpinionCommand
    | c.ClockCommand
    | c.ResultCommand
    | c.WithdrawalCommand,
    state: State,
    context: Context,
) -> Decision:
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
