"""Who waits for an answer to what was filed online, the first come first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.domain.calendar.hours import working_minutes
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.local_time import local
from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import PAGE
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import queries as rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One filing in the queue; `minutes_left` are the unit's working minutes, negative when late.

    `sent`: a supplement came after examination, and only has to be confirmed.
    """

    id: UUID
    version: int
    code: str
    procedure_name: str
    field: str
    applicant_name: str
    receiving_unit: str
    competent_agency: str
    submitted_at: datetime
    answer_by: datetime
    minutes_left: int
    sent: bool
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """`units` None means everywhere."""

    units: tuple[str, ...] | None
    text: str = ""
    late_at: datetime | None = None


def waiting(wanted: QueueFilter, now: datetime, *, page: int = 1) -> list[WaitingRow]:
    """By turn: the first submission, then the hour of the answer. One page, and one row more."""
    first = (max(page, 1) - 1) * PAGE
    rows = _waiting(wanted).order_by("submitted_at", "answer_by", "code")
    return [_row(each, now) for each in rows[first : first + PAGE + 1]]


def count_waiting(wanted: QueueFilter) -> int:
    return _waiting(wanted).count()


def _waiting(wanted: QueueFilter) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(answer_by__isnull=False)
    if wanted.units is not None:
        rows = rows.filter(receiving_unit__in=wanted.units)
    if wanted.late_at is not None:
        rows = rows.filter(answer_by__lt=wanted.late_at)
    words = folded(wanted.text[:200]).split()
    if words:
        each = Q()
        for word in words:
            each &= Q(search_text__contains=word)
        rows = rows.filter(each | Q(code__istartswith=wanted.text.strip()[:60]))
    return rows


def _row(each: Dossier, now: datetime) -> WaitingRow:
    answer_by = each.answer_by or now
    return WaitingRow(
        id=each.id,
        version=each.version,
        code=each.code,
        procedure_name=each.procedure_name,
        field=each.field,
        applicant_name=each.applicant_name,
        receiving_unit=each.receiving_unit,
        competent_agency=each.competent_agency,
        submitted_at=each.submitted_at or each.opened_at,
        answer_by=answer_by,
        minutes_left=minutes_to_answer(each.receiving_unit, answer_by, now),
        sent=each.stage == Stage.SUPPLEMENT,
        owed=each.owed,
    )


def minutes_to_answer(unit: str, answer_by: datetime, now: datetime) -> int:
    """A unit that has closed since counts on the public calendar."""
    today = local(now).date()
    try:
        calendar = rules.unit_calendar(rules.living(unit, today), today)
    except Refused:
        calendar = rulebook.calendar_for(None, today)
    return working_minutes(local(now), local(answer_by), calendar)
