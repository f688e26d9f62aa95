"""The tables of docs/explanation/money.md, reckoned again."""

from datetime import date
from pathlib import Path

import pytest

from motcua.domain.till import accounts as a
from motcua.domain.till.accounts import AccountKind
from motcua.domain.till.bags import paid_in
from motcua.domain.till.collecting import Line, LineKind, taken_into
from motcua.domain.till.entries import Entry, EntryKind, balances, moved, reversed_entry
from motcua.domain.till.paying import ALL, Act, PriceLine, price_of
from motcua.domain.till.receipts import series_name
from motcua.domain.till.remitting import dues
from motcua.domain.till.rules import RemittanceRule
from motcua.domain.till.settling import Figures
from motcua.domain.till.shifts import CashUp, Shift, closed
from tests.builders import moment

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "money.md"
UNIT, BODY, SHIFT, PERSON = "unit", "agency", "CA-1", "carrier"
LETTERS = "ABCDEGHKLMNPQRSTUVXY"
DRAWER, SAFE, BANK = a.drawer(SHIFT, UNIT), a.safe(a.POST, UNIT), a.bank(a.POST, UNIT)
CARRIER, WAY = a.carrier(PERSON, UNIT), a.under_way("NT-1", UNIT)
REACHED, LENT = a.beneficiary(BODY, a.POST), a.advance(a.POST, UNIT)
COLUMNS = (
    *((AccountKind.DRAWER,), (AccountKind.SAFE,), (AccountKind.BANK,), (AccountKind.CARRIER,)),
    *((AccountKind.UNDER_WAY,), (AccountKind.BENEFICIARY,), (AccountKind.COLLECTED,)),
    *((AccountKind.ADVANCE,), (AccountKind.DIFFERENCE, AccountKind.LOST)),
)

TAKEN = {"cash": DRAWER, "transfer": BANK, "door": CARRIER}
MOVED = {
    "lent": (EntryKind.SHIFT_OPENED, LENT, DRAWER),
    "sent": (EntryKind.REMITTED, SAFE, WAY),
    "arrived": (EntryKind.ARRIVED, WAY, REACHED),
    "came": (EntryKind.CAME_BACK, WAY, SAFE),
}


def rows(first_heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading."""
    found: list[list[str]] = []
    heading = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            heading = ""
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not heading:
            heading = cells[0]
        elif heading == first_heading and not cells[0].startswith("-"):
            found.append(cells)
    return found


def collected(amount: int, into: a.Account) -> Entry:
    line = Line(kind=LineKind.FEE, name="Phí", amount=amount, beneficiary=BODY)
    return taken_into((line,), into, a.POST)


def shut(total: int, expected: int) -> Entry:
    at = moment("2026-08-03T17:00")
    count = CashUp(at=at, counted={}, total=total, expected=expected, explanation="x", by="1")
    shift = Shift(
        number=SHIFT,
        unit=UNIT,
        clerk="1",
        clerk_name="x",
        collector=a.POST,
        float_amount=200_000,
        opened_at=at,
    )
    return closed(shift, count)


def entry_of(act: str, held: dict[a.Account, int]) -> Entry:
    """The entry a row of the day's table stands for."""
    amount, *more = [int(word) for word in act.split() if word.isdigit()]
    what = act.split()[0]
    if what in TAKEN:
        return collected(amount, TAKEN[what])
    if what in MOVED:
        kind, out_of, into = MOVED[what]
        return moved(kind, amount, out_of=out_of, into=into)
    if what == "void":
        return reversed_entry(EntryKind.VOIDED, collected(amount, DRAWER))
    if what == "closed":
        return shut(amount, held[DRAWER])
    return paid_in("B1", amount, more[0], out_of=CARRIER, into=DRAWER)


def test_the_day() -> None:
    entries: list[Entry] = []
    table = rows("what happens")
    assert len(table) == 12
    for act, *amounts in table:
        entries.append(entry_of(act, balances(entries)))
        held = balances(entries)
        found = [sum(n for k, n in held.items() if k.kind in kinds) for kinds in COLUMNS]
        assert found == [int(amount) for amount in amounts], act
        assert sum(found) == 0


@pytest.mark.parametrize(("place", "year", "name"), rows("n-th series of the year"))
def test_the_names_of_series(place: str, year: str, name: str) -> None:
    assert series_name(int(place), int(year), LETTERS) == name


@pytest.mark.parametrize(("taken", "sent", "left"), rows("collected"))
def test_what_is_still_to_send(taken: str, sent: str, left: str) -> None:
    pairs = [part.split() for part in taken.split(", ")]
    by_month = {date.fromisoformat(f"{month}-01"): int(amount) for month, amount in pairs}
    rule = RemittanceRule(day_of_next_month=5, article="x", doubtful=True)
    found = [
        f"{due.month:%Y-%m} {due.amount} by {due.due_on}" for due in dues(by_month, int(sent), rule)
    ]
    assert (", ".join(found) or "nothing") == left


@pytest.mark.parametrize(("before", "taken", "back", "arrived", "after"), rows("brought forward"))
def test_the_quarters(before: str, taken: str, back: str, arrived: str, after: str) -> None:
    figures = Figures(
        brought_forward=int(before),
        collected=int(taken),
        given_back=int(back),
        sent=0,
        came_back=0,
        arrived=int(arrived),
        under_way=0,
    )
    assert figures.carried_forward == int(after)


@pytest.mark.parametrize(("act", "prices", "to_pay"), rows("act"))
def test_the_prices(act: str, prices: str, to_pay: str) -> None:
    task, _, channel = act.split()
    lines = []
    for stated in prices.split(", "):
        *words, price = stated.split()
        lines.append(
            PriceLine(
                contract="HD",
                unit=ALL,
                task=words[0],
                procedure=ALL,
                channel=words[2] if len(words) > 1 else ALL,
                price=int(price),
                first=date(2026, 1, 1),
            )
        )
    day = date(2026, 8, 3)
    done = Act(task=task, unit=UNIT, procedure="1.0", channel=channel, dossier="HS", on=day, by="1")
    line = price_of(done, lines)
    assert (str(line.price) if line else "no price") == to_pay


def test_no_table_was_lost() -> None:
    counts = [len(rows(head)) for head in ("n-th series of the year", "collected", "act")]
    assert [*counts, len(rows("brought forward"))] == [6, 6, 4, 3]
