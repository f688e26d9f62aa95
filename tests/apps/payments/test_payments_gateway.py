"""The training gateway over the wire: paid, cancelled, wrong, twice, lost, late, silent, forged."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import msgspec
import pytest
from pytest_django import Settings

from motcua.channels.counters import online as till
from motcua.channels.payments import (
    attempts,
    commands,
    queries,
    reconciling,
    refunding,
    signing,
    waiting,
)
from motcua.channels.payments import models as m
from motcua.channels.payments.gateway import GatewayUnreachable
from motcua.channels.payments.protocol import Happening, Told
from motcua.channels.payments.rows import Order
from motcua.domain.till.online import OrderState, Trouble
from motcua.plumbing.errors import Refused
from motcua.project.peers.gateway import Gateway
from motcua.project.peers.gateway_book import Book
from motcua.project.peers.gateway_calls import Caller, Disturbance
from motcua.project.peers.serving import server
from tests.apps.payments.conftest import Clock
from tests.apps.payments.money import (
    NOON,
    World,
    every_dong_is_told,
    order_now,
    paid_of,
    troubles,
)
from tests.apps.payments.test_payments_statements import csv
from tests.cast import AGENCY

SECRET = "x" * 40
BACK = "http://testserver/pay/back/"


class Peer:
    """The gateway at an address; it calls nobody, so every call is a lost one."""

    def __init__(self, address: str, gateway: Gateway) -> None:
        self.address, self.gateway = address, gateway

    def press(self, page: str, what: str) -> str:
        """Where the button leads the payer."""
        answer = httpx.post(page, data={"what": what})
        return answer.headers["Location"]


@pytest.fixture
def peer(world: World, settings: Settings, tmp_path: Path) -> Iterator[Peer]:
    gateway = Gateway(Book(tmp_path / "book"), SECRET, Caller("", SECRET, Disturbance()))
    with server(gateway, 0) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        settings.GATEWAY_URL = f"http://127.0.0.1:{serving.server_port}"
        settings.GATEWAY_SECRET, settings.GATEWAY_CODE = SECRET, "gateway"
        yield Peer(settings.GATEWAY_URL, gateway)
        serving.shutdown()


def told(order: Order, **said: Any) -> Told:
    return Told(
        **{
            "transaction": "GD1",
            "kind": Happening.PAID,
            "reference": f"{order.number}-1",
            "payee": AGENCY,
            "amount": 50_000,
            "at": NOON,
            **said,
        }
    )


def hear(message: Told, *, secret: str = SECRET, nonce: str = "", late: int = 0) -> None:
    call = signing.Call(
        method="POST", target="/pay/calls/gateway/", body=msgspec.json.encode(message)
    )
    moment = signing.wall_clock() - late
    commands.hear("gateway", call, signing.sign(secret, call, moment=moment, nonce=nonce))


def test_a_lost_call_is_healed_by_asking(world: World, peer: Peer) -> None:
    order = world.order()
    page = commands.start(order.number, BACK)
    assert "TRAINING" in httpx.get(page).text
    assert peer.press(page, "pay") == BACK
    assert order_now(order.number).is_payable
    assert commands.ask(order.number) == 1
    assert order_now(order.number).state is OrderState.PAID
    assert commands.ask(order.number) == 0
    every_dong_is_told()


def test_what_nobody_asked_about_is_healed_by_the_clock(
    world: World, peer: Peer, time: Clock
) -> None:
    order = world.order()
    peer.press(commands.start(order.number, BACK), "late")
    assert attempts.ask_all() == 0
    time.at = NOON + timedelta(minutes=3)
    assert attempts.ask_all() == 1
    assert paid_of(order.dossier) == 50_000


def test_cancelled_may_be_begun_again(world: World, peer: Peer) -> None:
    order = world.order()
    peer.press(commands.start(order.number, BACK), "cancel")
    commands.ask(order.number)
    assert order_now(order.number).state is OrderState.OPEN
    assert queries.visit(order.number) == ""
    peer.press(commands.start(order.number, BACK), "pay")
    commands.ask(order.number)
    assert order_now(order.number).state is OrderState.PAID


def test_a_wrong_amount_waits_and_the_rest_can_be_paid(world: World, peer: Peer) -> None:
    order = world.order()
    peer.press(commands.start(order.number, BACK), "wrong")
    commands.ask(order.number)
    assert troubles() == {Trouble.UNDERPAID: 49_000}
    peer.press(commands.start(order.number, BACK), "pay")
    commands.ask(order.number)
    assert (order_now(order.number).state, troubles()) == (OrderState.PAID, {})
    every_dong_is_told()


def test_twice_goes_back_through_the_gateway(world: World, peer: Peer) -> None:
    order = world.order()
    peer.press(commands.start(order.number, BACK), "twice")
    commands.ask(order.number)
    assert troubles() == {Trouble.OVERPAID: 50_000}
    wish = commands.Wish(order=order.number, amount=50_000, why="Nộp hai lần")
    number = commands.ask_refund(wish, by=world.people.actor("reception"), key="refund-1")
    by = world.people.actor("reception")
    with pytest.raises(Refused) as same:
        commands.approve_refund(number, by=by, key="approve-0")
    assert same.value.refusal.code == "SecondPerson"
    commands.approve_refund(number, by=world.people.actor("head"), key="approve-1")
    refunding.send(number)
    refunding.send(number)
    row = queries.refund(number, None)
    assert row is not None
    assert (row.state, troubles(), order_now(order.number).state) == ("done", {}, OrderState.PAID)
    every_dong_is_told()
    assert commands.reconcile(NOON.date()).silent is False


@pytest.fixture
def approved(world: World, peer: Peer) -> tuple[Order, str]:
    """Paid twice; the second payment shall go back through the gateway."""
    order = world.order()
    peer.press(commands.start(order.number, BACK), "twice")
    commands.ask(order.number)
    wish = commands.Wish(order=order.number, amount=50_000, why="Nộp hai lần")
    number = commands.ask_refund(wish, by=world.people.actor("reception"), key="refund-1")
    commands.approve_refund(number, by=world.people.actor("head"), key="approve-1")
    return order, number


def standing_of(refund: str) -> tuple[str, bool]:
    """Its state, and whether somebody reads why."""
    row = queries.refund(refund, None)
    assert row is not None
    return row.state, bool(row.trouble)


def test_a_refund_the_gateway_was_silent_about_is_sent_again_once(
    peer: Peer, approved: tuple[Order, str]
) -> None:
    _order, number = approved
    peer.gateway.caller.disturb(Disturbance(busy=1))
    with pytest.raises(GatewayUnreachable):  # the job is tried again later
        refunding.send(number)
    assert standing_of(number) == ("sent", True)
    assert troubles() == {Trouble.OVERPAID: 50_000}
    refunding.send(number)
    refunding.send(number)
    assert (standing_of(number), troubles()) == (("done", False), {})
    every_dong_is_told()


def test_a_refund_done_in_this_very_moment_is_not_sent_again(
    approved: tuple[Order, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gateway's word of it comes between two tries of the job."""
    _order, number = approved
    find = refunding._payment_for

    def meanwhile(order: m.Order | None, fact: m.Fact | None, amount: int) -> m.Fact | None:
        m.Refund.objects.filter(number=number).update(state="done")
        return find(order, fact, amount)

    monkeypatch.setattr(refunding, "_payment_for", meanwhile)
    refunding.send(number)
    assert (standing_of(number), troubles()) == (("done", False), {Trouble.OVERPAID: 50_000})


