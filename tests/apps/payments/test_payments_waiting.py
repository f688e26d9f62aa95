"""What nobody settles reaches a person; a changed sum, an ended dossier, a silent gateway too."""

from datetime import timedelta
from uuid import UUID

import pytest
from pytest_django import Settings

from motcua.channels.counters import online as till
from motcua.channels.notices import queries as notices
from motcua.channels.payments import commands, queries, reconciling, recording, tasks, waiting
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import FeeItem
from motcua.domain.till.online import OrderState, Trouble
from motcua.dossiers import commands as dossiers
from motcua.plumbing import relay
from motcua.plumbing.errors import Refused
from tests.apps.payments.conftest import Clock
from tests.apps.payments.money import (
    NOON,
    World,
    every_dong_is_told,
    order_now,
    paid_of,
    troubles,
)
from tests.cast import AGENCY

EXTRA = FeeItem(code="extract", name="Phí trích lục", gross=8_000, net=8_000)


def told(world: World, name: str) -> list[str]:
    user = getattr(world.people, name)
    return [each.subject for each in notices.inbox(str(user.pk))]


def test_old_differences_reach_the_head_and_the_manager_once_a_day(
    world: World, time: Clock
) -> None:
    order = world.order()
    world.paid(order.number, 20_000, "G1")
    world.paid("", 9_000, "G2")
    time.at = NOON + timedelta(days=2)
    assert waiting.ring(time.at) == 0
    time.at = NOON + timedelta(days=2, hours=13)
    assert waiting.count_loud(None, time.at) == 2
    assert waiting.ring(time.at) == 0
    time.at = NOON + timedelta(days=3)
    tasks.ring(0)
    tasks.ring(0)
    assert [subject[:1] for subject in told(world, "head")] == ["2"]
    assert len(told(world, "manager")) == 1
    assert told(world, "reception") == told(world, "controller") == []
    tasks.ring(0)
    time.at = NOON + timedelta(days=4)
    tasks.ring(0)
    assert len(told(world, "head")) == 2


def test_money_of_an_agency_nobody_leads_reaches_the_province(world: World, time: Clock) -> None:
    world.paid("", 9_000, "G2", agency="khong-ai")
    time.at = NOON + timedelta(days=3)
    tasks.ring(0)
    assert told(world, "head") == []
    assert len(told(world, "controller")) == 1


def act(world: World, dossier: UUID, *steps: tuple[str, c.Command]) -> None:
    for who, command in steps:
        by, key = world.people.actor(who), f"step-{next(world.keys):04}"
        dossiers.act(dossier, command, by=by, key=key, at=NOON)
    relay.run_all(tasks.FEES_THAT_MOVED)


def ask_more(world: World, dossier: UUID) -> None:
    officer = world.people.actor("officer")
    assign = c.Assign(officer=officer.person, officer_name=officer.name)
    more = c.RequestPayment(items=(EXTRA,), notice="TB-1")
    act(world, dossier, ("reception", c.Transfer()), ("head", assign), ("officer", more))


def stop(world: World, dossier: UUID) -> None:
    asked = c.RequestWithdrawal(reason="Đổi ý")
    act(world, dossier, ("reception", asked), ("head", c.Stop(fee_consequence="Xem xét")))


def test_a_part_paid_goes_with_the_sum_that_changed(world: World) -> None:
    order = world.order()
    world.paid(order.number, 20_000, "G1")
    ask_more(world, order.dossier)
    after = next(each for each in queries.orders_of(order.dossier) if each.is_payable)
    assert (after.amount, after.received, after.left) == (58_000, 20_000, 38_000)
    assert order_now(order.number).state is OrderState.CANCELLED
    assert [each.reference for each in queries.facts_of(after.number)] == ["G1"]
    assert troubles() == {Trouble.UNDERPAID: 20_000}
    every_dong_is_told()
    world.paid(order.number, 38_000, "G2")
    assert order_now(after.number).state is OrderState.PAID
    assert (paid_of(order.dossier), troubles()) == (58_000, {})
    every_dong_is_told()


def test_a_fee_of_a_stopped_dossier_is_listed_and_its_receipt_made_void(world: World) -> None:
    order = world.order()
    world.paid(order.number, 50_000, "G1", source="bank", holder="0011012345678")
    (receipt,) = order_now(order.number).receipts
    stop(world, order.dossier)
    assert troubles() == {Trouble.OWED_BACK: 50_000}
    wish = commands.Wish(
        order=order.number,
        amount=50_000,
        why="Hồ sơ đã rút",
        cause=commands.Cause.CLOSED,
        to_bank="970436",
        to_account="123456",
        to_name="DUONG THI CHU",
    )
    number = commands.ask_refund(wish, by=world.people.actor("reception"), key="refund-1")
    assert troubles() == {Trouble.OWED_BACK: 50_000}
    commands.approve_refund(number, by=world.people.actor("head"), key="approve-1")
    (written,) = till.receipts_of(order.dossier, order.number)
    assert (written.number, written.void is None) == (receipt, False)
    assert troubles() == {Trouble.OVERPAID: 50_000}
    commands.refund_transferred(number, "FT-1", by=world.people.actor("head"), key="sent-0001")
    assert (order_now(order.number).state, troubles()) == (OrderState.REFUNDED, {})
    every_dong_is_told()


def test_a_fee_that_stays_by_decision_is_explained_once(world: World) -> None:
    order = world.order()
    world.paid(order.number, 50_000, "G1")
    stop(world, order.dossier)
    (found,) = queries.differences(None)
    head = world.people.actor("head")
    commands.explain(found.id, "Đã thẩm định xong, không hoàn", by=head, key="explain-1")
    commands.reconcile(NOON.date())
    assert troubles() == {}


def test_days_the_gateway_was_silent_about_are_done_again(
    world: World, settings: Settings, time: Clock
) -> None:
    settings.GATEWAY_URL, settings.GATEWAY_SECRET = "http://127.0.0.1:9", "x" * 40
    first, next_day = NOON.date(), NOON.date() + timedelta(days=1)
    assert reconciling.left_to_do(first) == [first]
    assert commands.reconcile(first).silent
    assert reconciling.left_to_do(first) == [first]
    assert reconciling.left_to_do(next_day) == [first, next_day]
    settings.GATEWAY_URL = ""
    assert reconciling.left_to_do(next_day) == [next_day]


def test_a_dossier_marked_without_money_is_listed_until_somebody_answers(world: World) -> None:
    order = world.order()
    marked = c.RecordPayment(amount=50_000, method="online", proof="nowhere")
    by = recording.system(AGENCY)
    dossiers.act_paid_online(order.dossier, marked, by=by, key="marked-1", at=NOON)
    relay.run_all(tasks.FEES_THAT_MOVED)
    assert troubles() == {Trouble.MARKED_NOT_PAID: 50_000}
    commands.reconcile(NOON.date())
    (found,) = queries.differences(None)
    with pytest.raises(Refused):
        commands.explain(found.id, "Đã thu", by=world.people.actor("head"), key="explain-1")
