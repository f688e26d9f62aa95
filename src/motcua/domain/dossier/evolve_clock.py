"""What stops, restarts and moves the legal clock means for the state."""

from dataclasses import replace
from typing import assert_never

from motcua.domain.calendar.pausing import Pause
from motcua.domain.dossier import events as e
from motcua.domain.dossier.events.base import Due
from motcua.domain.dossier.evolve_online import answered
from motcua.domain.dossier.party import joined
from motcua.domain.dossier.state import Clock, Stage, State


def evolve_clock(state: State, clock: Clock, event: e.ClockEvent) -> State:
    match event:
        case e.SupplementAsked():
            return _stand_for_supplement(state, clock, event)
        case e.SupplementReceived():
            return _restart(state, clock, event)
        case e.PaymentRequested():
            return _wait_for_payment(state, clock, event)
        case e.Paid():
            return _pay(state, clock, event)
        case e.Extended():
            appointed = replace(
                _redated(clock, event.due), extensions=clock.extensions + 1, reappointed=True
            )
            return replace(state, clock=appointed)
        case e.CalendarSuspended():
            return replace(state, clock=_redated(clock, event.due))
        case e.TransitNoted():
            wait = Pause(since=event.since, until=event.until, article=event.rule)
            noted = replace(_redated(clock, event.due), transits=(*clock.transits, wait))
            return replace(state, clock=noted)
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
        supplement_returns=0,
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
        transits=(),
        standing_since=None,
        reappointed=False,
    )
    filing = replace(state.filing, papers=joined((*state.filing.papers, *event.papers)))
    return replace(
        answered(state, event.at),
        stage=Stage.IN_PROGRESS,
        clock=restarted,
        filing=filing,
        missing=(),
        sent=(),
        sent_files=frozenset(),
        supplement_returns=0,
        proposal=None,
    )


def _wait_for_payment(state: State, clock: Clock, event: e.PaymentRequested) -> State:
    waiting = replace(state, stage=Stage.AWAITING_PAYMENT, fees=(*state.fees, *event.items))
    if not event.stops_clock:
        return waiting
    pause = Pause(since=event.at, until=None, article="")
    stopped = replace(clock, standing_since=event.at, pauses=(*clock.pauses, pause))
    return replace(waiting, clock=stopped)


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
