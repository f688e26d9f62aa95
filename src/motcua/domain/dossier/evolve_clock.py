"""What stops, restarts and moves the legal clock means for the state."""

from dataclasses import replace
from typing import assert_never

from motcua.domain.calendar.pausing import Pause
from motcua.domain.dossier import events as e
from motcua.domain.dossier.events.base import Due
from motcua.domain.dossier.party import PaperCount
from motcua.domain.dossier.state import Clock, Stage, State


def evolve_clock(state: State, event: e.ClockEvent) -> State:
    if state.clock is None:
        return state
    match event:
        case e.SupplementAsked():
            return _stand_for_supplement(state, state.clock, event)
        case e.SupplementReceived():
            return _restart(state, state.clock, event)
        case e.PaymentRequested():
            waiting = Pause(since=event.at, until=None, article="")
            clock = replace(
                state.clock, standing_since=event.at, pauses=(*state.clock.pauses, waiting)
            )
            fees = (*state.fees, *event.items)
            return replace(state, stage=Stage.AWAITING_PAYMENT, clock=clock, fees=fees)
        case e.Paid():
            return _pay(state, state.clock, event)
        case e.Extended():
            clock = replace(_redated(state.clock, event.due), extended=True)
            return replace(state, clock=clock)
        case e.CalendarSuspended():
            return replace(state, clock=_redated(state.clock, event.due))
        case _:
            assert_never(event)


def _redated(clock: Clock, due: Due) -> Clock:
    return replace(clock, due_at=due.at, reasons=due.reasons, calendar=due.calendar)


def _stand_for_supplement(state: State, clock: Clock, event: e.SupplementAsked) -> State:
    waiting = Pause(since=event.at, until=None, article="")
    return replace(
        state,
        stage=Stage.SUPPLEMENT,
        missing=event.missing,
        supplements=state.supplements + 1,
        violations=state.violations + int(event.violation),
        clock=replace(
            clock,
            standing_since=event.at,
            supplement_waits=(*clock.supplement_waits, waiting),
        ),
    )


def _restart(state: State, clock: Clock, event: e.SupplementReceived) -> State:
    waits = tuple(replace(w, until=w.until or event.at) for w in clock.supplement_waits)
    restarted = replace(
        _redated(clock, event.due),
        counted_from=event.at,
        supplement_waits=waits,
        pauses=(),
        standing_since=None,
    )
    filing = replace(state.filing, papers=_joined(state.filing.papers, event.papers))
    return replace(
        state, stage=Stage.IN_PROGRESS, clock=restarted, filing=filing, missing=(), proposal=None
    )


def _pay(state: State, clock: Clock, event: e.Paid) -> State:
    paid = replace(state, paid=state.paid + event.amount)
    if event.due is None:
        return paid
    pauses = tuple(replace(p, until=p.until or event.at) for p in clock.pauses)
    return replace(
        paid,
        stage=Stage.IN_PROGRESS,
        clock=replace(_redated(clock, event.due), pauses=pauses, standing_since=None),
    )


def _joined(
    before: tuple[PaperCount, ...], added: tuple[PaperCount, ...]
) -> tuple[PaperCount, ...]:
    """Counts of the same paper add up; new papers come last, in the order handed in."""
    counts = {paper.code: paper for paper in before}
    for paper in added:
        had = counts.get(paper.code, PaperCount(code=paper.code))
        counts[paper.code] = PaperCount(
            code=paper.code,
            originals=had.originals + paper.originals,
            certified=had.certified + paper.certified,
            copies=had.copies + paper.copies,
            electronic=had.electronic + paper.electronic,
            give_back=had.give_back + paper.give_back,
        )
    return tuple(counts.values())
