"""Reads of the exchange: what is out of step, since when, why; how the comparisons went."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from motcua.channels.exchange.models import Comparison, Difference, Standing, Try
from motcua.channels.exchange.rows import (
    ComparisonRow,
    DifferenceRow,
    ReasonRow,
    StandingRow,
    TryRow,
)

PAGE = 50
COMPARISONS = 14


def out_of_step(reason: str = "", *, page: int = 1) -> list[StandingRow]:
    """The longest out of step first; one more than a page."""
    first = (max(page, 1) - 1) * PAGE
    rows = _open().filter(reason=reason) if reason else _open()
    return [_row(each) for each in rows.order_by("since", "code")[first : first + PAGE + 1]]


def reasons() -> list[ReasonRow]:
    """The most frequent reason first."""
    rows = _open().values_list("reason").annotate(number=Count("pk"), first=Min("since"))
    return [
        ReasonRow(reason=reason, number=number, since=first)
        for reason, number, first in rows.order_by("-number", "reason")
    ]


def in_step() -> int:
    return Standing.objects.filter(since=None, told_version__gt=0).count()


def waiting() -> int:
    return _open().count()


def standing(dossier: UUID) -> StandingRow | None:
    found = Standing.objects.filter(pk=dossier).first()
    return _row(found) if found else None


def by_codes(codes: Collection[str]) -> list[StandingRow]:
    return [_row(each) for each in Standing.objects.filter(code__in=codes).order_by("code")]


def tries(dossier: UUID) -> list[TryRow]:
    """The newest first, as many as fit a page."""
    rows = Try.objects.filter(dossier=dossier).order_by("-id")[:PAGE]
    return [
        TryRow(at=row.at, version=row.version, outcome=row.outcome, said=row.said) for row in rows
    ]


def comparisons() -> list[ComparisonRow]:
    """The last ones, newest first."""
    rows = Comparison.objects.annotate(found=Count("differences")).order_by("-at", "-id")
    return [
        ComparisonRow(
            id=row.pk,
            day=row.day.isoformat(),
            at=row.at,
            ours=row.ours,
            theirs=row.theirs,
            differences=row.found,
            trouble=row.trouble,
        )
        for row in rows[:COMPARISONS]
    ]


def differences(comparison: int) -> list[DifferenceRow]:
    rows = Difference.objects.filter(comparison=comparison).order_by("code")
    return [
        DifferenceRow(code=row.code, kind=row.kind, ours=row.ours, theirs=row.theirs)
        for row in rows
    ]


def _open() -> QuerySet[Standing]:
    return Standing.objects.filter(since__isnull=False)


def _row(each: Standing) -> StandingRow:
    return StandingRow(
        dossier=each.dossier,
        code=each.code,
        version=each.version,
        told_version=each.told_version,
        told_at=each.told_at,
        since=each.since,
        state=each.state,
        reason=each.reason,
        said=each.said,
        tries=each.tries,
        next_at=each.next_at,
    )
