"""The dossier's dates from the calendar's arithmetic (decree 61/2018 art. 18, 19.4, 19.9).

A date that moves keeps its past: the new grounds follow the old ones, each from date to date.
"""

from collections.abc import Set
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
from motcua.domain.calendar.hours import to_minute
from motcua.domain.calendar.pausing import Pause, merged, resume
from motcua.domain.calendar.reasons import Reason, moment_text, suspensions_text
from motcua.domain.calendar.workdays import Suspension, WorkCalendar
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.events.base import Due
from motcua.domain.dossier.state import Clock, State
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual


def _due(deadline: Deadline, calendar: WorkCalendar) -> Due:
    return Due(at=deadline.due_at, reasons=deadline.reasons, calendar=calendar.version)


def first(terms: ProcedureTerms, at: datetime, context: Context) -> Due:
    """The due date a receipt promises."""
    calendar = context.rules.calendar
    return _due(due(at, terms.term, calendar, articles=context.rules.counting), calendar)


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


def at_agency(state: State, clock: Clock, context: Context) -> Due:
    """The whole term from its arrival at the competent agency (decree 309/2026 art. 17.3)."""
    counted = first(state.terms, context.at, context)
    arrived = to_minute(context.at)
    said = moment_text(arrived)
    note = Bilingual(
        f"Cơ quan có thẩm quyền nhận hồ sơ lúc {said.vi}: thời hạn tính từ lúc này.",
        f"The competent agency received the dossier at {said.en}: the term runs from then.",
    )
    start = Reason("agency_start", context.article("clock_start"), clock.due_at, arrived, note)
    return replace(counted, reasons=(*clock.reasons, start, *counted.reasons[1:]))


def restarted(state: State, clock: Clock, context: Context) -> Due:
    """The whole term again from now (art. 19.4)."""
    calendar = context.rules.calendar
    again = due(
        context.at,
        state.terms.term,
        calendar,
        restart=Restart(context.at, context.article("supplement_exam")),
        articles=context.rules.counting,
    )
    return _due(_after(clock, again, {"restart"}), calendar)


def resumed(state: State, clock: Clock, context: Context) -> Due:
    """The rest of the term after the clock stood still for the applicant's payment.

    Where the law of the dossier does not stop the clock for it, the date is what it was.
    """
    if clock.standing_since is None:
        return Due(at=clock.due_at, reasons=clock.reasons, calendar=clock.calendar)
    calendar = context.rules.calendar
    pauses = _pauses(clock, context, until=context.at)
    basis = Basis(state.terms.term, calendar, context.rules.counting)
    if clock.reappointed:
        counted = Count(local(clock.due_at), local(clock.due_at).date(), clock.reasons)
        moved = resume(counted, merged(pauses[-1:])[0], basis)
        return Due(at=moved.due_at, reasons=moved.reasons, calendar=calendar.version)
    again = due(clock.counted_from, basis.term, calendar, pauses=pauses, articles=basis.articles)
    return _due(_after(clock, again, {"pause", "pause_after_due"}), calendar)


def extended(clock: Clock, new_due_at: datetime, context: Context) -> Due:
    calendar = context.rules.calendar
    old = Deadline(local(clock.due_at), clock.reasons)
    return _due(reappoint(old, new_due_at, calendar, context.article("apology")), calendar)


def suspended(state: State, clock: Clock, suspension: Suspension, context: Context) -> Due | None:
    """The date under a notice that closes the offices; None when it does not change.

    A re-appointed date stays unless the office is closed on it.
    """
    calendar = _closed_by(suspension, context.rules.calendar)
    old = local(clock.due_at)
    if clock.reappointed:
        open_then = calendar.is_working_day(old.date())
        new = old if open_then else calendar.closing(calendar.next_working_day(old.date()))
    else:
        pauses = _pauses(clock, context, until=None)
        term, articles = state.terms.term, context.rules.counting
        new = due(clock.counted_from, term, calendar, pauses=pauses, articles=articles).due_at
    if new <= old:
        return None
    said, end = suspensions_text([suspension]), moment_text(new)
    note = Bilingual(
        f"Tạm ngừng làm việc: {said.vi}; hết hạn {end.vi}.",
        f"Office closed by notice: {said.en}; due {end.en}.",
    )
    moved = Reason("suspension", suspension.notice, old, new, note)
    return Due(at=new, reasons=(*clock.reasons, moved), calendar=calendar.version)


def transited(state: State, clock: Clock, wait: Pause, context: Context) -> Due:
    """The date when a time on the way does not count.

    A re-appointed date was promised, not counted, and stays.
    """
    calendar, old = context.rules.calendar, local(clock.due_at)
    pauses = (*_pauses(clock, context, until=None), wait)
    again = due(
        clock.counted_from,
        state.terms.term,
        calendar,
        pauses=pauses,
        articles=context.rules.counting,
    )
    new = old if clock.reappointed else max(old, again.due_at)
    since, until, end = (moment_text(m) for m in (wait.since, wait.until or context.at, new))
    note = Bilingual(
        f"Vận chuyển từ {since.vi} đến {until.vi} không tính vào thời hạn; hết hạn {end.vi}.",
        f"On the way from {since.en} to {until.en}, which does not count; due {end.en}.",
    )
    reason = Reason("transit", wait.article, old, new, note)
    return Due(at=new, reasons=(*clock.reasons, reason), calendar=calendar.version)


def _closed_by(suspension: Suspension, known: WorkCalendar) -> WorkCalendar:
    if suspension in known.suspensions:
        return known
    return replace(known, suspensions=(*known.suspensions, suspension))


def _pauses(clock: Clock, context: Context, until: datetime | None) -> tuple[Pause, ...]:
    """Every wait for a payment with its article, an open one until `until`; transits first."""
    article = context.article("fees")
    waits = (Pause(pause.since, pause.until or until, article) for pause in clock.pauses)
    return (*clock.transits, *waits)


def _after(clock: Clock, again: Deadline, rules: Set[str]) -> Deadline:
    """The new date with the grounds from the last one of these rules on, joined to the old ones."""
    places = [place for place, reason in enumerate(again.reasons) if reason.rule in rules]
    if not places:
        return Deadline(local(clock.due_at), clock.reasons)
    turning = replace(again.reasons[places[-1]], before=local(clock.due_at))
    reasons = (*clock.reasons, turning, *again.reasons[places[-1] + 1 :])
    return Deadline(again.due_at, reasons)
