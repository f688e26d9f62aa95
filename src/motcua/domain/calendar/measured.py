"""The measured clock of decision 766/QĐ-TTg: the first wait is subtracted, a second one is late."""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.calendar.counting import Basis, Count, count
from motcua.domain.calendar.deadlines import reception
from motcua.domain.calendar.hours import to_minute
from motcua.domain.calendar.pausing import Pause, resume
from motcua.domain.calendar.reasons import Articles, Reason, moment_text
from motcua.domain.calendar.terms import Term
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True)
class Measured:
    """How the index sees a dossier; never what the law says of it."""

    due_at: datetime
    ended_at: datetime
    late: bool
    reasons: tuple[Reason, ...]


def measured(
    received_at: datetime,
    term: Term,
    calendar: WorkCalendar,
    *,
    waits: tuple[Pause, ...],
    ended_at: datetime,
    articles: Articles,
) -> Measured:
    """Whether the index counts the dossier as late.

    `waits` are the supplement requests, one each, never merged. `ended_at` is the finish, or
    the end of the period for an open dossier; a dossier waiting the first time ended when asked.
    """
    basis = Basis(term, calendar, articles)
    start, end = to_minute(received_at), to_minute(ended_at)
    counted = count(start, basis)
    first, *others = sorted(waits, key=lambda wait: wait.since) or (None,)
    if first is not None:
        first = Pause(max(to_minute(first.since), start), first.until, first.article)
        if first.until is None:
            end = min(end, first.since)
        elif to_minute(first.until) > first.since:
            until = to_minute(first.until)
            counted = resume(counted, Pause(first.since, until, articles.measured), basis)
    reasons = (reception(start, basis), *counted.reasons, *_second(counted, others, articles))
    return Measured(counted.due_at, end, bool(others) or end > counted.due_at, reasons)


def _second(counted: Count, others: list[Pause], articles: Articles) -> tuple[Reason, ...]:
    if not others:
        return ()
    said = moment_text(to_minute(others[0].since))
    note = Bilingual(
        f"Yêu cầu bổ sung lần hai lúc {said.vi}: chỉ số tính là quá hạn.",
        f"Second supplement request at {said.en}: the index counts the dossier as late.",
    )
    return (Reason("second_request", articles.measured, counted.due_at, counted.due_at, note),)
