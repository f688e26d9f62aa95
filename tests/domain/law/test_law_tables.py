"""Runs the jurist's tables of this folder, and checks each expected value a second way."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from motcua.domain.calendar.deadlines import (
    Deadline,
    Pause,
    Restart,
    days_before,
    due,
    extend,
    transfer_due,
)
from motcua.domain.calendar.measured import measured
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import Suspension, WorkCalendar
from motcua.domain.kernel.local_time import VIETNAM
from motcua.reference.rulebook import law
from tests.domain.law.oracle import Oracle, Stretch

Case = dict[str, Any]
FOLDER = Path(__file__).parent
TERMS = [TermUnit.WORKING_DAYS, TermUnit.CALENDAR_DAYS, TermUnit.WORKING_HOURS, TermUnit.HALF_DAYS]
DUE_TABLES = ["working_days", "calendar_days", "hours", "pauses", "restarts", "suspensions"]


def cases(*tables: str) -> list[Any]:
    found = []
    for table in tables:
        content = tomllib.loads((FOLDER / f"{table}.toml").read_text(encoding="utf-8"))
        assert content["articles"], f"{table}.toml names no article"
        found += [pytest.param(c, id=f"{table}: {c['name']}") for c in content["cases"]]
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def term_of(case: Case) -> Term:
    return next(Term(case[unit.value], unit) for unit in TERMS if unit.value in case)


def stretches(case: Case, key: str) -> list[tuple[str, str]]:
    written: list[str] = case.get(key, [])
    return [(a, b) for a, _, b in (each.partition("..") for each in written)]


def pauses_of(case: Case, key: str) -> tuple[Pause, ...]:
    return tuple(Pause(at(a), at(b) if b else None, "x") for a, b in stretches(case, key))


def calendar_of(case: Case) -> WorkCalendar:
    on = at(case["received"]).date()
    closed = tuple(
        Suspension(date.fromisoformat(a), date.fromisoformat(b), "TB 01")
        for a, b in stretches(case, "suspended")
    )
    return law.calendar_of(law.default_hours_on(on), closed)


@pytest.mark.parametrize("case", cases(*DUE_TABLES))
def test_the_result_is_due(case: Case) -> None:
    received = at(case["received"])
    restart = Restart(at(case["restart"]), "NĐ 61/2018 Đ.19.4") if "restart" in case else None
    deadline = due(
        received,
        term_of(case),
        calendar_of(case),
        pauses=pauses_of(case, "pauses"),
        restart=restart,
        articles=law.articles_on(received.date()),
    )
    assert deadline.due_at == at(case["due"])


@pytest.mark.parametrize("case", cases(*DUE_TABLES))
def test_the_table_agrees_with_walking_minute_by_minute(case: Case) -> None:
    closed = [
        (date.fromisoformat(a), date.fromisoformat(b)) for a, b in stretches(case, "suspended")
    ]
    walker, term = Oracle(closed), term_of(case)
    start = datetime.fromisoformat(case["restart" if "restart" in case else "received"])
    paused = [
        (datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in stretches(case, "pauses")
    ]
    paused = [(max(a, start), b) for a, b in paused if b > start]
    assert walked(walker, start, term, paused) == datetime.fromisoformat(case["due"])


def walked(walker: Oracle, start: datetime, term: Term, paused: list[Stretch]) -> datetime:
    match term.unit:
        case TermUnit.WORKING_DAYS:
            return walker.working_days(start, term.amount, paused)
        case TermUnit.CALENDAR_DAYS:
            return walker.calendar_days(start, term.amount, paused)
        case TermUnit.WORKING_HOURS:
            return walker.hours(start, term.amount * 60, paused)
        case _:
            return walker.hours(start, term.amount * 240, paused)


@pytest.mark.parametrize("case", cases("transfer"))
def test_the_paper_leaves_the_counter(case: Case) -> None:
    received = at(case["received"])
    calendar = law.public_calendar(received.date())
    deadline = transfer_due(received, calendar, time(15), "NĐ 61/2018 Đ.18")
    assert deadline.due_at == at(case["transfer_due"])


@pytest.mark.parametrize("case", cases("apologies"))
def test_the_apology_and_the_new_date(case: Case) -> None:
    due_at = at(case["due"])
    calendar = law.public_calendar(due_at.date())
    if "apology_by" in case:
        assert days_before(due_at, 1, calendar) == at(case["apology_by"])
    else:
        moved = extend(
            Deadline(due_at, ()), working_days=case["extension"], calendar=calendar, article="x"
        )
        assert moved.due_at == at(case["extended"])


@pytest.mark.parametrize("case", cases("measured"))
def test_the_index_measures(case: Case) -> None:
    received = at(case["received"])
    seen = measured(
        received,
        term_of(case),
        law.public_calendar(received.date()),
        waits=pauses_of(case, "waits"),
        ended_at=at(case["ended"]),
        articles=law.articles_on(received.date()),
    )
    assert (seen.due_at, seen.late) == (at(case["due"]), case["late"])


def test_there_are_enough_cases_for_a_jurist() -> None:
    assert len(cases(*DUE_TABLES, "transfer", "apologies", "measured")) >= 80
