"""What each event means for the state of a dossier; total over the closed union of events."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from motcua.domain.dossier import events as e
from motcua.domain.dossier.evolve_clock import evolve_clock
from motcua.domain.dossier.evolve_desk import evolve_handling, evolve_opinion
from motcua.domain.dossier.evolve_online import (
    answered,
    evolve_online,
    submitted,
    turn_goes_on,
    turn_over,
    turn_stands,
)
from motcua.domain.dossier.state import BEFORE_RECEPTION, Clock, Stage, State


class OutOfOrder(Exception):
    """An event stands where it cannot: the journal was changed or read wrongly."""


def fold(events: Iterable[e.Event]) -> State | None:
    """The state after all events, oldest first; None when there are none."""
    state: State | None = None
    for event in events:
        state = evolve(state, event)
    return state


def evolve(state: State | None, event: e.Event) -> State:
    """The next state; OutOfOrder when a dossier would start with anything but an intake event."""
    if isinstance(event, e.IntakeEvent):
        return _evolve_intake(state, event)
    if state is None:
        raise OutOfOrder(f"{event.NAME} cannot be the first event of a dossier.")
    return replace(_evolve_opened(state, event), version=state.version + 1, last_event_at=event.at)


def _evolve_opened(
    state: State,
    event: e.OnlineEvent
    | e.HandlingEvent
    | e.OpinionEvent
    | e.ClockEvent
    | e.ResultEvent
    | e.WithdrawalEvent,
) -> State:
    if isinstance(event, e.OnlineEvent):
        return evolve_online(state, event)
    if state.clock is None:
        return _evolve_unreceived(state, event)
    if isinstance(event, e.HandlingEvent):
        return evolve_handling(state, event)
    if isinstance(event, e.OpinionEvent):
        return evolve_opinion(state, event)
    if isinstance(event, e.ClockEvent):
        return evolve_clock(state, state.clock, event)
    if isinstance(event, e.ResultEvent):
        return _evolve_result(state, event)
    return _evolve_withdrawal(state, event)


def _evolve_unreceived(
    state: State,
    event: e.HandlingEvent | e.OpinionEvent | e.ClockEvent | e.ResultEvent | e.WithdrawalEvent,
) -> State:
    """What may happen before reception: a dissolved unit, and money paid from home."""
    if isinstance(event, e.MovedToSuccessor):
        return evolve_handling(state, event)
    if isinstance(event, e.Paid):
        return replace(state, paid=state.paid + event.amount)
    raise OutOfOrder(f"{event.NAME} cannot stand before the reception of a dossier.")


def _evolve_intake(state: State | None, event: e.IntakeEvent) -> State:
    if state and state.stage not in BEFORE_RECEPTION:
        raise OutOfOrder(f"{event.NAME} cannot stand after the door is closed.")
    opened = _opened(state, event)
    match event:
        case e.Drafted():
            return opened
        case e.Submitted():
            return submitted(opened, event)
        case e.SupplementAskedAtIntake():
            return replace(
                answered(opened, event.at),
                stage=Stage.SUPPLEMENT_AT_INTAKE,
                missing=event.missing,
                supplements=opened.supplements + 1,
                slip=event.number,
            )
        case e.RefusedAtIntake():
            return replace(answered(opened, event.at), stage=Stage.NOT_ACCEPTED, slip=event.number)
        case e.Received():
            return _received(opened, event)
        case _:
            assert_never(event)


def _opened(state: State | None, event: e.IntakeEvent) -> State:
    """A draft of this filing; what an earlier visit left is kept: slip, code, turn, money."""
    return State(
        version=state.version + 1 if state else 1,
        stage=Stage.DRAFT,
        filing=event.filing,
        terms=event.terms,
        regime=event.regime,
        form_set=event.form_set,
        opened_at=state.opened_at if state else event.at,
        last_event_at=event.at,
        supplements=state.supplements if state else 0,
        slip=state.slip if state else "",
        code=state.code if state else "",
        part=state.part if state else None,
        replaced=state.replaced if state else (),
        turn=state.turn if state else None,
        paid=state.paid if state else 0,
        violations=state.violations if state else 0,
        fees=event.filing.fees,
    )


def _received(opened: State, event: e.Received) -> State:
    clock = Clock(
        counted_from=event.at,
        first_due_at=event.due.at,
        due_at=event.due.at,
        calendar=event.due.calendar,
        reasons=event.due.reasons,
        transfer_by=event.transfer_by,
    )
    return replace(
        answered(opened, event.at),
        stage=Stage.RECEIVED,
        code=event.number or opened.code,
        received_at=event.at,
        clock=clock,
    )


def _evolve_result(state: State, event: e.ResultEvent) -> State:
    match event:
        case e.Proposed():
            return replace(state, stage=Stage.PROPOSED, proposal=event.proposal)
        case e.SentBack():
            return replace(state, stage=Stage.IN_PROGRESS, proposal=None)
        case e.Approved():
            return replace(state, stage=Stage.APPROVED, result=event.result, finished_at=event.at)
        case e.Refused():
            return replace(state, stage=Stage.REFUSED, finished_at=event.at)
        case e.ErrorCorrected():
            return _corrected(state, event)
        case e.ResultReturned():
            return replace(
                state,
                stage=Stage.RETURNED,
                returned_at=event.at,
                given_back=(*state.given_back, *event.given_back),
            )
        case _:
            assert_never(event)


def _corrected(state: State, event: e.ErrorCorrected) -> State:
    """The corrected paper has to be handed over, even where the wrong one already was."""
    return replace(state, stage=Stage.APPROVED, result=event.corrected_result, returned_at=None)


def _evolve_withdrawal(state: State, event: e.WithdrawalEvent) -> State:
    match event:
        case e.WithdrawalRequested():
            return replace(
                state,
                stage=Stage.WITHDRAWAL_REQUESTED,
                stage_before=state.stage,
                turn=turn_stands(state, event.at),
            )
        case e.Stopped():
            over = turn_over(state, event.at)
            return replace(state, stage=Stage.STOPPED, finished_at=event.at, turn=over)
        case e.Resumed():
            back = state.stage_before or Stage.IN_PROGRESS
            return replace(turn_goes_on(state), stage=back, stage_before=None)
        case _:
            assert_never(event)
