"""The dossier's dates from the calendar's arithmetic (decree 61/2018 art. 18, 19.4, 19.9)."""

from dataclasses import replace
from datetime import datetime

from motcua.domain.calendar.counting import Basis, Count
from motcua.domain.calendar.deadlines import (
    Deadline,
    Restart,
    days_before,
    due,
    reappoint,
    transfer_due,
)
from motcua.domain.calendar.pausing import Pause, resume
from motcua.domain.calendar.terms import Term
from motcua.domain.calendar.workdays import Suspension, WorkCalendar
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.events.base import Due
from motcua.domain.dossier.state import Clock, State
from motcua.domain.kernel.local_time import local


def _due(deadline: Deadline, calendar: WorkCalendar) -> Due:
    return Due(at=deadline.due_at, reasons=deadline.reasons, calendar=calendar.version)


def first(term: Term, at: datetime, context: Context) -> Due:
    """The due date a receipt promises."""
    calendar = context.rules.calendar
    return _due(due(at, term, calendar, articles=context.rules.counting), calendar)


def transfer_by(at: datetime, context: Context) -> datetime:
    regime = context.rules.regime
    article = context.article("transfer")
    return transfer_due(at, context.rules.calendar, regime.transfer_cutoff, article).due_at


def supplement_limit(clock: Clock, context: Context) -> datetime:
    """Closing time of the last day on which a supplement may still be asked for."""
    calendar = context.rules.calendar
    days = context.rules.regime.supplement_after_exam_working_days
    return calendar.closing(calendar.nth_after(local(clock.counted_from).date(), days))


def apology_limit(clock: Clock, context: Context) -> datetime:
    days = context.rules.regime.apology_days_before_due
    return days_before(clock.due_at, days, context.rules.calendar)


def restarted(state: State, clock: Clock, context: Context) -> Due:
    """The whole term again from now, its grounds appended to those of the old date."""
    calendar, article = context.rules.calendar, context.article("supplement_exam")
    again = due(
        clock.counted_from,
        state.terms.term,
        calendar,
        restart=Restart(context.at, article),
        articles=context.rules.counting,
    )
    start = max(i for i, reason in enumerate(again.reasons) if reason.rule == "restart")
    new = replace(again.reasons[start], before=clock.reasons[-1].after)
    return Due(
        at=again.due_at,
        reasons=(*clock.reasons, new, *again.reasons[start + 1 :]),
        calendar=calendar.version,
    )


def resumed(state: State, clock: Clock, context: Context) -> Due:
    """The rest of the term after the clock stood still for the applicant's payment."""
    calendar = context.rules.calendar
    since = clock.standing_since or context.at
    pause = Pause(since, context.at, context.article("fees"))
    basis = Basis(state.terms.term, calendar, context.rules.counting)
    counted = Count(local(clock.due_at), local(clock.due_at).date(), clock.reasons)
    moved = resume(counted, pause, basis)
    return Due(at=moved.due_at, reasons=moved.reasons, calendar=calendar.version)


def extended(clock: Clock, new_due_at: datetime, context: Context) -> Due:
    calendar = context.rules.calendar
    old = Deadline(local(clock.due_at), clock.reasons)
    return _due(reappoint(old, new_due_at, calendar, context.article("apology")), calendar)


def suspended(state: State, clock: Clock, suspension: Suspension, context: Context) -> Due | None:
    """The date under a notice that closes the offices; None when it does not change.

    A re-appointed date stays unless the office is closed on it.
    """
    known = context.rules.calendar
    calendar = known
    if suspension not in known.suspensions:
        calendar = replace(known, suspensions=(*known.suspensions, suspension))
    old = local(clock.due_at)
    if clock.extended:
        if calendar.is_working_day(old.date()):
            return None
        moved = calendar.closing(calendar.next_working_day(old.date()))
        deadline = Deadline(old, clock.reasons)
        return _due(reappoint(deadline, moved, calendar, suspension.notice), calendar)
    new = due(
        clock.counted_from,
        state.terms.term,
        calendar,
        pauses=clock.pauses,
        articles=context.rules.counting,
    )
    if new.due_at == old:
        return None
    return _due(new, calendar)
