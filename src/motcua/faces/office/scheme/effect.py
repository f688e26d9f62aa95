"""What a draft would touch: counters, procedures, people and dossiers that are open now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.domain.kernel.actor import Employer
from motcua.dossiers import queries as dossiers
from motcua.faces.office.scheme.grouping import Group, grouped
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.people import queries as people
from motcua.reference.people.queries import StaffRow
from motcua.reference.scheme import draft_queries
from motcua.reference.scheme.draft_queries import UnitEffect
from motcua.reference.scheme.drafts import Contents, change_of
from motcua.reference.scheme.vocabulary import Task

NAMED = 60
"""As many procedures of one unit are written out; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure that changes hands: the tasks that go to the post, and those that come back."""

    code: str
    name: str
    to_post: tuple[Task, ...]
    to_agency: tuple[Task, ...]
    units: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """One counter: how many procedures change hands, who works there, what is open there."""

    unit: str
    procedures: int
    staff: tuple[StaffRow, ...]
    open: int

    @property
    def postal(self) -> int:
        return sum(row.employer is Employer.POST for row in self.staff)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    groups: tuple[Group, ...]
    counters: tuple[Counter, ...]
    procedures: tuple[Procedure, ...]

    @property
    def people(self) -> int:
        return len({row.person for counter in self.counters for row in counter.staff})

    @property
    def open(self) -> int:
        return sum(counter.open for counter in self.counters)

    @property
    def without_post(self) -> tuple[Counter, ...]:
        """Counters at which nobody of the post is posted, though something changes there."""
        return tuple(counter for counter in self.counters if not counter.postal)


def effect_of(contents: Contents, today: date) -> Effect:
    """Reads only. People are those posted today; dossiers are those open now."""
    effects = draft_queries.effects(change_of(contents), contents.effective)
    units = [effect.unit for effect in effects]
    open_now = dossiers.open_by_procedure(units)
    staff: dict[str, list[StaffRow]] = {}
    for row in people.staff_at(units, today):
        staff.setdefault(row.place, []).append(row)
    differences = [each for effect in effects for each in effect.differences]
    return Effect(
        groups=tuple(grouped(differences, contents.effective, contents.effective)),
        counters=tuple(
            _counter(effect, staff.get(effect.unit, []), open_now) for effect in effects
        ),
        procedures=_procedures(effects, contents.effective, open_now),
    )


OpenNow = Mapping[tuple[str, str], int]


def _counter(effect: UnitEffect, staff: Sequence[StaffRow], open_now: OpenNow) -> Counter:
    touched = effect.procedures
    return Counter(
        unit=effect.unit,
        procedures=len(touched),
        staff=tuple(staff),
        open=sum(open_now.get((effect.unit, code), 0) for code in touched),
    )


def _procedures(
    effects: Sequence[UnitEffect], on: date, open_now: OpenNow
) -> tuple[Procedure, ...]:
    names = {row.code: row.name for row in catalogue.procedures(on)}
    touched = {code for effect in effects for code in effect.procedures}
    return tuple(
        Procedure(
            code=code,
            name=name,
            to_post=_tasks(effects, code, Employer.POST),
            to_agency=_tasks(effects, code, Employer.AGENCY),
            units=sum(code in effect.procedures for effect in effects),
            open=sum(
                open_now.get((effect.unit, code), 0)
                for effect in effects
                if code in effect.procedures
            ),
        )
        for code, name in names.items()
        if code in touched
    )


def _tasks(effects: Sequence[UnitEffect], code: str, to: Employer) -> tuple[Task, ...]:
    found = {
        handed.task
        for effect in effects
        for handed in effect.handed
        if code in (handed.to_post if to is Employer.POST else handed.to_agency)
    }
    return tuple(task for task in Task if task in found)
