"""What transfer, assignment, steps and opinions mean for the state."""

from dataclasses import replace
from typing import assert_never

from motcua.domain.dossier import events as e
from motcua.domain.dossier.state import Clock, Opinion, Stage, State, StepRecord


def evolve_handling(state: State, event: e.HandlingEvent) -> State:
    match event:
        case e.Transferred():
            return replace(state, stage=Stage.TRANSFERRED, clock=_clock_at_agency(state, event))
        case e.Assigned() | e.Reassigned():
            return replace(
                state,
                stage=Stage.IN_PROGRESS if state.stage is Stage.TRANSFERRED else state.stage,
                officer=event.officer,
                officer_name=event.officer_name,
            )
        case e.StepStarted():
            started = StepRecord(number=event.number, started_at=event.at, by=event.by.name)
            return replace(state, steps=(*state.steps, started))
        case e.StepFinished():
            return replace(state, steps=_finish(state.steps, event))
        case e.StepUndone():
            return _undone(state, event)
        case e.MovedToSuccessor():
            moved = replace(
                state.filing,
                receiving_unit=event.receiving_unit,
                competent_agency=event.competent_agency,
            )
            return replace(state, filing=moved)
        case _:
            assert_never(event)


def _undone(state: State, event: e.StepUndone) -> State:
    """What came after rests on the undone step, so it and any proposal are forgotten too."""
    kept = tuple(step for step in state.steps if step.number < event.number)
    return replace(state, stage=Stage.IN_PROGRESS, steps=kept, proposal=None)


def evolve_opinion(state: State, event: e.OpinionEvent) -> State:
    match event:
        case e.OpinionSought():
            asked = Opinion(
                agency=event.agency,
                question=event.question,
                asked_at=event.at,
                answer_by=event.answer_by,
            )
            return replace(state, opinions=(*state.opinions, asked))
        case e.OpinionAnswered():
            return replace(state, opinions=_answered(state.opinions, event))
        case e.SilenceNoted():
            return replace(
                state,
                opinions=tuple(
                    replace(o, silence_noted_at=event.at)
                    if o.agency == event.agency and o.is_open
                    else o
                    for o in state.opinions
                ),
            )
        case _:
            assert_never(event)


def _answered(opinions: tuple[Opinion, ...], event: e.OpinionAnswered) -> tuple[Opinion, ...]:
    """An answer, even a late one, belongs to the last question that agency has not answered."""
    waiting = [o for o in opinions if o.agency == event.agency and o.answered_at is None]
    last = waiting[-1] if waiting else None
    return tuple(
        replace(o, answered_at=event.at, answer=event.answer) if o is last else o for o in opinions
    )


def _finish(steps: tuple[StepRecord, ...], event: e.StepFinished) -> tuple[StepRecord, ...]:
    return tuple(replace(s, finished_at=event.at) if s.number == event.number else s for s in steps)


def _clock_at_agency(state: State, event: e.Transferred) -> Clock | None:
    """Decree 309/2026 art. 17.3: a dossier from another area is counted from its arrival."""
    if state.clock is None or event.due is None:
        return state.clock
    return replace(
        state.clock,
        counted_from=event.at,
        due_at=event.due.at,
        reasons=event.due.reasons,
        calendar=event.due.calendar,
    )
