"""The applicant takes the dossier back before a decision (circular 03/2025 form 05)."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.answering import answer_due
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.state import State
from motcua.domain.kernel.refusal import Refusal


def decide_withdrawal(
    command: c.WithdrawalCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.RequestWithdrawal():
            if not command.reason.strip():
                return r.ReasonMissing(article=context.article("withdrawal"))
            return (e.WithdrawalRequested(at=context.at, by=context.by, reason=command.reason),)
        case c.Stop():
            return (
                e.Stopped(at=context.at, by=context.by, fee_consequence=command.fee_consequence),
            )
        case c.Resume():
            if not command.reason.strip():
                return r.ReasonMissing(article=context.article("withdrawal"))
            resumed = e.Resumed(at=context.at, by=context.by, reason=command.reason)
            return (resumed, *_answer_again(state, context))
        case _:
            assert_never(command)


def _answer_again(state: State, context: Context) -> tuple[e.Event, ...]:
    """The hours stood with the withdrawal; whoever answers gets them anew."""
    turn = state.turn
    if turn is None or turn.stands_since is None:
        return ()
    return (e.AnswerRenewed(at=context.at, by=context.by, answer=answer_due(turn, context)),)
