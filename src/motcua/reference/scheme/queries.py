"""Whose staff may do a task at a unit on a date, and what the scheme says of the unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q

from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.people import queries as people
from motcua.reference.places import queries as places
from motcua.reference.scheme.lines import Deed, Line, speaking
from motcua.reference.scheme.models import SchemeLine, SchemeNote
from motcua.reference.scheme.reasons import missing, not_staff
from motcua.reference.scheme.vocabulary import Scope, Task

__all__ = [
    "Deed",
    "Line",
    "SchemePermission",
    "TaskEntry",
    "entries",
    "line_of",
    "lines_where",
    "notes",
    "permission",
    "tasks_at",
]

BY_LAW = "NĐ 61/2018 Đ.11"
"""Agency staff do every task at a one-stop unit unless the province decides otherwise."""

_NOTHING = Bilingual("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemePermission:
    """`line` is the number of the line that decided, empty for agency staff by default.

    `missing` is empty when allowed. `trust` is the line's; "sourced" is the only firm one.
    """

    allowed: bool
    line: str = ""
    phase: str = ""
    decision: str = ""
    trust: str = ""
    missing: Bilingual = _NOTHING


def permission(unit_code: str, deed: Deed, on: date) -> SchemePermission:
    """Whether staff of that employer may do this there that day.

    The narrowest line in force speaks: procedure before field before level before everything, a
    named channel before all channels.
    """
    if deed.employer is Employer.AGENCY:
        return SchemePermission(allowed=True)
    if deed.employer is Employer.NONE:
        return SchemePermission(allowed=False, missing=not_staff(deed))
    lines = lines_where(Q(unit_code=unit_code, task=deed.task.value))
    if not deed.level and any(line.scope is Scope.LEVEL for line in lines):
        deed = replace(deed, level=_level_of(deed.procedure, on))
    line = speaking(lines, deed, on)
    if line is None or line.employer is not Employer.POST or not _is_theirs(line, deed, on):
        said = missing(deed, _unit_name(unit_code, on), on, lines)
        return SchemePermission(allowed=False, missing=said)
    return SchemePermission(
        allowed=True,
        line=str(line.number),
        phase=line.phase,
        decision=line.decision,
        trust=line.trust,
    )


def _level_of(procedure: str, on: date) -> str:
    """Empty for a procedure nobody knows: then no line of a level is about it."""
    try:
        return catalogue.version_on(procedure, on).content.level.value
    except Refused:
        return ""


def _is_theirs(line: Line, deed: Deed, on: date) -> bool:
    """Whether the person works for the enterprise the line names, if it names one."""
    if not line.body or not deed.person:
        return True
    return line.body in people.employers_at(deed.person, line.unit, on)


def _unit_name(code: str, on: date) -> str:
    try:
        return places.one_stop_unit(code, on).name
    except Refused:
        return code


def lines_where(wanted: Q) -> list[Line]:
    """The lines that were not struck, in the order in which they began."""
    rows = SchemeLine.objects.filter(wanted, struck_on__isnull=True).order_by(
        "valid", "phase", "id"
    )
    return [line_of(row) for row in rows]


def line_of(row: SchemeLine) -> Line:
    upper: date | None = row.valid.upper
    return Line(
        number=row.pk,
        unit=row.unit_code,
        task=Task(row.task),
        scope=Scope(row.scope),
        subject=row.subject,
        channel=row.channel,
        employer=Employer(row.employer_kind),
        body=row.body,
        first=row.valid.lower,
        last=None if upper is None else upper - timedelta(days=1),
        phase=row.phase,
        decision=row.decision,
        trust=row.trust,
        source=row.source,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """Who does a task at a unit; `fields` and `channels` are None when nobody knows or all.

    `numbers` are those of its lines, none when it is so by law.
    """

    task: Task
    employer: Employer
    body: str = ""
    scope: Scope
    fields: tuple[str, ...] | None
    levels: tuple[str, ...] = ()
    procedures: tuple[str, ...]
    channels: tuple[str, ...] | None
    first: date | None
    last: date | None
    phase: str | None
    decision: str | None
    trust: str
    source: str
    numbers: tuple[int, ...] = ()


def tasks_at(unit_code: str, on: date) -> list[TaskEntry]:
    """Every task at the unit that day, in the order of the work.

    A task without a line is the agency's, by law; one with lines has an entry for each phase.
    """
    return entries(lines_where(Q(unit_code=unit_code, valid__contains=on)))


def entries(lines: Sequence[Line]) -> list[TaskEntry]:
    """The tasks of one unit's lines of one day."""
    found: list[TaskEntry] = []
    for task in Task:
        mine = [line for line in lines if line.task is task]
        found += [_entry(list(group)) for _, group in groupby(mine, _kin)] or [_by_default(task)]
    return found


def _kin(line: Line) -> tuple[object, ...]:
    """Lines that differ only in what they cover are one entry."""
    return (line.phase, line.decision, line.said, line.scope, line.first, line.last, line.source)


def _entry(lines: list[Line]) -> TaskEntry:
    one = lines[0]
    subjects = _distinct(line.subject for line in lines)
    return TaskEntry(
        task=one.task,
        employer=one.employer,
        body=one.body,
        scope=one.scope,
        fields=subjects if one.scope is Scope.FIELD else None,
        levels=subjects if one.scope is Scope.LEVEL else (),
        procedures=subjects if one.scope is Scope.PROCEDURE else (),
        channels=_distinct(line.channel for line in lines if line.channel) or None,
        first=one.first,
        last=one.last,
        phase=one.phase or None,
        decision=one.decision or None,
        trust=one.trust,
        source=one.source,
        numbers=tuple(line.number for line in lines),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _by_default(task: Task) -> TaskEntry:
    return TaskEntry(
        task=task,
        employer=Employer.AGENCY,
        scope=Scope.ALL,
        fields=None,
        procedures=(),
        channels=None,
        first=None,
        last=None,
        phase=None,
        decision=None,
        trust="sourced",
        source=BY_LAW,
    )


def notes(on: date) -> list[Bilingual]:
    """What is told of the scheme that day without saying where."""
    rows = SchemeNote.objects.filter(valid__contains=on).order_by("code")
    return [Bilingual(row.text_vi, row.text_en) for row in rows]
