"""The scheme as a picture: all units on a day, one unit's history, phases, two days compared."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q, QuerySet

from motcua.domain.kernel.actor import Employer
from motcua.reference.places import queries as places
from motcua.reference.scheme.lines import Difference, Line, difference
from motcua.reference.scheme.models import SchemeDecision, SchemeLine, SchemeNote
from motcua.reference.scheme.queries import TaskEntry, entries, line_of, lines_where
from motcua.reference.scheme.vocabulary import Scope, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPicture:
    """A one-stop unit of the day with what everybody does there."""

    unit: places.OneStopUnit
    tasks: tuple[TaskEntry, ...]

    @property
    def post_does(self) -> tuple[TaskEntry, ...]:
        return tuple(entry for entry in self.tasks if entry.employer is Employer.POST)

    def post_has(self, task: Task) -> bool:
        return any(entry.task is task for entry in self.post_does)


def lines_on(on: date, unit: str | None = None) -> list[Line]:
    """Every line in force that day."""
    wanted = Q(valid__contains=on)
    return lines_where(wanted if unit is None else wanted & Q(unit_code=unit))


def overview(on: date) -> list[UnitPicture]:
    """All units open that day: the province's, then the districts', then the communes'."""
    by_unit: dict[str, list[Line]] = {}
    for line in lines_on(on):
        by_unit.setdefault(line.unit, []).append(line)
    order = {"province": 0, "district": 1, "commune": 2}
    units = sorted(places.one_stop_units(on), key=lambda unit: (order[unit.level], unit.code))
    return [
        UnitPicture(unit=unit, tasks=tuple(entries(by_unit.get(unit.code, [])))) for unit in units
    ]


def compare(first: date, second: date, unit: str | None = None) -> list[Difference]:
    """What differs between two days; the same with sides exchanged when asked the other way."""
    return difference(lines_on(first, unit), lines_on(second, unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A decision that closed a line; `last` is None when the line never came into force."""

    decision: str
    last: date | None
    recorded_at: datetime
    recorded_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRecord:
    """A line with who recorded it; `recorded_at` is None for what is shipped with the product."""

    line: Line
    recorded_at: datetime | None
    recorded_name: str
    closings: tuple[Closing, ...]
    struck_on: date | None
    struck_why: str


def history(unit: str) -> list[LineRecord]:
    """Every line the unit ever had, the newest first, struck ones too."""
    return [
        _record(row) for row in _recorded(Q(unit_code=unit)).order_by("-valid", "task", "subject")
    ]


def line(number: int) -> LineRecord | None:
    row = _recorded(Q(pk=number)).first()
    return None if row is None else _record(row)


def lines(numbers: Collection[int]) -> list[Line]:
    """The lines of these numbers that were not struck, in the order in which they began."""
    return lines_where(Q(pk__in=numbers))


def _recorded(wanted: Q) -> QuerySet[SchemeLine]:
    rows = SchemeLine.objects.filter(wanted).select_related("decided_by")
    return rows.prefetch_related("endings__decision")


def _record(row: SchemeLine) -> LineRecord:
    by = row.decided_by
    return LineRecord(
        line=line_of(row),
        recorded_at=by.recorded_at if by else None,
        recorded_name=by.recorded_name if by else "",
        closings=tuple(
            Closing(
                decision=ending.decision.number,
                last=ending.last,
                recorded_at=ending.decision.recorded_at,
                recorded_name=ending.decision.recorded_name,
            )
            for ending in row.endings.all()
        ),
        struck_on=row.struck_on,
        struck_why=row.struck_why,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """The lines of one phase, or of one decision that names none."""

    name: str
    first: date
    last: date | None
    decisions: tuple[str, ...]
    units: tuple[str, ...]
    tasks: tuple[Task, ...]
    fields: tuple[str, ...] | None
    trusts: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    notes_en: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def phases() -> list[Phase]:
    """The phases in the order in which they began; what was struck is no part of one."""
    told = list(SchemeNote.objects.order_by("code"))
    lines = sorted(lines_where(Q()), key=lambda each: (_phase_of(each), each.first))
    found = [
        _phase(name, list(group), [note for note in told if note.phase and note.phase == name])
        for name, group in groupby(lines, key=_phase_of)
    ]
    return sorted(found, key=lambda phase: (phase.first, phase.name))


def _phase_of(each: Line) -> str:
    return each.phase or each.decision


def _phase(name: str, lines: Sequence[Line], told: Sequence[SchemeNote]) -> Phase:
    lasts = [each.last for each in lines]
    fields = _distinct(each.subject for each in lines if each.scope is Scope.FIELD)
    return Phase(
        name=name,
        first=lines[0].first,
        last=None if None in lasts else max(last for last in lasts if last),
        decisions=_distinct(each.decision for each in lines if each.decision),
        units=_distinct(each.unit for each in lines),
        tasks=tuple(task for task in Task if any(each.task is task for each in lines)),
        fields=fields or None,
        trusts=_distinct(each.trust for each in lines),
        sources=_distinct(each.source for each in lines),
        notes=tuple(note.text_vi for note in told),
        notes_en=tuple(note.text_en for note in told),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    number: str
    title: str
    signed_on: date | None
    effective: date
    recorded_at: datetime
    recorded_name: str
    begun: int
    ended: int


def decisions() -> list[DecisionRow]:
    """What people recorded here, the newest first."""
    return [
        DecisionRow(
            number=row.number,
            title=row.title,
            signed_on=row.signed_on,
            effective=row.effective,
            recorded_at=row.recorded_at,
            recorded_name=row.recorded_name,
            begun=row.schemeline_set.count(),
            ended=row.endings.count(),
        )
        for row in SchemeDecision.objects.order_by("-recorded_at", "-pk")
    ]
