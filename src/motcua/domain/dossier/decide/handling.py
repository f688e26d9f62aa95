"""On the way and on the desk (decree 61/2018 art. 18-19.5): transfer, officer, steps, opinions."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import deadline
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.state import State
from motcua.domain.dossier.terms import StepRule, StepUnit
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import local, to_the_minute
from motcua.domain.kernel.refusal import Refusal


def decide_handling(
    command: c.HandlingCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.Transfer():
            return (_transferred(command, state, context),)
        case c.Assign():
            if state.officer:
                return r.AlreadyAssigned(
                    article=context.article("assignment"), officer=state.officer_name
                )
            return (
                e.Assigned(
                    at=context.at,
                    by=context.by,
                    officer=command.officer,
                    officer_name=command.officer_name,
                ),
            )
        case c.Reassign():
            return _reassign(command, context)
        case c.StartStep() | c.FinishStep() | c.UndoStep():
            return _decide_step(command, state, context)
        case c.MoveToSuccessor():
            return _move(command, state, context)
        case _:
            assert_never(command)


def _transferred(command: c.Transfer, state: State, context: Context) -> e.Transferred:
    regime = context.rules.regime
    starts_here = (
        regime.clock_starts_at_competent_agency_for_other_units and context.rules.agency_elsewhere
    )
    late = state.clock is not None and local(context.at) > local(state.clock.transfer_by)
    return e.Transferred(
        at=context.at,
        by=context.by,
        note=command.note,
        due=deadline.first(state.terms.term, context.at, context) if starts_here else None,
        late=late,
    )


def _reassign(command: c.Reassign, context: Context) -> tuple[e.Event, ...] | Refusal:
    if not command.reason.strip():
        return r.ReasonMissing(article=context.article("assignment"))
    return (
        e.Reassigned(
            at=context.at,
            by=context.by,
            officer=command.officer,
            officer_name=command.officer_name,
            reason=command.reason,
        ),
    )


def desk_steps(state: State) -> tuple[StepRule, ...]:
    """The steps officers work off by hand; reception, signature and return follow the dossier."""
    return tuple(
        step
        for step in state.terms.steps
        if step.unit is not StepUnit.ONE_STOP and step.role is Role.CASE_OFFICER
    )


def _decide_step(
    command: c.StartStep | c.FinishStep | c.UndoStep, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("assignment")
    numbers = [step.number for step in desk_steps(state)]
    if command.number not in numbers:
        return r.StepUnknown(article=article, number=command.number)
    record = state.step(command.number)
    if isinstance(command, c.StartStep):
        before = [n for n in numbers if n < command.number]
        unfinished = next((n for n in before if not _is_finished(state, n)), None)
        if unfinished is not None:
            return r.StepOutOfOrder(article=article, number=command.number, before=unfinished)
        if record is not None:
            return r.StepAlreadyStarted(article=article, number=command.number)
        return (e.StepStarted(at=context.at, by=context.by, number=command.number),)
    if record is None or (isinstance(command, c.FinishStep) and record.finished_at):
        return r.StepNotRunning(article=article, number=command.number)
    if isinstance(command, c.FinishStep):
        return (
            e.StepFinished(at=context.at, by=context.by, number=command.number, note=command.note),
        )
    if not command.reason.strip():
        return r.ReasonMissing(article=article)
    return (
        e.StepUndone(at=context.at, by=context.by, number=command.number, reason=command.reason),
    )


def _is_finished(state: State, number: int) -> bool:
    record = state.step(number)
    return record is not None and record.finished_at is not None


def _move(
    command: c.MoveToSuccessor, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    filing = state.filing
    unchanged = (filing.receiving_unit, filing.competent_agency) == (
        command.receiving_unit,
        command.competent_agency,
    )
    if unchanged:
        return r.SuccessorUnchanged(article=context.article("assignment"))
    return (
        e.MovedToSuccessor(
            at=context.at,
            by=context.by,
            receiving_unit=command.receiving_unit,
            competent_agency=command.competent_agency,
            decision=command.decision,
        ),
    )


def decide_opinion(
    command: c.OpinionCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("opinion")
    match command:
        case c.SeekOpinion():
            if local(command.answer_by) <= context.at:
                return r.DateNotAhead(article=article, moment=to_the_minute(command.answer_by))
            return (
                e.OpinionSought(
                    at=context.at,
                    by=context.by,
                    agency=command.agency,
                    question=command.question,
                    answer_by=command.answer_by,
                ),
            )
        case c.AnswerOpinion():
            asked = [o for o in state.opinions if o.agency == command.agency and not o.answered_at]
            if not asked:
                return r.OpinionUnknown(article=article, agency=command.agency)
            return (
                e.OpinionAnswered(
                    at=context.at, by=context.by, agency=command.agency, answer=command.answer
                ),
            )
        case c.NoteSilence():
            return _note_silence(command, state, context)
        case _:
            assert_never(command)


def _note_silence(
    command: c.NoteSilence, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("opinion")
    pending = [o for o in state.opinions if o.agency == command.agency and o.is_open]
    if not pending:
        return r.OpinionUnknown(article=article, agency=command.agency)
    latest = max(local(o.answer_by) for o in pending)
    if context.at <= latest:
        return r.OpinionPending(article=article, agency=command.agency, until=to_the_minute(latest))
    return (e.SilenceNoted(at=context.at, by=context.by, agency=command.agency),)
