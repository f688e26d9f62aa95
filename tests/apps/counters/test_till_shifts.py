"""A clerk opens a shift, takes money, counts the drawer, explains what is off, and closes."""

import pytest

from motcua.channels.counters import commands, queries
from motcua.channels.counters.commands import Method, NewShift
from motcua.domain.till import accounts
from motcua.domain.till.refusals import (
    CountedBefore,
    DifferenceUnexplained,
    ManagerNeeded,
    NoOpenShift,
    NoSuchNote,
    NotCounted,
    SecondPersonNeeded,
    ShiftOpenAlready,
)
from motcua.plumbing.errors import Refused
from tests.apps.counters.money import CHARGE, FEE, POSTAGE, notes, paying
from tests.cast import AGENCY, ELSEWHERE, ONE_STOP, POST, Cast

pytestmark = pytest.mark.django_db


def refusal_of(call: pytest.ExceptionInfo[Refused]) -> object:
    return call.value.refusal


def test_a_day_at_the_counter(house: Cast) -> None:
    by = house.actor("reception")
    shift = commands.open_shift(
        NewShift(unit=ONE_STOP, float_amount=200_000), by=by, key="open-001"
    )
    assert shift.number == f"CA-{ONE_STOP}-190805-01"
    paid = commands.collect(paying(FEE, CHARGE, POSTAGE), by=by, key="collect-1")
    assert paid.numbers == ("AA19-0000001", "AB19-0000001")
    assert [each.total for each in paid.receipts] == [58_000, 26_000]
    commands.collect(paying(FEE, method=Method.TRANSFER, proof="FT19217"), by=by, key="collect-2")
    detail = queries.shift_detail(shift.number)
    assert detail is not None
    assert (detail.drawer, detail.receipts) == (284_000, 3)
    assert detail.by_method == {Method.CASH: 84_000, Method.TRANSFER: 50_000, Method.AT_DOOR: 0}
    commands.cash_up(shift.number, notes(284_000), by=by, key="count-01")
    closed = commands.close_shift(shift.number, by=by, key="close-01")
    assert not closed.is_open
    assert queries.trial_balance() == {
        accounts.bank(ONE_STOP, ONE_STOP): 50_000,
        accounts.collected(AGENCY, ONE_STOP): -108_000,
        accounts.collected(POST, ONE_STOP): -26_000,
        accounts.safe(ONE_STOP, ONE_STOP): 84_000,
    }
    assert queries.reconciliation().holds


def test_a_difference_is_explained_and_borne_by_two(counter: Cast) -> None:
    by = counter.actor("reception")
    shift = queries.shift_of(by.person, by.place)
    assert shift is not None
    commands.collect(paying(), by=by, key="collect-1")
    with pytest.raises(Refused) as refused:
        commands.cash_up(shift.number, notes(49_000), by=by, key="count-01")
    assert isinstance(refusal_of(refused), DifferenceUnexplained)
    commands.cash_up(shift.number, notes(49_000), "Thối nhầm 1.000 đồng", by=by, key="count-02")
    with pytest.raises(Refused) as refused:
        commands.close_shift(shift.number, by=by, key="close-01")
    assert isinstance(refusal_of(refused), SecondPersonNeeded)
    with pytest.raises(Refused) as refused:
        commands.confirm_cash_up(shift.number, by=by, key="confirm-1")
    assert isinstance(refusal_of(refused), ManagerNeeded)
    manager = counter.actor("manager")
    count = commands.confirm_cash_up(shift.number, by=manager, key="confirm-2")
    assert (count.difference, count.confirmed_by) == (-1_000, manager.person)
    commands.close_shift(shift.number, by=by, key="close-02")
    held = queries.trial_balance()
    assert held[accounts.difference(shift.number, ONE_STOP)] == 1_000
    assert held[accounts.safe(ONE_STOP, ONE_STOP)] == 49_000
    assert queries.reconciliation().missing == 1_000


def test_more_than_there_should_be_is_a_difference_too(counter: Cast) -> None:
    by = counter.actor("reception")
    shift = queries.shift_of(by.person, by.place)
    assert shift is not None
    commands.cash_up(shift.number, notes(5_000), "Chưa rõ", by=by, key="count-01")
    commands.confirm_cash_up(shift.number, by=counter.actor("manager"), key="confirm-1")
    commands.close_shift(shift.number, by=by, key="close-01")
    assert queries.trial_balance()[accounts.difference(shift.number, ONE_STOP)] == -5_000
    assert queries.reconciliation().holds


def test_money_after_the_count_wants_another_count(counter: Cast) -> None:
    by = counter.actor("reception")
    shift = queries.shift_of(by.person, by.place)
    assert shift is not None
    with pytest.raises(Refused) as refused:
        commands.close_shift(shift.number, by=by, key="close-01")
    assert isinstance(refusal_of(refused), NotCounted)
    commands.cash_up(shift.number, {}, by=by, key="count-01")
    commands.collect(paying(), by=by, key="collect-1")
    with pytest.raises(Refused) as refused:
        commands.close_shift(shift.number, by=by, key="close-01")
    assert refusal_of(refused) == CountedBefore(
        article="Quy tắc kiểm quỹ của đơn vị", expected=0, drawer=50_000
    )
    commands.cash_up(shift.number, notes(50_000), by=by, key="count-02")
    assert commands.close_shift(shift.number, by=by, key="close-02").closed_at
    assert commands.close_shift(shift.number, by=by, key="close-02").closed_at


def test_what_is_no_note_is_not_counted(counter: Cast) -> None:
    by = counter.actor("reception")
    shift = queries.shift_of(by.person, by.place)
    assert shift is not None
    for wrong in ({3_000: 1}, {1_000: -1}):
        with pytest.raises(Refused) as refused:
            commands.cash_up(shift.number, wrong, "x", by=by, key="count-01")
        assert isinstance(refusal_of(refused), NoSuchNote)


def test_one_open_shift_for_each_clerk(counter: Cast) -> None:
    by = counter.actor("reception")
    with pytest.raises(Refused) as refused:
        commands.open_shift(NewShift(unit=ONE_STOP), by=by, key="open-shift-2")
    assert isinstance(refusal_of(refused), ShiftOpenAlready)
    again = commands.open_shift(NewShift(unit=ONE_STOP), by=by, key="open-shift-1")
    assert again == queries.shift_of(by.person, ONE_STOP)
    assert commands.open_shift(
        NewShift(unit=ELSEWHERE), by=counter.actor("stranger"), key="open-shift-3"
    ).is_open


def test_nothing_is_taken_without_a_shift(house: Cast) -> None:
    with pytest.raises(Refused) as refused:
        commands.collect(paying(), by=house.actor("reception"), key="collect-1")
    assert isinstance(refusal_of(refused), NoOpenShift)
    assert queries.trial_balance() == {}
