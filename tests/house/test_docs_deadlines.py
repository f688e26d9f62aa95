"""The tables of docs/explanation/deadlines.md hold: each row is computed again."""

import re
from datetime import date, datetime, time
from pathlib import Path

import pytest

from motcua.domain.calendar.deadlines import Pause, Restart, days_before, due, transfer_due
from motcua.domain.calendar.measured import measured
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import Suspension
from motcua.domain.kernel.local_time import VIETNAM
from motcua.reference.rulebook import law

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "deadlines.md"
UNITS = {
    "working day": TermUnit.WORKING_DAYS,
    "calendar day": TermUnit.CALENDAR_DAYS,
    "working hour": TermUnit.WORKING_HOURS,
    "half-day": TermUnit.HALF_DAYS,
}
Row = dict[str, str]
FRIDAY = date(2019, 7, 26)
CALENDAR, ARTICLES = law.public_calendar(FRIDAY), law.articles_on(FRIDAY)


def rows(kind: str) -> list[Row]:
    """The rows of every table marked `<!-- table: kind -->`, by column name."""
    text, found = PAGE.read_text(encoding="utf-8"), []
    for table in re.findall(rf"<!-- table: {kind} -->\n((?:\|.*\n)+)", text):
        head, _, *body = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
        ]
        found += [dict(zip(head, cells, strict=True)) for cells in body]
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def term(text: str) -> Term:
    amount, unit = text.split(" ", 1)
    return Term(int(amount), UNITS[unit.removesuffix("s")])


def ends(text: str) -> tuple[str, str]:
    first, last = text.split(" .. ")
    return first, last


def pauses(text: str | None) -> tuple[Pause, ...]:
    if not text:
        return ()
    since, until = ends(text)
    return (Pause(at(since), at(until), "x"),)


@pytest.mark.parametrize("row", rows("due"))
def test_due(row: Row) -> None:
    closed = ends(row["closed"]) if "closed" in row else None
    notices = tuple(
        Suspension(date.fromisoformat(first), date.fromisoformat(last), "TB 01")
        for first, last in ([closed] if closed else [])
    )
    answer = due(
        at(row["received"]),
        term(row["term"]),
        law.calendar_of(CALENDAR.hours, notices),
        pauses=pauses(row.get("pause")),
        restart=Restart(at(row["restart"]), "x") if "restart" in row else None,
        articles=ARTICLES,
    )
    assert answer.due_at == at(row["due"])


@pytest.mark.parametrize("row", rows("transfer"))
def test_transfer(row: Row) -> None:
    assert transfer_due(at(row["received"]), CALENDAR, time(15), "x").due_at == at(row["leaves by"])


@pytest.mark.parametrize("row", rows("apology"))
def test_apology(row: Row) -> None:
    assert days_before(at(row["due"]), 1, CALENDAR) == at(row["apology by"])


@pytest.mark.parametrize("row", rows("clocks"))
def test_two_clocks(row: Row) -> None:
    received, counted = at(row["received"]), term(row["term"])
    waits = pauses(row["waited"])
    back = waits[0].until
    assert back is not None
    by_law = due(received, counted, CALENDAR, restart=Restart(back, "x"), articles=ARTICLES)
    seen = measured(received, counted, CALENDAR, waits=waits, ended_at=back, articles=ARTICLES)
    assert by_law.due_at == at(row["due by law"])
    assert seen.due_at == at(row["due by the index"])


def test_every_table_of_dates_is_run() -> None:
    marked = PAGE.read_text(encoding="utf-8").count("<!-- table:")
    assert marked == 9
    assert len([*rows("due"), *rows("transfer"), *rows("apology"), *rows("clocks")]) == 40
