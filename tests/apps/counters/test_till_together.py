"""Many clerks at once: no number twice, no gap, no dong lost, whatever is given up half way."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections, transaction

from motcua.channels.counters import commands, queries
from motcua.channels.counters.commands import NewShift, RemitAsked, VoidAsked
from motcua.channels.counters.queries import ReceiptFilter
from motcua.channels.counters.verify import verify
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.plumbing.errors import Refused
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import CHARGE, FEE, POSTAGE, notes, paying
from tests.apps.counters.test_till_collect import owing
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Lets all begin at the same moment, each on a connection of its own."""
    start = threading.Barrier(len(works))
    answers: list[Any] = [None] * len(works)

    def one(place: int, work: Callable[[], Any]) -> None:
        start.wait(30)
        try:
            answers[place] = work()
        except Refused as refused:
            answers[place] = refused.refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def clerk(house: Cast, number: int) -> Actor:
    """One of many at the same desk, with an open shift."""
    by = replace(house.actor("reception"), person=f"9{number}", name=f"Người {number}")
    commands.open_shift(NewShift(unit=ONE_STOP), by=by, key=f"open-shift-{number}")
    return by


def take(by: Actor, key: str, *lines: Any) -> Callable[[], Any]:
    return lambda: commands.collect(paying(*lines), by=by, key=key)


def test_thirty_payments_of_three_clerks_leave_no_gap_and_no_double(house: Cast) -> None:
    clerks = [clerk(house, number) for number in range(3)]
    mixed = ([FEE], [CHARGE, POSTAGE], [POSTAGE])
    works = [take(clerks[n % 3], f"collect-{n}", *mixed[n // 3 % 3]) for n in range(30)]
    answers = at_once(*works)
    assert not [each for each in answers if isinstance(each, Refusal)]
    numbers = sorted(number for each in answers for number in each.numbers)
    assert len(set(numbers)) == len(numbers)
    assert [row.gaps for row in queries.series((ONE_STOP,))] == [(), ()]
    assert sum(row.last for row in queries.series((ONE_STOP,))) == len(numbers)
    assert queries.reconciliation().taken_in == sum(each.total for each in answers)
    assert verify().ok


def test_a_payment_given_up_half_way_takes_no_number(counter: Cast) -> None:
    by = counter.actor("reception")

    def given_up() -> None:
        with transaction.atomic():
            commands.collect(paying(), by=by, key="collect-0")
            raise Refused(queries_refusal)

    queries_refusal = Refusal(article="x")
    answers = at_once(given_up, take(by, "collect-1"), given_up, take(by, "collect-2"))
    assert sorted(n for each in (answers[1], answers[3]) for n in each.numbers) == [
        "AA19-0000001",
        "AA19-0000002",
    ]
    assert verify().ok


def test_a_double_press_takes_the_money_once(counter: Cast) -> None:
    by = counter.actor("reception")
    answers = at_once(*(take(by, "the-same-key") for _ in range(8)))
    assert {each.numbers for each in answers} == {("AA19-0000001",)}
    assert [each.replayed for each in answers].count(False) == 1
    assert queries.trial_balance()[accounts.collected(AGENCY, ONE_STOP)] == -50_000


def test_two_desks_collect_once_for_one_dossier(house: Cast, time: Clock) -> None:
    dossier = owing(house)
    time.at = moment("2019-08-06T09:00")
    desks = [clerk(house, number) for number in range(4)]

    def collected(by: Actor) -> Callable[[], Any]:
        payment = paying(FEE, CHARGE, dossier=dossier)
        return lambda: commands.collect(payment, by=by, key=f"collect-{by.person}")

    answers = at_once(*(collected(by) for by in desks))
    (won,) = [each for each in answers if not isinstance(each, Refusal)]
    told = [each for each in answers if isinstance(each, Refusal)]
    assert {each.code for each in told} == {"CollectedAlready"}
    assert all(won.numbers[0] in each.text() for each in told)
    assert len(queries.receipts(ReceiptFilter(dossier=dossier))) == 1
    assert verify().ok


def test_a_shift_opened_twice_at_once_is_one(house: Cast) -> None:
    by = house.actor("reception")

    def opened(key: str) -> Callable[[], Any]:
        return lambda: commands.open_shift(NewShift(unit=ONE_STOP), by=by, key=key)

    answers = at_once(*(opened(f"open-shift-{n}") for n in range(4)))
    assert [isinstance(each, Refusal) for each in answers].count(False) == 1


def test_nothing_slips_into_a_shift_that_is_closing(counter: Cast) -> None:
    by = counter.actor("reception")
    commands.collect(paying(), by=by, key="collect-0")
    shift = queries.shift_of(by.person, ONE_STOP)
    assert shift is not None
    commands.cash_up(shift.number, notes(50_000), by=by, key="count-01")
    answers = at_once(
        lambda: commands.close_shift(shift.number, by=by, key="close-01"),
        take(by, "collect-1"),
        take(by, "collect-2"),
    )
    refused = {each.code for each in answers if isinstance(each, Refusal)}
    assert refused <= {"NoOpenShift", "ShiftClosed", "CountedBefore"}
    assert refused
    assert verify().ok


def test_a_receipt_is_voided_and_its_money_sent_on_only_once(counter: Cast) -> None:
    by, manager = counter.actor("reception"), counter.actor("manager")
    commands.collect(paying(), by=by, key="collect-0")
    shift = queries.shift_of(by.person, ONE_STOP)
    assert shift is not None
    commands.cash_up(shift.number, notes(50_000), by=by, key="count-01")
    commands.close_shift(shift.number, by=by, key="close-01")
    asked = VoidAsked(number="AA19-0000001", reason="Miễn")
    send = RemitAsked(beneficiary=AGENCY, amount=50_000, slip="GNT 1")
    answers = at_once(
        lambda: commands.void_receipt(asked, by=manager, key="void-0001"),
        lambda: commands.void_receipt(asked, by=manager, key="void-0002"),
        lambda: commands.remit(send, by=by, key="remit-001"),
        lambda: commands.remit(send, by=by, key="remit-002"),
    )
    assert [isinstance(each, Refusal) for each in answers].count(False) == 1
    safe = queries.trial_balance().get(accounts.safe(ONE_STOP, ONE_STOP), 0)
    assert safe == 0
    assert verify().ok
