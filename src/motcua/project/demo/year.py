"""The synthetic year: which unit receives what on which day, in the proportions of the pilot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier.context import Rules
from motcua.domain.dossier.party import Party
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers.bulk import History
from motcua.project.demo import persons, staff
from motcua.project.demo.life import Crew, Life, Odds, Start, filing_of
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.places import queries as places
from motcua.reference.places.queries import OneStopUnit
from motcua.reference.rulebook import queries as rulebook
from motcua.reference.scheme import queries as scheme
from motcua.reference.scheme.vocabulary import Task

WEIGHTS = {"province": 10.0, "district": 8.0, "commune": 1.0}
"""How busy a unit is, against a commune's 28 dossiers a day."""
STAR_WEIGHT = 40.0
COMMUNES_IN_USE = 30
LATELY = timedelta(days=30)
TEACHING = Odds(supplement=0.12, opinion=0.1, late=0.12, supplement_at_door=0.06)
OWNED_EACH, OWNED_SINCE = 2, timedelta(days=6)
BIRTH_CODE = "087"
"""The code of the province in personal numbers; old codes stay after mergers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A year that ends at `until`, of `count` dossiers, drawn from `seed`."""

    until: datetime
    count: int
    star: str
    seed: int

    @property
    def first(self) -> date:
        return self.until.date() - timedelta(days=365)


class Year:
    """Everything drawn once: units with their people, days with their procedures."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.random = plan, Random(plan.seed)  # noqa: S311 - training data
        self.calendar: WorkCalendar = rulebook.calendar_for(None, plan.until.date())
        self.units = self._units()
        self.days = self._days()
        self.owners = staff.owners() * OWNED_EACH
        self.crews: dict[tuple[str, str], Crew] = {}
        self.offers: dict[tuple[str, date], Sequence[ProcedureTerms]] = {}
        self.agencies = {a.code: a for a in places.agencies(plan.until.date())}

    def histories(self, tell: Callable[[int, int], None]) -> list[History]:
        """The lives of the year, oldest first."""
        weights = [self._weight(unit) for unit in self.units]
        days = sorted(self.random.choices(self.days, k=self.plan.count))
        made = []
        for number, day in enumerate(days, 1):
            unit = self.random.choices(self.units, weights=weights)[0]
            made.append(self._life(unit, day))
            if number % 250 == 0 or number == self.plan.count:
                tell(number, self.plan.count)
        return [history for history in made if history.events]

    def _units(self) -> list[OneStopUnit]:
        """Units that stood all year: the province, its districts, and some communes."""
        day = self.plan.until.date()
        before = {unit.code for unit in places.one_stop_units(self.plan.first)}
        standing = [u for u in places.one_stop_units(day) if u.code in before]
        communes = [u for u in standing if u.level == "commune" and u.code != self.plan.star]
        drawn = self.random.sample(communes, min(COMMUNES_IN_USE, len(communes)))
        return [u for u in standing if u.level != "commune" or u.code == self.plan.star] + drawn

    def _weight(self, unit: OneStopUnit) -> float:
        return STAR_WEIGHT if unit.code == self.plan.star else WEIGHTS[unit.level]

    def _days(self) -> list[date]:
        span = (self.plan.until.date() - self.plan.first).days
        days = [self.plan.first + timedelta(days=n) for n in range(1, span + 1)]
        return [day for day in days if self.calendar.is_working_day(day)]

    def _life(self, unit: OneStopUnit, day: date) -> History:
        random = self.random
        terms = random.choice(self._offers(unit.level, day))
        agency = self._agency(unit, terms)
        rules = self._rules(terms, day)
        person = persons.party(random, persons.Village(BIRTH_CODE, _area(unit.name)), day)
        person = self._owner(unit, day) or person
        start = Start(
            dossier=UUID(int=random.getrandbits(128), version=4),
            applicant=person,
            rules=rules,
            crew=self._crew(unit, agency, day),
            filing=filing_of(rules, person, random, unit=unit.code, agency=agency),
            at=self._moment(day),
            until=self.plan.until,
        )
        return Life(start, self._odds(unit, day), random).history()

    def _odds(self, unit: OneStopUnit, day: date) -> Odds:
        """The pilot's shares; of late, the tutorial's unit has more of what a trainee must see."""
        lately = self.plan.until.date() - day < LATELY
        return TEACHING if lately and unit.code == self.plan.star else Odds()

    def _owner(self, unit: OneStopUnit, day: date) -> Party | None:
        """Those who can sign in handed in a dossier or two at the usual unit, this week."""
        long_ago = day < self.plan.until.date() - OWNED_SINCE
        if unit.code != self.plan.star or long_ago or not self.owners:
            return None
        return self.owners.pop()

    def _offers(self, level: str, day: date) -> Sequence[ProcedureTerms]:
        """The cases of that level in force in that month."""
        month = day.replace(day=1) if day.replace(day=1) >= staff.FIRST_DAY else day
        key = (level, month)
        if key not in self.offers:
            self.offers[key] = list(procedures_of(level, day))
        return self.offers[key]

    def _agency(self, unit: OneStopUnit, terms: ProcedureTerms) -> str:
        if unit.level != "province":
            return unit.agency_code
        named = [a for a in self.agencies.values() if a.name == terms.agency]
        return named[0].code if named else unit.agency_code

    def _rules(self, terms: ProcedureTerms, day: date) -> Rules:
        return Rules(
            regime=rulebook.regime_on(day),
            form_set=rulebook.forms_on(day).code,
            calendar=self.calendar,
            counting=rulebook.articles_on(day),
            terms=terms,
            online=rulebook.online_on(day).rules,
        )

    def _crew(self, unit: OneStopUnit, agency: str, day: date) -> Crew:
        key = (unit.code, agency)
        if key not in self.crews:
            post = any(
                entry.task is Task.RECEIVE and entry.employer == "post"
                for entry in scheme.tasks_at(unit.code, self.plan.first)
            )
            role = Role.POSTAL_CLERK if post else Role.RECEPTION_OFFICIAL
            self.crews[key] = staff.crew(
                unit, agency, role, staff.Hiring(random=self.random, on=day)
            )
        return self.crews[key]

    def _moment(self, day: date) -> datetime:
        window = self.random.choice(self.calendar.hours.windows)
        opens = datetime.combine(day, window.opens, VIETNAM)
        minutes = (datetime.combine(day, window.closes, VIETNAM) - opens) // timedelta(minutes=1)
        return opens + timedelta(minutes=self.random.randint(0, minutes - 1))


def procedures_of(level: str, day: date) -> Iterator[ProcedureTerms]:
    for row in catalogue.procedures(day):
        if row.level != level:
            continue
        for case in catalogue.cases(row.code, day):
            yield catalogue.terms(row.code, case.code, day)


def _area(unit_name: str) -> str:
    return unit_name.split("kết quả ")[-1].split("hành chính công ")[-1]
