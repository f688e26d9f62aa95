"""The law files as dated values, read once; needs no database."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

import msgspec

from motcua.domain.calendar.reasons import Articles
from motcua.domain.calendar.workdays import DayNote, Hours, Suspension, Window, WorkCalendar
from motcua.domain.kernel.regime import Regime
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import checking, lawfile
from motcua.reference.rulebook.refusals import BeforeTheLaw

FIRST_DECREE = "NĐ 61/2018/NĐ-CP"
UNVERIFIED_MARK = " (chưa đối chiếu)"
E = TypeVar("E", bound=lawfile.Dated)


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form; `event` is what it is issued for, `paper` A4 or A5."""

    number: str
    event: str
    paper: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class FormSet:
    code: str
    name: str
    confidence: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How dossier codes are written; `unit_order` is lowest_first or top_down."""

    code: str
    pattern: str
    serial_digits: int
    unit_order: str
    accepts: str
    confidence: str

    def unit_as_written(self, unit: str) -> str:
        """The agency code 000.00.14.H20 in this form's order, e.g. H20.14 when top down.

        A code that is written top down already (H20.158.01, since July 2025) stays as it is.
        """
        groups = unit.split(".")
        if self.unit_order == "lowest_first" or not groups[0].isdigit():
            return unit
        return ".".join(g for g in groups[::-1] if set(g) != {"0"})


@cache
def regimes() -> tuple[lawfile.RegimeEntry, ...]:
    law = lawfile.read("regimes.toml", lawfile.RegimesFile)
    checking.check_regimes("regimes.toml", law)
    return tuple(law.regimes)


@cache
def form_sets() -> tuple[lawfile.FormSetEntry, ...]:
    law = lawfile.read("forms.toml", lawfile.FormsFile)
    checking.check_succession("forms.toml", law.sets)
    return tuple(law.sets)


@cache
def number_forms() -> tuple[lawfile.NumberEntry, ...]:
    law = lawfile.read("numbers.toml", lawfile.NumbersFile)
    checking.check_numbers("numbers.toml", law)
    return tuple(law.patterns)


@cache
def rules() -> tuple[lawfile.RuleEntry, ...]:
    law = lawfile.read("deadlines.toml", lawfile.DeadlinesFile)
    checking.check_rules("deadlines.toml", law)
    return tuple(law.rules)


@cache
def default_hours() -> tuple[lawfile.HoursEntry, ...]:
    law = lawfile.read("hours.toml", lawfile.HoursFile)
    checking.check_succession("hours.toml", law.hours)
    return tuple(law.hours)


@cache
def calendar_file() -> lawfile.CalendarFile:
    law = lawfile.read("calendar.toml", lawfile.CalendarFile)
    checking.check_calendar("calendar.toml", law)
    return law


def _in_force(entries: Sequence[E], day: date) -> E:
    """The entry of that day; a day before the first decree is refused."""
    first = regimes()[0].first
    found = next((entry for entry in entries if entry.covers(day)), None)
    if day < first or found is None:
        raise Refused(BeforeTheLaw(article=FIRST_DECREE, day=day, first=first))
    return found


def _cited(article: lawfile.Sourced[str]) -> str:
    """The citation, marked when its wording was never compared with the decree."""
    return article.value + UNVERIFIED_MARK * (article.confidence == "unconfirmed")


@lru_cache(maxsize=512)
def regime_on(day: date) -> Regime:
    entry, number = _in_force(regimes(), day), number_form_on(day)
    return Regime(
        code=entry.code,
        name=entry.name,
        first=entry.first,
        last=entry.last,
        levels=tuple(entry.levels.value),
        form_set=forms_on(day).code,
        number_pattern=number.pattern,
        serial_digits=number.serial_digits,
        transfer_cutoff=entry.transfer_cutoff.value,
        supplements_at_intake=entry.supplements_at_intake.value,
        supplement_after_exam_working_days=entry.supplement_after_exam_working_days.value,
        supplements_after_exam=entry.supplements_after_exam.value,
        apology_days_before_due=entry.apology_days_before_due.value,
        apologies=entry.apologies.value,
        clock_starts_at_competent_agency_for_other_units=(
            entry.clock_starts_at_competent_agency_for_other_units.value
        ),
        payment_stops_clock=entry.payment_stops_clock.value,
        articles={key: _cited(article) for key, article in entry.articles.items()},
    )


@lru_cache(maxsize=512)
def forms_on(day: date) -> FormSet:
    entry = _in_force(form_sets(), day)
    forms = tuple(Form(f.number, f.event, f.paper, f.name, f.name_en) for f in entry.forms)
    return FormSet(entry.code, entry.name, entry.confidence, forms)


def number_form_on(day: date) -> NumberForm:
    entry = _in_force(number_forms(), day)
    return NumberForm(
        entry.code,
        entry.pattern,
        entry.serial_digits,
        entry.unit_order,
        entry.accepts,
        entry.confidence,
    )


@lru_cache(maxsize=512)
def articles_on(day: date) -> Articles:
    """The citations for counting a term that begins on that day."""
    regime_on(day)
    found = {rule.key: rule.article for rule in rules() if rule.covers(day)}
    return Articles(**found)


def default_hours_on(day: date) -> Hours:
    entry = next((each for each in default_hours() if each.covers(day)), default_hours()[0])
    return Hours(tuple(Window(each.opens, each.closes) for each in entry.windows))


@cache
def _off() -> dict[date, DayNote]:
    notes = {}
    for entry in calendar_file().off:
        for day in checking.span(entry):
            notes[day] = DayNote(day, entry.name, entry.source, entry.confidence, entry.name_en)
    return notes


@cache
def _worked() -> dict[date, DayNote]:
    return {
        each.day: DayNote(
            each.day,
            f"Làm bù cho ngày {each.instead_of:%d/%m/%Y}",
            each.source,
            each.confidence,
            f"Worked instead of {each.instead_of:%d/%m/%Y}",
        )
        for each in calendar_file().worked
    }


@lru_cache(maxsize=256)
def calendar_of(hours: Hours, suspensions: tuple[Suspension, ...]) -> WorkCalendar:
    """The public calendar with these hours and suspensions; its version names its content."""
    law = calendar_file()
    content = msgspec.json.encode((law, hours, suspensions))
    return WorkCalendar(
        version=f"vn{law.last.year}-{hashlib.sha256(content).hexdigest()[:12]}",
        hours=hours,
        off=_off(),
        worked=_worked(),
        first=law.first,
        last=law.last,
        suspensions=suspensions,
    )


def public_calendar(on: date) -> WorkCalendar:
    """The public calendar with the usual hours, closed by no notice."""
    return calendar_of(default_hours_on(on), ())
