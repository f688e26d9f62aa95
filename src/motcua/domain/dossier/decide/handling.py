"""On the way and on the desk (decree 61/2018 art. 18-19.1): transfer, officer, steps, successor."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import deadline
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.state import State
from motcua.domain.kernel.refusal import Refusal


def decide_handling(
    command: c.HandlingCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.Transfer():
            return (transferred(command.note, state, context),)
        case c.Assign():
            return _assign(command, state, context)
        case c.Reassign():
            return _reassign(command, state, context)
        case c.StartStep() | c.FinishStep() | c.UndoStep():
            return _decide_step(command, state, context)
        case c.MoveToSuccessor():
            return _move(command, state, context)
        case _:
            assert_never(command)


def transferred(note: str, state: State, context: Context) -> e.Transferred:
    """The hand-over, late after the limit of art. 18; it may start the clock (309/2026)."""
    regime = context.rules.regime
    starts_here = (
        regime.clock_starts_at_competent_agency_for_other_units and context.rules.agency_elsewhere
    )
    clock = state.clock
    return e.Transferred(
        at=context.at,
        by=context.by,
        note=note,
        due=deadline.at_agency(state, clock, context) if clock and starts_here else None,
        late=clock is not None and context.at > clock.transfer_by,
    )


def _assign(command: c.Assign, state: State, context: Context) -> tuple[e.Event, ...] | Refusal:
    article = context.article("assignment")
    if state.officer:
        return r.AlreadyAssigned(article=article, officer=state.officer_name)
    if not command.officer.strip():
        return r.OfficerUnnamed(article=article)
    return (
        e.Assigned(
            at=context.at,
            by=context.by,
            officer=command.officer,
            officer_name=command.officer_name,
        ),
    )


def _reassign(command: c.Reassign, state: State, context: Context) -> tuple[e.Event, ...] | Refusal:
    article = context.article("assignment")
    if not command.officer.strip():
        return r.OfficerUnnamed(article=article)
    if command.officer == state.officer:
        return r.AlreadyAssigned(article=article, officer=state.officer_name)
    if not command.reason.strip():
        return r.ReasonMissing(article=article)
    return (
        e.Reassigned(
            at=context.at,
            by=context.by,
            officer=command.officer,
            officer_name=command.officer_name,
            reason=command.reason,
        ),
    )


def _decide_step(
    command: c.StartStep | c.FinishStep | c.UndoStep, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("assignment")
    numbers = [step.number for step in state.terms.desk_steps]
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
    named = command.receiving_unit.strip() and command.competent_agency.strip()
    if not named or not command.decision.strip():
        return r.ReasonMissing(article=context.article("assignment"))
    return (
        e.MovedToSuccessor(
            at=context.at,
            by=context.by,
            receiving_unit=command.receiving_unit,
            competent_agency=command.competent_agency,
            decision=command.decision,
        ),
    )
