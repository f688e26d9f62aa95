"""Lines of the scheme as values: which one speaks, which contradict, what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from motcua.domain.kernel.actor import Employer
from motcua.reference.scheme.vocabulary import Scope, Task

Place = tuple[str, Task, str, str]
"""Unit, task, subject and channel: at most one line holds it on a day."""

_NARROWNESS = {Scope.PROCEDURE: 3, Scope.FIELD: 2, Scope.LEVEL: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What somebody wants to do: the task, for which procedure of which field, by which channel.

    `level` of the procedure is looked up when it is empty and a line asks for it; `person` is
    asked only where a line names one enterprise among several.
    """

    task: Task
    field: str
    procedure: str
    channel: str
    employer: Employer
    level: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line; `number` is 0 while it is only drafted. `last` is its last day, None while open."""

    number: int = 0
    unit: str
    task: Task
    scope: Scope
    subject: str
    channel: str = ""
    employer: Employer
    body: str = ""
    first: date
    last: date | None = None
    phase: str = ""
    decision: str = ""
    trust: str = "sourced"
    source: str = ""

    @property
    def place(self) -> Place:
        return self.unit, self.task, self.subject, self.channel

    @property
    def said(self) -> tuple[Employer, str]:
        """Whose staff it names."""
        return self.employer, self.body

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def covers(self, deed: Deed) -> bool:
        """Whether it is about such work, whoever may do it and by whatever channel."""
        asked = {
            Scope.PROCEDURE: deed.procedure,
            Scope.FIELD: deed.field,
            Scope.LEVEL: deed.level,
        }
        return self.task is deed.task and asked.get(self.scope, self.subject) == self.subject

    def overlaps(self, other: "Line") -> bool:
        return (other.last is None or self.first <= other.last) and (
            self.last is None or other.first <= self.last
        )


def narrowness(line: Line) -> tuple[int, bool]:
    """Procedure before field before level before everything; then a named channel before all.

    This order is total, and lines of equal narrowness that cover the same deed hold the same
    place, where only one may stand: so exactly one line speaks, or none.
    """
    return _NARROWNESS.get(line.scope, 0), bool(line.channel)


def speaking(lines: Iterable[Line], deed: Deed, on: date) -> Line | None:
    """The line of one unit that decides about the deed that day."""
    heard = [
        line
        for line in lines
        if line.covers(deed) and line.channel in {"", deed.channel} and line.holds_on(on)
    ]
    return max(heard, key=narrowness, default=None)


def contradictions(lines: Iterable[Line]) -> list[tuple[Line, Line]]:
    """Neighbours in time that hold the same place on the same day.

    Whether they name different staff or the same, only one of them can be what was decided.
    """
    found: list[tuple[Line, Line]] = []
    ordered = sorted(lines, key=lambda line: (line.place, line.first))
    for _, group in groupby(ordered, key=lambda line: line.place):
        found += [(one, next_) for one, next_ in pairwise(group) if one.overlaps(next_)]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place whose line is another, or gone, or new; without a line the agency does it."""

    before: Line | None
    after: Line | None

    @property
    def place(self) -> Place:
        return _one(self).place

    @property
    def scope(self) -> Scope:
        return _one(self).scope

    def reversed(self) -> "Difference":
        return Difference(before=self.after, after=self.before)


def _one(difference: Difference) -> Line:
    line = difference.after or difference.before
    if line is None:
        raise AssertionError("a difference has a line on one side at least")
    return line


def difference(before: Iterable[Line], after: Iterable[Line]) -> list[Difference]:
    """What differs between the lines of two days, in the order of unit, task and subject."""
    then, now = ({line.place: line for line in lines} for lines in (before, after))
    return [
        Difference(before=then.get(place), after=now.get(place))
        for place in sorted(then.keys() | now.keys(), key=_in_order_of_work)
        if _told(then.get(place)) != _told(now.get(place))
    ]


def _told(line: Line | None) -> tuple[object, ...]:
    return () if line is None else (line.said, line.scope, line.decision, line.phase)


_ORDER = {task: number for number, task in enumerate(Task)}


def _in_order_of_work(place: Place) -> tuple[str, int, str, str]:
    unit, task, subject, channel = place
    return unit, _ORDER[task], subject, channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Lines to begin and numbers of lines to end on the day a decision takes effect."""

    added: tuple[Line, ...] = ()
    ended: tuple[int, ...] = ()


def changed(lines: Sequence[Line], change: Change, effective: date) -> list[Line]:
    """The lines as they would be: what ends is cut before the day, what begins later is gone."""
    kept = [line for line in lines if line.number not in change.ended]
    cut = [line for line in lines if line.number in change.ended and line.first < effective]
    return [*kept, *(_cut(line, effective) for line in cut), *change.added]


def _cut(line: Line, effective: date) -> Line:
    eve = effective - timedelta(days=1)
    last = eve if line.last is None else min(line.last, eve)
    return replace(line, last=last)
