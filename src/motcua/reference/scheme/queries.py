"""Whose staff may do a task at a unit on a date, and what the scheme says of the unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q

from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places
from motcua.reference.scheme.models import SchemeLine, SchemeNote
from motcua.reference.scheme.vocabulary import (
    EVERYTHING,
    TASK_WORDS,
    Scope,
    Task,
    field_words,
)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What somebody wants to do: the task, for which procedure of which field, by which channel."""

    task: Task
    field: str
    procedure: str
    channel: str
    employer: Employer


def permission(unit_code: str, deed: Deed, on: date) -> SchemePermission:
    """Whether staff of that employer may do this there that day.

    The narrowest line in force speaks: procedure before field before everything, a named channel
    before all channels.
    """
    if deed.employer is Employer.AGENCY:
        return SchemePermission(allowed=True)
    if deed.employer is Employer.NONE:
        return SchemePermission(allowed=False, missing=_not_staff(deed.task))
    subjects = [deed.procedure, deed.field, EVERYTHING]
    about = Q(subject__in=subjects, channel__in=[deed.channel, ""])
    lines = SchemeLine.objects.filter(
        about, unit_code=unit_code, task=deed.task.value, valid__contains=on
    )
    speaking = max(lines, key=_narrowness, default=None)
    if speaking is None or speaking.employer_kind != Employer.POST:
        missing = _missing(unit_code, deed.task, field=deed.field, on=on)
        return SchemePermission(allowed=False, missing=missing)
    return SchemePermission(
        allowed=True,
        line=str(speaking.pk),
        phase=speaking.phase,
        decision=speaking.decision,
        trust=speaking.trust,
    )


def _narrowness(line: SchemeLine) -> tuple[int, bool]:
    rank = {Scope.PROCEDURE: 2, Scope.FIELD: 1}
    return rank.get(Scope(line.scope), 0), bool(line.channel)


def _not_staff(task: Task) -> Bilingual:
    words = TASK_WORDS[task]
    return Bilingual(
        f"Chỉ công chức hoặc nhân viên bưu chính được {words.vi}.",
        f"Only officials or postal staff may {words.en}.",
    )


def _missing(unit_code: str, task: Task, *, field: str, on: date) -> Bilingual:
    """Which line is not there, and by which decision it could be."""
    last = (
        SchemeLine.objects.exclude(decision="")
        .filter(valid__startswith__lte=on)
        .order_by("-valid", "id")
        .first()
    )
    decision = last.decision if last else "QĐ 843/QĐ-UBND-HC"
    words, subject, unit = TASK_WORDS[task], field_words(field), _unit_name(unit_code, on)
    return Bilingual(
        f"Đề án chuyển giao ({decision}) chưa có dòng giao bưu điện {words.vi}, lĩnh vực "
        f"{subject.vi}, tại {unit} vào ngày {on:%d/%m/%Y}. Hãy chuyển cho công chức tại quầy.",
        f"The transfer scheme ({decision}) has no line that lets the post {words.en} in the field "
        f"of {subject.en} at {unit} on {on:%Y-%m-%d}. Pass it to an official at the counter.",
    )


def _unit_name(code: str, on: date) -> str:
    try:
        return places.one_stop_unit(code, on).name
    except Refused:
        return code


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """Who does a task at a unit; `fields` and `channels` are None when nobody knows or all."""

    task: Task
    employer: Employer
    scope: Scope
    fields: tuple[str, ...] | None
    procedures: tuple[str, ...]
    channels: tuple[str, ...] | None
    first: date | None
    last: date | None
    phase: str | None
    decision: str | None
    trust: str
    source: str


def tasks_at(unit_code: str, on: date) -> list[TaskEntry]:
    """Every task at the unit that day, in the order of the work.

    A task without a line is the agency's, by law; one with lines has an entry for each phase.
    """
    rows = list(
        SchemeLine.objects.filter(unit_code=unit_code, valid__contains=on).order_by(
            "valid", "phase", "id"
        )
    )
    entries: list[TaskEntry] = []
    for task in Task:
        mine = [row for row in rows if row.task == task]
        entries += [_entry(task, list(group)) for _, group in groupby(mine, _kin)] or [
            _by_default(task)
        ]
    return entries


def _kin(row: SchemeLine) -> tuple[object, ...]:
    """Rows that differ only in what they cover are one entry."""
    return (row.phase, row.decision, row.employer_kind, row.scope, row.valid, row.source)


def _entry(task: Task, rows: list[SchemeLine]) -> TaskEntry:
    first, scope = rows[0], Scope(rows[0].scope)
    upper: date | None = first.valid.upper
    subjects = _distinct(row.subject for row in rows)
    return TaskEntry(
        task=task,
        employer=Employer(first.employer_kind),
        scope=scope,
        fields=subjects if scope is Scope.FIELD else None,
        procedures=subjects if scope is Scope.PROCEDURE else (),
        channels=_distinct(row.channel for row in rows if row.channel) or None,
        first=first.valid.lower,
        last=None if upper is None else upper - timedelta(days=1),
        phase=first.phase or None,
        decision=first.decision or None,
        trust=first.trust,
        source=first.source,
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