def test_a_refund_that_could_not_be_paid_out_stays_owed_and_is_asked_anew(
    world: World, approved: tuple[Order, str]
) -> None:
    order, number = approved
    m.Refund.objects.filter(number=number).update(state="sent")  # asked, and not yet answered
    failed = Happening.REFUND_FAILED
    for _time in range(2):
        hear(told(order, transaction="R1", kind=failed, refund=number, said="account closed"))
    assert standing_of(number) == ("failed", True)
    assert troubles() == {Trouble.OVERPAID: 50_000}
    again = commands.Wish(order=order.number, amount=50_000, why="Nộp hai lần")
    second = commands.ask_refund(again, by=world.people.actor("reception"), key="refund-2")
    commands.approve_refund(second, by=world.people.actor("head"), key="approve-2")
    refunding.send(second)
    assert (standing_of(second), troubles()) == (("done", False), {})
    every_dong_is_told()


def test_a_silent_gateway_takes_nothing_and_says_so(world: World, peer: Peer) -> None:
    order = world.order()
    peer.gateway.caller.disturb(Disturbance(busy=1))
    with pytest.raises(Refused) as silent:
        commands.start(order.number, BACK)
    assert silent.value.refusal.code == "GatewaySilent"
    assert commands.start(order.number, BACK).endswith("-2")


