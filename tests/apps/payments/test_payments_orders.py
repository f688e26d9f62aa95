"""Orders, money that comes for them, and what does not fit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from vietnam_qr_pay import QRPay

from motcua.channels.counters import commands as till
from motcua.channels.counters import queries as books
from motcua.channels.payments import commands, orders, queries
from motcua.domain.till.online import OrderState, Trouble
from motcua.plumbing.errors import Refused
from tests.apps.payments.conftest import Clock
from tests.apps.payments.money import (
    ACCOUNT,
    FEE,
    NOON,
    World,
    every_dong_is_told,
    order_now,
    paid_of,
    troubles,
)
from tests.cast import AGENCY


def test_an_order_says_where_and_what_to_pay(world: World) -> None:
    order = world.order()
    read = QRPay(order.qr_payload)
    assert (read.consumer.bank_bin, read.consumer.bank_number) == (ACCOUNT.bank, ACCOUNT.number)
    assert (int(read.amount or 0), read.additional_data.purpose) == (50_000, order.purpose)
    assert commands.order_for(order.dossier) == order
    assert queries.orders_of(order.dossier) == [order]


def test_nothing_owed_is_no_order(world: World) -> None:
    exempt = replace(FEE, net=0, reason="Hộ nghèo")
    assert commands.order_for(world.dossier(exempt)) is None


def test_an_exemption_lowers_the_order(world: World) -> None:
    half = replace(FEE, net=25_000, reason="Người cao tuổi, giảm 50 %")
    assert world.order(half, FEE).amount == 75_000


def test_without_an_account_people_are_sent_to_a_counter(world: World) -> None:
    by = world.people.actor("head")
    account = queries.accounts([AGENCY])[0]
    commands.end_account(account.id, NOON.date() - timedelta(days=1), by=by, key="end-account")
    dossier = world.dossier()
    with pytest.raises(Refused) as refused:
        commands.order_for(dossier)
    assert refused.value.refusal.code == "NoAccount"


def test_paid_in_full_marks_the_dossier_with_a_receipt(world: World) -> None:
    order = world.order()
    assert not world.paid(order.number, 50_000, "G1").known
    after = order_now(order.number)
    assert (after.state, len(after.receipts), after.left) == (OrderState.PAID, 1, 0)
    assert paid_of(order.dossier) == 50_000
    receipt = books.receipt(after.receipts[0])
    assert receipt is not None
    assert (receipt.unit, receipt.method.value, receipt.recorded) == (AGENCY, "online", True)
    assert troubles() == {}
    every_dong_is_told()


def test_a_duplicate_is_harmless(world: World) -> None:
    order = world.order()
    world.paid(order.number, 50_000, "G1")
    assert world.paid(order.number, 50_000, "G1").known
    assert paid_of(order.dossier) == 50_000
    assert troubles() == {}
    assert world.paid(order.number, 70_000, "G1").known
    assert troubles() == {Trouble.CONFLICTING: 20_000}
    every_dong_is_told()


def test_too_little_waits_for_the_rest(world: World) -> None:
    order = world.order()
    world.paid(order.number, 40_000, "G1")
    after = order_now(order.number)
    assert (after.state, after.left) == (OrderState.PARTLY, 10_000)
    assert (paid_of(order.dossier), troubles()) == (0, {Trouble.UNDERPAID: 40_000})
    every_dong_is_told()
    world.paid(order.number, 10_000, "G2")
    assert order_now(order.number).state is OrderState.PAID
    assert (paid_of(order.dossier), troubles()) == (50_000, {})
    every_dong_is_told()


def test_twice_is_listed_and_goes_back(world: World) -> None:
    order = world.order()
    world.paid(order.number, 50_000, "G1")
    world.paid(order.number, 50_000, "G2")
    assert order_now(order.number).state is OrderState.OVER
    assert troubles() == {Trouble.OVERPAID: 50_000}
    wish = commands.Wish(
        order=order.number,
        amount=50_000,
        why="Nộp hai lần",
        to_bank="970436",
        to_account="123456",
        to_name="DUONG THI CHU",
    )
    number = commands.ask_refund(wish, by=world.people.actor("reception"), key="refund-1")
    commands.approve_refund(number, by=world.people.actor("head"), key="approve-1")
    commands.refund_transferred(number, "FT-1", by=world.people.actor("head"), key="sent-0001")
    assert (order_now(order.number).state, troubles()) == (OrderState.PAID, {})
    assert paid_of(order.dossier) == 50_000
    every_dong_is_told()


def test_late_money_is_taken_and_the_dossier_marked(world: World, time: Clock) -> None:
    order = world.order()
    time.at = NOON + timedelta(days=31)
    assert orders.expire(time.at) == 1
    assert order_now(order.number).state is OrderState.EXPIRED
    world.paid(order.number, 50_000, "G1")
    assert order_now(order.number).state is OrderState.PAID
    assert (paid_of(order.dossier), troubles()) == (50_000, {})
    every_dong_is_told()


def test_paid_at_the_counter_meanwhile_is_money_too_much(world: World) -> None:
    order = world.order()
    by = world.people.actor("reception")
    till.open_shift(till.NewShift(unit=by.place), by=by, key="open-shift-1")
    line = till.Line(kind=till.LineKind.FEE, name="Lệ phí", amount=50_000, beneficiary=AGENCY)
    asked = till.Collection(payer="Chủ", lines=(line,), dossier=order.dossier)
    till.collect(asked, by=by, key="collect-1")
    world.paid(order.number, 50_000, "G1")
    assert order_now(order.number).state is OrderState.OVER
    assert (paid_of(order.dossier), troubles()) == (50_000, {Trouble.OVERPAID: 50_000})
    every_dong_is_told()


def test_money_nobody_knows_is_kept_and_found_an_owner(world: World) -> None:
    order = world.order()
    fact = world.paid("", 50_000, "G9").fact
    assert troubles() == {Trouble.UNKNOWN_ORDER: 50_000}
    every_dong_is_told()
    by = world.people.actor("head")
    commands.assign(fact, order.number, "Người nộp gọi báo mã giao dịch", by=by, key="assign-1")
    assert (paid_of(order.dossier), troubles()) == (50_000, {})
    every_dong_is_told()
    with pytest.raises(Refused):
        commands.assign(fact, order.number, "Lần nữa", by=by, key="assign-2")


def test_another_sum_asks_for_another_order(world: World) -> None:
    order = world.order()
    world.paid(order.number, 20_000, "G1")
    dearer = replace(order, amount=1)
    assert dearer.number == order.number
    assert queries.refundable(order.number) == (20_000, 0)
