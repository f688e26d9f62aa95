"""The training gateway as a process of its own calls our live door: lost, twice, late, wrong."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from threading import Event
from typing import Any

import httpx
import msgspec
import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from motcua.channels.payments import attempts, commands, orders, recording, signing
from motcua.channels.payments.protocol import Happening, Told
from motcua.channels.payments.rows import Order
from motcua.domain.till.online import OrderState, Trouble
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
from tests.peers import peer

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "a-secret-both-sides-agreed-on-0001"
BACK = "http://testserver/pay/back/"
SECONDS = 30


@dataclass(frozen=True, slots=True)
class Gateway:
    url: str

    def disturb(self, **how: float) -> None:
        assert httpx.post(f"{self.url}training", json=how).status_code == 200

    def pays(self, order: Order, what: str) -> None:
        """Presses a button of the gateway's page; nobody asks afterwards."""
        page = commands.start(order.number, BACK)
        assert httpx.post(page, data={"what": what}).headers["Location"] == BACK

    def is_idle(self) -> bool:
        return bool(httpx.get(f"{self.url}training").json()["idle"])


@pytest.fixture(scope="module")
def process(live_server: LiveServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    said = {"MOTCUA_GATEWAY_SECRET": SECRET, "MOTCUA_AS_OF": NOON.date().isoformat()}
    home = tmp_path_factory.mktemp("gateway")
    with peer("gateway", home, MOTCUA_SITE_URL=live_server.url, **said) as url:
        yield Gateway(url)


@pytest.fixture
def gateway(process: Gateway, world: World, settings: Settings) -> Iterator[Gateway]:
    settings.GATEWAY_URL, settings.GATEWAY_SECRET = process.url, SECRET
    settings.GATEWAY_CODE = "gateway"
    process.disturb()
    yield process
    until(process.is_idle)


def until(holds: Callable[[], bool]) -> None:
    pause = Event()
    for _ in range(SECONDS * 20):
        if holds():
            return
        pause.wait(0.05)
    raise AssertionError("nothing came")


def is_paid(order: Order) -> Callable[[], bool]:
    return lambda: order_now(order.number).state is OrderState.PAID


def test_a_call_alone_marks_the_dossier(world: World, gateway: Gateway) -> None:
    order = world.order()
    gateway.pays(order, "pay")
    until(is_paid(order))
    assert (paid_of(order.dossier), troubles()) == (50_000, {})
    assert len(order_now(order.number).receipts) == 1
    every_dong_is_told()


def test_a_call_told_twice_counts_once(world: World, gateway: Gateway) -> None:
    gateway.disturb(duplicate=1)
    order = world.order()
    gateway.pays(order, "pay")
    until(gateway.is_idle)
    assert order_now(order.number).state is OrderState.PAID
    assert (len(order_now(order.number).receipts), troubles()) == (1, {})
    every_dong_is_told()


def test_paying_twice_is_heard_twice_and_listed(world: World, gateway: Gateway) -> None:
    order = world.order()
    gateway.pays(order, "twice")
    until(gateway.is_idle)
    assert order_now(order.number).state is OrderState.OVER
    assert troubles() == {Trouble.OVERPAID: 50_000}
    assert len(order_now(order.number).receipts) == 1
    every_dong_is_told()


def test_a_lost_call_is_made_good_by_the_clock(world: World, gateway: Gateway, time: Clock) -> None:
    gateway.disturb(lose=1)
    order = world.order()
    gateway.pays(order, "pay")
    until(gateway.is_idle)
    assert order_now(order.number).is_payable
    time.at = NOON + timedelta(minutes=3)
    assert attempts.ask_all() == 1
    assert is_paid(order)()
    every_dong_is_told()


def test_a_late_call_pays_an_order_that_has_expired(
    world: World, gateway: Gateway, time: Clock
) -> None:
    gateway.disturb(late=1.5)
    order = world.order()
    gateway.pays(order, "late")
    time.at = NOON + timedelta(days=31)
    assert orders.expire(time.at) == 1
    assert order_now(order.number).state is OrderState.EXPIRED
    until(is_paid(order))
    assert (paid_of(order.dossier), troubles()) == (50_000, {})
    every_dong_is_told()


def test_a_wrong_amount_waits_for_the_rest(world: World, gateway: Gateway) -> None:
    order = world.order()
    gateway.pays(order, "wrong")
    until(lambda: order_now(order.number).state is OrderState.PARTLY)
    assert (paid_of(order.dossier), troubles()) == (0, {Trouble.UNDERPAID: 49_000})
    every_dong_is_told()


def test_a_call_we_break_down_over_leaves_nothing_and_comes_again(
    world: World, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, settle = count(1), recording.settle

    def breaks_once(*args: Any) -> None:
        settle(*args)
        if next(calls) == 1:
            raise RuntimeError("the machine stops before the commit")

    monkeypatch.setattr(recording, "settle", breaks_once)
    order = world.order()
    gateway.pays(order, "pay")
    until(is_paid(order))
    assert next(calls) == 3
    assert (len(order_now(order.number).receipts), troubles()) == (1, {})
    every_dong_is_told()


def test_calls_at_once_leave_one_receipt_each_without_a_hole(
    world: World, gateway: Gateway, live_server: LiveServer
) -> None:
    asked = [world.order() for _ in range(6)]
    for order in asked:
        commands.start(order.number, BACK)
    calls = [told(order) for order in asked for _ in range(3)]
    with ThreadPoolExecutor(max_workers=9) as pool:
        answers = list(pool.map(partial(call, live_server.url), calls))
    assert set(answers) == {204}
    receipts = [order_now(order.number).receipts for order in asked]
    assert {len(each) for each in receipts} == {1}
    numbers = sorted(int(each.rpartition("-")[2]) for (each,) in receipts)
    assert numbers == list(range(numbers[0], numbers[0] + len(asked)))
    assert troubles() == {}
    every_dong_is_told()


def told(order: Order) -> Told:
    return Told(
        transaction=f"GD-{order.number}",
        kind=Happening.PAID,
        reference=f"{order.number}-1",
        payee=AGENCY,
        amount=order.amount,
        at=NOON,
    )


def call(site: str, message: Told) -> int:
    body, door = msgspec.json.encode(message), "/pay/calls/gateway/"
    signed = signing.sign(SECRET, signing.Call(method="POST", target=door, body=body))
    return httpx.post(site + door, content=body, headers={signing.HEADER: signed}).status_code
