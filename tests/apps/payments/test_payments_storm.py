"""Random storms of calls, duplicates, wrong sums, bank lines, counters and refunds.

Whatever comes in whatever order: in the end the books, the orders and the dossiers agree, and
every dong that is nobody's is listed as a difference.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest

from motcua.channels.counters import commands as till
from motcua.channels.counters import online
from motcua.channels.payments import commands, following, orders, queries, refunding
from motcua.channels.payments import models as m
from motcua.channels.payments.rows import Order
from motcua.domain.till.online import OrderState, Trouble
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
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
from tests.apps.payments.test_payments_statements import csv
from tests.cast import AGENCY

STEPS = 60
SUMS = (50_000, 50_000, 50_000, 20_000, 30_000, 60_000, 1_000)


@dataclass
class Storm:
    world: World
    time: Clock
    dice: Random
    orders: list[Order] = field(default_factory=list)
    told: list[tuple[str, str, int, str]] = field(default_factory=list)
    number: int = 0

    def next(self, what: str) -> str:
        self.number += 1
        return f"{what}-{self.number:05}"

    def any(self) -> Order:
        return self.dice.choice(self.orders)

    def call(self) -> None:
        order = self.any().number if self.dice.random() < 0.9 else ""
        self._tell(order, self.next("GD"), self.dice.choice(SUMS), "gateway")

    def again(self) -> None:
        if self.told:
            order, reference, amount, source = self.dice.choice(self.told)
            self._record(order, reference, amount, source)

    def contradict(self) -> None:
        if self.told:
            order, reference, amount, source = self.dice.choice(self.told)
            self._record(order, reference, amount + 1_000, source)

    def statement(self) -> None:
        rows = []
        for _ in range(self.dice.randint(1, 3)):
            text = self.any().purpose if self.dice.random() < 0.8 else "khong ro"
            rows.append((self.next("FT"), f"{self.dice.choice(SUMS)}", text))
        body = csv(*rows)
        for _ in range(self.dice.randint(1, 2)):
            handed = commands.Handed(agency=AGENCY, name="s", body=body)
            commands.take(commands.hand_in(handed, by=self.world.people.actor("head")))

    def counter(self) -> None:
        line = till.Line(kind=till.LineKind.FEE, name="Lệ phí", amount=50_000, beneficiary=AGENCY)
        asked = till.Collection(payer="Chủ", lines=(line,), dossier=self.any().dossier)
        self._try(
            lambda: till.collect(
                asked, by=self.world.people.actor("reception"), key=self.next("collect")
            )
        )

    def refund(self) -> None:
        order = self.any()
        kept, _counted = queries.refundable(order.number)
        wish = commands.Wish(
            order=order.number,
            amount=self.dice.choice([kept or 1, 1_000, 10_000]),
            why="Nộp thừa",
            to_bank="970436",
            to_account="123",
            to_name="CHU",
        )
        by = self.world.people.actor("reception")
        self._try(lambda: commands.ask_refund(wish, by=by, key=self.next("refund")))

    def approve(self) -> None:
        by = self.world.people.actor("head")
        open_ones = [each for each in queries.refunds(None) if each.state in refunding.OPEN]
        for row in open_ones[:2]:
            key = self.next("approve")
            if row.state == "asked":
                commands.approve_refund(row.number, by=by, key=key)
            elif row.state == "approved":
                commands.refund_transferred(row.number, self.next("BACK"), by=by, key=key)

    def assign(self) -> None:
        unknown = [e for e in queries.differences(None) if e.kind is Trouble.UNKNOWN_ORDER]
        if unknown:
            fact = queries.fact_about(self.dice.choice(unknown).subject)
            assert fact is not None
            by, key = self.world.people.actor("head"), self.next("assign")
            self._try(lambda: commands.assign(fact.id, self.any().number, "x", by=by, key=key))

    def later(self) -> None:
        self.time.at += timedelta(days=self.dice.choice([0, 0, 1, 20]), minutes=7)
        orders.expire(self.time.at)

    def follow(self) -> None:
        def handle(published: object) -> None:
            following.follow(published, self.time.at)  # type: ignore[arg-type]

        listener: relay.Subscriber[Published] = relay.Subscriber("storm", DOSSIER_EVENTS, handle)
        relay.run_all(listener)

    def _tell(self, order: str, reference: str, amount: int, source: str) -> None:
        self.told.append((order, reference, amount, source))
        self._record(order, reference, amount, source)

    def _record(self, order: str, reference: str, amount: int, source: str) -> None:
        commands.record(
            commands.Money(
                source=source,
                reference=reference,
                holder="gateway",
                agency=AGENCY,
                amount=amount,
                at=self.time.at,
                order=order,
            )
        )

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Refused:
            return


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_storm_leaves_a_dong_untold(world: World, time: Clock, seed: int) -> None:
    by = world.people.actor("reception")
    till.open_shift(till.NewShift(unit=by.place), by=by, key="open-shift-1")
    storm = Storm(world, time, Random(seed))  # noqa: S311 - a storm, no secret
    storm.orders = [world.order() for _ in range(4)]
    acts = (
        *(storm.call, storm.call, storm.call, storm.again, storm.contradict, storm.statement),
        *(storm.counter, storm.refund, storm.approve, storm.assign, storm.later, storm.follow),
    )
    for step in range(STEPS):
        storm.dice.choice(acts)()
        if step % 20 == 0:
            every_dong_is_told()
    storm.follow()
    commands.reconcile(NOON.date())
    every_dong_is_told()
    for order in storm.orders:
        agrees(order)


def agrees(order: Order) -> None:
    """One order against its dossier and its money; what differs is listed by its own number."""
    after = order_now(order.number)
    by_order = sum(
        row.total for row in online.receipts_of(order.dossier, order.number) if not row.void
    )
    assert paid_of(order.dossier) == online.counted_for(order.dossier)
    assert by_order in {0, 50_000}
    assert (by_order == 50_000) == (
        after.state in {OrderState.PAID, OrderState.OVER} and bool(after.receipts)
    )
    facts = queries.facts_of(order.number)
    came = sum(each.amount if each.incoming else -each.amount for each in facts)
    kept = came - by_order
    assert kept == online.kept_for(order.number, order.agency) >= 0
    listed = m.Difference.objects.filter(order=order.number, closed_at=None)
    money = sum(e.amount for e in listed if e.kind not in {"conflicting"})
    assert money == kept
    assert (kept == 0) or troubles()
