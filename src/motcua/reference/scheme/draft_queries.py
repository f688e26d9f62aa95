"""Reads of drafts, and what one would change before anybody decides it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.domain.kernel.actor import Employer
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.queries import ProcedureRow
from motcua.reference.scheme import drafts
from motcua.reference.scheme.drafts import Draft
from motcua.reference.scheme.lines import (
    Change,
    Deed,
    Difference,
    Line,
    changed,
    contradictions,
    difference,
    speaking,
)
from motcua.reference.scheme.models import SchemeDraft
from motcua.reference.scheme.picture_queries import lines_on
from motcua.reference.scheme.queries import lines_where
from motcua.reference.scheme.vocabulary import CHANNELS, Task

Said = tuple[object, ...]


def all_drafts() -> list[Draft]:
    """Open ones first, then the newest."""
    rows = SchemeDraft.objects.select_related("decision").order_by("-changed_at", "-pk")
    return sorted(map(_draft, rows), key=lambda draft: not draft.is_open)


def draft(number: int) -> Draft | None:
    row = SchemeDraft.objects.select_related("decision").filter(pk=number).first()
    return None if row is None else _draft(row)


def _draft(row: SchemeDraft) -> Draft:
    return Draft(
        number=row.pk,
        contents=drafts.read(row.change),
        version=row.version,
        state=row.state,
        author=row.author,
        author_name=row.author_name,
        changed_at=row.changed_at,
        changed_name=row.changed_name,
        decision=row.decision.number if row.decision else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Procedures of a task that change hands at a unit: to the post, or back to officials."""

    task: Task
    to_post: tuple[str, ...]
    to_agency: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEffect:
    """What a change would mean at one counter on its first day."""

    unit: str
    differences: tuple[Difference, ...]
    handed: tuple[Handed, ...]

    @property
    def procedures(self) -> frozenset[str]:
        return frozenset(
            code for handed in self.handed for code in (*handed.to_post, *handed.to_agency)
        )


def effects(change: Change, effective: date) -> list[UnitEffect]:
    """Unit by unit what differs on the first day, with the procedures whose hands change."""
    units = {line.unit for line in change.added}
    standing = lines_where(Q(unit_code__in=units) | Q(pk__in=change.ended))
    units |= {line.unit for line in standing}
    before = [line for line in lines_on(effective) if line.unit in units]
    coming = changed(before, change, effective)
    after = [line for line in coming if line.holds_on(effective)]
    differing: dict[str, list[Difference]] = {}
    for each in difference(before, after):
        differing.setdefault(each.place[0], []).append(each)
    comparing = _Comparing(catalogue.procedures(effective), effective)
    return [
        UnitEffect(
            unit=unit,
            differences=tuple(found),
            handed=comparing.handed(_of(before, unit), _of(after, unit), found),
        )
        for unit, found in sorted(differing.items())
    ]


def in_the_way(change: Change, effective: date) -> tuple[int, ...]:
    """Lines in force or decided that hold a place the change wants to give away."""
    units = {line.unit for line in change.added}
    standing = lines_where(Q(unit_code__in=units) | Q(pk__in=change.ended))
    pairs = contradictions(changed(standing, change, effective))
    return tuple(sorted({line.number for pair in pairs for line in pair if line.number}))


def _of(lines: Sequence[Line], unit: str) -> list[Line]:
    return [line for line in lines if line.unit == unit]


class _Comparing:
    """Compares who does what, procedure by procedure; units with equal lines are done once."""

    def __init__(self, procedures: list[ProcedureRow], on: date) -> None:
        self.procedures = procedures
        self.on = on
        self.known: dict[Said, Handed] = {}

    def handed(
        self, before: list[Line], after: list[Line], found: list[Difference]
    ) -> tuple[Handed, ...]:
        tasks = [task for task in Task if any(each.place[1] is task for each in found)]
        all_handed = [self._task(task, before, after) for task in tasks]
        return tuple(each for each in all_handed if each.to_post or each.to_agency)

    def _task(self, task: Task, before: list[Line], after: list[Line]) -> Handed:
        then, now = ([line for line in lines if line.task is task] for lines in (before, after))
        key = (task, _said(then), _said(now))
        if key not in self.known:
            self.known[key] = self._compared(task, then, now)
        return self.known[key]

    def _compared(self, task: Task, then: list[Line], now: list[Line]) -> Handed:
        to_post, to_agency = [], []
        for row in self.procedures:
            had, has = self._by_post(then, task, row), self._by_post(now, task, row)
            if has - had:
                to_post.append(row.code)
            if had - has:
                to_agency.append(row.code)
        return Handed(task=task, to_post=tuple(to_post), to_agency=tuple(to_agency))

    def _by_post(self, lines: list[Line], task: Task, row: ProcedureRow) -> frozenset[str]:
        """The channels by which staff of the post do the task for the procedure."""
        return frozenset(
            channel for channel in CHANNELS if self._is_post(lines, _deed(task, row, channel))
        )

    def _is_post(self, lines: list[Line], deed: Deed) -> bool:
        line = speaking(lines, deed, self.on)
        return line is not None and line.employer is Employer.POST


def _said(lines: list[Line]) -> frozenset[tuple[object, ...]]:
    return frozenset((line.scope, line.subject, line.channel, line.employer) for line in lines)


def _deed(task: Task, row: ProcedureRow, channel: str) -> Deed:
    return Deed(
        task=task,
        field=row.field.value,
        procedure=row.code,
        channel=channel,
        employer=Employer.POST,
        level=row.level.value,
    )