def test_calls_are_believed_by_their_signature_and_once(world: World, peer: Peer) -> None:
    order = world.order()
    commands.start(order.number, BACK)
    for forged in ({"secret": "y" * 40}, {"late": 301}, {"late": -301}, {"secret": "short"}):
        with pytest.raises(Refused) as no:
            hear(told(order), **forged)
        assert no.value.refusal.code == "CallUnsigned"
    assert order_now(order.number).is_payable
    hear(told(order), nonce="n" * 20)
    with pytest.raises(Refused) as again:
        hear(told(order), nonce="n" * 20)
    assert again.value.refusal.code == "CallReplayed"
    hear(told(order))
    assert (paid_of(order.dossier), troubles()) == (50_000, {})
    call = signing.Call(method="POST", target="/pay/calls/gateway/", body=b"{}")
    signed = signing.sign(SECRET, call)
    with pytest.raises(Refused) as unreadable:
        commands.hear("gateway", call, signed)
    assert unreadable.value.refusal.code == "CallUnreadable"


def test_a_call_about_no_order_is_listed(world: World, peer: Peer) -> None:
    order = world.order()
    hear(told(order, reference="NOBODY-1"))
    assert troubles() == {Trouble.UNKNOWN_ORDER: 50_000}
    hear(told(order, transaction="R1", kind=Happening.REFUNDED, refund="HTNOBODY"))
    assert troubles()[Trouble.MISSING_HERE] == 50_000
    every_dong_is_told()


def test_the_day_compares_both_books(world: World, peer: Peer, time: Clock) -> None:
    order, other = world.order(), world.order()
    peer.press(commands.start(order.number, BACK), "pay")
    healed = commands.reconcile(NOON.date())
    assert (healed.healed, healed.agrees) == (1, True)
    assert healed.figures[AGENCY].gateway == healed.figures[AGENCY].came_by_gateway == 50_000
    commands.start(other.number, BACK)
    hear(told(other, transaction="GHOST"))
    assert troubles() == {}
    assert not commands.reconcile(NOON.date()).agrees
    assert troubles() == {Trouble.MISSING_THERE: 50_000}
    time.at = NOON + timedelta(days=4)
    commands.reconcile(time.at.date())
    assert troubles()[Trouble.NOT_PAID_OUT] == 100_000
    loud = waiting.loud_by_agency(time.at)[AGENCY]
    assert (loud.count, loud.amount) == (1, 50_000)
    ghost = next(e for e in queries.differences(None) if e.kind is Trouble.MISSING_THERE)
    assert ghost.loud
    by = world.people.actor("head")
    commands.explain(ghost.id, "Cổng xác nhận bằng văn bản", by=by, key="explain-1")
    commands.reconcile(NOON.date())
    assert Trouble.MISSING_THERE not in troubles()
    assert reconciling.figures_of(NOON.date())[AGENCY].open_differences == 1


def test_what_the_gateway_pays_out_is_found_in_the_banks_statement(
    world: World, peer: Peer, time: Clock
) -> None:
    order = world.order()
    peer.press(commands.start(order.number, BACK), "pay")
    commands.ask(order.number)
    asked = {"payee": AGENCY, "amount": "50000"}
    payout = httpx.post(f"{peer.address}/training/payout", data=asked).json()["number"]
    body = csv(("FT1", "50.000", f"CONG TT CHUYEN {payout.lower()}"), ("FT2", "50.000", "khong ro"))
    handed = commands.Handed(agency=AGENCY, name="sao-ke.csv", body=body)
    commands.take(commands.hand_in(handed, by=world.people.actor("head")))
    assert troubles() == {Trouble.UNKNOWN_ORDER: 100_000}
    commands.reconcile(NOON.date())
    assert troubles() == {Trouble.UNKNOWN_ORDER: 50_000}
    assert till.held_by("gateway", AGENCY) == 0
    every_dong_is_told()
    time.at = NOON + timedelta(days=4)
    commands.reconcile(time.at.date())
    assert Trouble.NOT_PAID_OUT not in troubles()


def test_without_an_answer_the_day_is_not_settled(
    world: World, peer: Peer, settings: Settings
) -> None:
    settings.GATEWAY_URL = "http://127.0.0.1:9"
    done = commands.reconcile(NOON.date())
    assert (done.silent, done.agrees) == (True, False)
