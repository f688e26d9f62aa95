"""Whatever happens, entries sum to zero, receipts split without loss and no serial slips."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.till import accounts as a
from motcua.domain.till.bags import gone, paid_in
from motcua.domain.till.collecting import Line, LineKind, slips, taken_into
from motcua.domain.till.entries import (
    Entry,
    EntryKind,
    Posting,
    balances,
    entry,
    moved,
    reconciled,
    reversed_entry,
)
from motcua.domain.till.paying import ALL, Act, PriceLine, Statement, statement
from motcua.domain.till.quarters import Quarter, quarter_from, quarter_of
from motcua.domain.till.receipts import gaps, receipt_number, series_name
from motcua.domain.till.remitting import dues
from motcua.domain.till.rules import RemittanceRule
from motcua.domain.till.settling import Side, side_of
from motcua.domain.till.shifts import CashUp, Shift, closed, opened
from tests.builders import moment

AMOUNTS = st.integers(1, 10**9)
BODIES = st.sampled_from(["agency", "other", "post"])
LINES = st.builds(
    Line, kind=st.sampled_from(LineKind), name=st.just("x"), amount=AMOUNTS, beneficiary=BODIES
)
SOME_LINES = st.lists(LINES, min_size=1, max_size=8).map(tuple)
LETTERS = "ABCDEGHKLMNPQRSTUVXY"
AT = moment("2026-08-03T08:00")
UNIT = "unit"


@given(SOME_LINES)
def test_receipts_split_a_payment_without_losing_a_dong(lines: tuple[Line, ...]) -> None:
    written = slips(lines)
    assert sum(slip.total for slip in written) == sum(line.amount for line in lines)
    assert sorted(map(repr, lines)) == sorted(repr(e) for slip in written for e in slip.lines)
    heads = [(slip.group, slip.beneficiary) for slip in written]
    assert len(set(heads)) == len(heads)
    assert all({e.kind.group for e in slip.lines} == {slip.group} for slip in written)


@given(SOME_LINES, SOME_LINES)
def test_two_payments_book_what_one_would(one: tuple[Line, ...], two: tuple[Line, ...]) -> None:
    box = a.drawer("CA", UNIT)
    apart = balances([taken_into(one, box, a.POST), taken_into(two, box, a.POST)])
    assert apart == balances([taken_into((*one, *two), box, a.POST)])
    assert sum(apart.values()) == 0


@given(SOME_LINES)
def test_backwards_undoes(lines: tuple[Line, ...]) -> None:
    there = taken_into(lines, a.bank(a.POST, UNIT), a.POST)
    assert balances([there, reversed_entry(EntryKind.VOIDED, there)]) == {}


@pytest.mark.parametrize(
    "postings",
    [
        (Posting(a.safe("x", UNIT), 5),),
        (Posting(a.safe("x", UNIT), 5), Posting(a.bank("x", UNIT), -4)),
        (Posting(a.safe("x", UNIT), 0), Posting(a.bank("x", UNIT), 0)),
        (Posting(a.safe("x", UNIT), 5), Posting(a.safe("x", UNIT), -5)),
    ],
)
def test_an_entry_that_does_not_balance_cannot_be_made(postings: tuple[Posting, ...]) -> None:
    with pytest.raises(ValueError, match="entry"):
        Entry(EntryKind.REMITTED, postings)


@given(st.lists(st.integers(1, 12), max_size=30))
def test_a_gap_is_what_is_not_there(serials: list[int]) -> None:
    found = gaps("AA26", serials)
    missing = {n for gap in found if not gap.double for n in range(gap.first, gap.last + 1)}
    assert missing == set(range(1, max(serials, default=0) + 1)) - set(serials)
    assert sum(gap.double for gap in found) == len(serials) - len(set(serials))


def test_every_series_of_a_year_has_its_own_name() -> None:
    names = [series_name(place, 2026, LETTERS) for place in range(1, 9_000)]
    assert len(set(names)) == len(names)
    assert receipt_number(names[0], 12) == "AA26-0000012"
    with pytest.raises(ValueError, match="counted from 1"):
        series_name(0, 2026, LETTERS)


MONTHS = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(lambda day: day.replace(day=1))


@given(st.dictionaries(MONTHS, st.integers(-500, 5_000)), st.integers(0, 20_000))
def test_what_is_due_is_what_was_not_sent(by_month: dict[date, int], sent: int) -> None:
    found = dues(by_month, sent, RemittanceRule(day_of_next_month=5, article="x", doubtful=True))
    assert sum(due.amount for due in found) == max(sum(by_month.values()) - sent, 0)
    assert all(due.due_on > due.month and due.amount > 0 for due in found)


@given(st.dates(date(2018, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter_from(quarter.code) == quarter
    assert quarter.next > quarter
    with pytest.raises(ValueError, match="1 to 4"):
        Quarter(2026, 5)


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["receive", "return"]))))
def test_a_dossier_is_paid_once_for_each_task(done: list[tuple[int, str]]) -> None:
    acts = [
        Act(
            task=task,
            unit=UNIT,
            procedure="1.0",
            channel="counter",
            dossier=f"HS-{number}",
            on=AT.date(),
            by="1",
        )
        for number, task in done
    ]
    price = PriceLine(
        contract="HD",
        unit=ALL,
        task="receive",
        procedure=ALL,
        channel=ALL,
        price=7,
        first=AT.date(),
    )
    prices = [price, replace(price, task="return", price=5)]
    found = statement(acts, prices, first=AT.date(), last=AT.date(), article="x")
    assert isinstance(found, Statement)
    assert found.total == sum({"receive": 7, "return": 5}[task] for _, task in set(done))
    assert found.again == len(done) - len(set(done))


class AnyDay(RuleBasedStateMachine):
    """Money moves as it likes between one drawer, a safe, a bank, a carrier and two bodies."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.shift: Shift | None = None
        self.serial = 0

    def held(self, account: a.Account) -> int:
        return balances(self.entries).get(account, 0)

    def number(self) -> str:
        self.serial += 1
        return f"N{self.serial}"

    @property
    def box(self) -> a.Account:
        assert self.shift is not None
        return a.drawer(self.shift.number, UNIT)

    @precondition(lambda self: self.shift is None)
    @rule(float_amount=st.integers(0, 10**6))
    def open(self, float_amount: int) -> None:
        self.shift = Shift(
            number=self.number(),
            unit=UNIT,
            clerk="1",
            clerk_name="x",
            collector=a.POST,
            float_amount=float_amount,
            opened_at=AT,
        )
        lent = opened(self.shift)
        self.entries += [lent] if lent else []

    @precondition(lambda self: self.shift is not None)
    @rule(lines=SOME_LINES)
    def take(self, lines: tuple[Line, ...]) -> None:
        self.entries.append(taken_into(lines, self.box, a.POST))

    @rule(lines=SOME_LINES)
    def take_at_the_door(self, lines: tuple[Line, ...]) -> None:
        self.entries.append(taken_into(lines, a.carrier("2", UNIT), a.POST))

    @precondition(lambda self: self.shift is not None)
    @rule(off=st.integers(-10_000, 10_000), share=st.integers(1, 4))
    def pay_in(self, off: int, share: int) -> None:
        amount = self.held(a.carrier("2", UNIT)) // share
        counted = max(amount + off, 0)
        if amount:
            out_of = a.carrier("2", UNIT)
            self.entries.append(
                paid_in(self.number(), amount, counted, out_of=out_of, into=self.box)
            )

    @rule(share=st.integers(2, 5))
    def lose(self, share: int) -> None:
        amount = self.held(a.carrier("2", UNIT)) // share
        if amount:
            self.entries.append(gone(self.number(), amount, out_of=a.carrier("2", UNIT)))

    @precondition(lambda self: self.shift is not None)
    @rule(off=st.integers(-10_000, 10_000))
    def close(self, off: int) -> None:
        assert self.shift is not None
        expected = self.held(self.box)
        total = max(expected + off, 0)
        count = CashUp(at=AT, counted={}, total=total, expected=expected, explanation="x", by="1")
        shut = closed(self.shift, count)
        self.entries += [shut] if shut.postings else []
        assert self.held(self.box) == 0
        self.shift = None

    @rule(share=st.integers(1, 3), arrives=st.booleans())
    def send(self, share: int, arrives: bool) -> None:
        amount = self.held(a.safe(a.POST, UNIT)) // share
        if amount < 1:
            return
        way = a.under_way(self.number(), UNIT)
        source = a.safe(a.POST, UNIT)
        self.entries.append(moved(EntryKind.REMITTED, amount, out_of=source, into=way))
        into = a.beneficiary("agency", a.POST) if arrives else source
        self.entries.append(moved(EntryKind.ARRIVED, amount, out_of=way, into=into))

    @invariant()
    def everything_sums_to_zero(self) -> None:
        held = balances(self.entries)
        assert sum(held.values()) == 0
        assert reconciled(held).holds

    @invariant()
    def no_place_is_in_debt(self) -> None:
        held = balances(self.entries)
        debts = {k: n for k, n in held.items() if k.kind in a.PLACES and n < 0}
        assert debts == {}


TestAnyDay = AnyDay.TestCase


def test_an_entry_leaves_out_what_does_not_move() -> None:
    found = entry(EntryKind.SHIFT_CLOSED, [(a.safe("x", UNIT), 5), (a.bank("x", UNIT), -5)] * 2)
    assert [posting.amount for posting in found.postings] == [10, -10]
    assert entry(EntryKind.SHIFT_CLOSED, [(a.safe("x", UNIT), 0)]).postings == ()


@pytest.mark.parametrize(("collector", "side"), [("H20.158.01", Side.BENEFICIARY), (a.POST, None)])
def test_nobody_settles_with_himself(collector: str, side: Side | None) -> None:
    boss = Actor(
        person="9", name="Bà Trưởng", role=Role.UNIT_MANAGER, employer=Employer.POST, place="BD.1"
    )
    assert side_of(boss, collector, "buu-dien", enterprise=True) is side
    assert side_of(boss, a.POST, "H20.158", enterprise=False) is Side.COLLECTOR
