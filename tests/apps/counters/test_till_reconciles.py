"""Random days of clerks and carriers: money in is money out to the dong, in custody's books too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from motcua.channels.counters import commands, positions, queries
from motcua.channels.counters.commands import (
    Line,
    LineKind,
    Method,
    NewShift,
    RemitAsked,
    VoidAsked,
)
from motcua.channels.counters.verify import verify
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.custody.commands import Asked
from motcua.domain.custody import commands as c
from motcua.domain.custody.events import Event, MoneyPaidIn
from motcua.domain.custody.evolve import fold
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.state import ledger
from motcua.domain.custody.things import Item, ItemKind
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.till.accounts import AccountKind
from motcua.plumbing.errors import Refused
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import notes, paying
from tests.builders import NUMBER
from tests.cast import AGENCY, ELSEWHERE, ONE_STOP, POST, Cast
from tests.domain.custody.people import LIABLE, ORDER

pytestmark = pytest.mark.django_db
BODIES = (AGENCY, "000.00.39.H20", POST)
KINDS = {AGENCY: LineKind.FEE, "000.00.39.H20": LineKind.CHARGE, POST: LineKind.POSTAGE}


class Province:
    """Some desks and carriers, who do what the dice say."""

    def __init__(self, house: Cast, time: Clock, seed: int) -> None:
        self.dice = Random(seed)  # noqa: S311 - dice, not secrets
        self.time, self.keys = time, 0
        post, state = house.actor("postal"), house.actor("reception")
        self.clerks = [
            state,
            replace(state, person="9000901", place=ELSEWHERE),
            replace(post, person="9000902", place=ELSEWHERE),
            replace(post, person="9000903"),
        ]
        self.manager = house.actor("manager")
        self.head = house.actor("head")
        self.carriers = [replace(post, person="9000911"), replace(post, person="9000912")]
        self.paid: dict[str, int] = {}
        self.events: list[Event] = []
        self.bags: list[tuple[str, Actor, int]] = []

    def key(self) -> str:
        self.keys += 1
        return f"key-{self.keys:08}"

    def tries(self, work: Callable[[], Any]) -> Any:
        """What the answer is, or None when it was refused."""
        try:
            return work()
        except Refused:
            return None

    def lines(self) -> tuple[Line, ...]:
        bodies = self.dice.sample(BODIES, self.dice.randint(1, 3))
        return tuple(
            Line(
                kind=KINDS[body],
                name="Khoản thu",
                amount=self.dice.randint(1, 400) * 500,
                beneficiary=body,
            )
            for body in bodies
        )

    def take(self) -> None:
        by, lines = self.dice.choice(self.clerks), self.lines()
        method = self.dice.choice([Method.CASH, Method.CASH, Method.TRANSFER])
        asked = paying(*lines, method=method, proof="FT 1")
        done = self.tries(lambda: commands.collect(asked, by=by, key=self.key()))
        self.paid |= {each.number: each.total for each in done.receipts} if done else {}

    def deliver(self) -> None:
        """A result at the door, its money on the carrier's account and in custody at once."""
        by, lines = self.dice.choice(self.carriers), self.lines()
        label = f"R{self.key()}"
        item = Item(label=label, kind=ItemKind.RESULT, dossier="HS-1", paper="result")
        total = sum(line.amount for line in lines)
        self.give(c.Label(item=item), by, HolderKind.CARRIER)
        deliver = c.Deliver(
            thing=label,
            to_name=ORDER.name,
            identity_kind=IdentityKind.PERSONAL_ID,
            identity=NUMBER,
            signature="KT-01",
            collected=total,
        )
        self.give(deliver, by, HolderKind.CARRIER, collect=total)
        asked = paying(*lines, method=Method.AT_DOOR)
        done = commands.collect(asked, by=by, key=self.key())
        self.paid |= {each.number: each.total for each in done.receipts}

    def give(self, command: c.Command, by: Actor, hat: HolderKind, collect: int = 0) -> None:
        asked = Asked(by=by, hat=hat, key=self.key())
        done = custody.give(command, asked, order=replace(ORDER, collect=collect))
        self.events += done.events

    def pack(self) -> None:
        """Part of what a carrier has goes into a bag; some bags are lost on the way."""
        by = self.dice.choice(self.carriers)
        in_hand = held.cash_in_hand(by.person)
        if not in_hand:
            return
        bag, amount = f"B{self.key()}", self.dice.randint(1, in_hand // 500) * 500
        self.give(
            c.Label(item=Item(label=bag, kind=ItemKind.MONEY_BAG, amount=amount)),
            by,
            HolderKind.CARRIER,
        )
        if self.dice.random() < 0.15:
            self.give(c.DeclareLost(thing=bag, liability=LIABLE), by, HolderKind.CARRIER)
            commands.write_off_bag(bag, by=self.manager, key=self.key())
            return
        self.bags.append((bag, by, amount))

    def pay_in(self) -> None:
        if not self.bags:
            return
        clerk = self.clerks[3]
        bag, by, amount = self.bags.pop()
        number = f"BB-{bag}"
        to, giver = holder_of(clerk, HolderKind.COUNTER), holder_of(by, HolderKind.CARRIER)
        self.give(c.Offer(minutes=number, thing=bag, to=to), by, HolderKind.CARRIER)
        self.give(c.Take(minutes=number, thing=bag, giver=giver), clerk, HolderKind.COUNTER)
        counted = amount + self.dice.choice([0, 0, 0, -500, 1_000])
        commands.take_from_carrier(bag, counted, by=clerk, key=self.key())
        self.events += [each for each in held.events_of(bag) if isinstance(each, MoneyPaidIn)]

    def void(self) -> None:
        if not self.paid:
            return
        number = self.dice.choice(sorted(self.paid))
        by = self.dice.choice([*self.clerks, self.manager])
        asked = VoidAsked(number=number, reason="Thu nhầm")
        if self.tries(lambda: commands.void_receipt(asked, by=by, key=self.key())):
            del self.paid[number]

    def remit(self) -> None:
        by, body = self.dice.choice(self.clerks), self.dice.choice(BODIES)
        asked = RemitAsked(beneficiary=body, amount=self.dice.randint(1, 300) * 500, slip="GNT")
        sent = self.tries(lambda: commands.remit(asked, by=by, key=self.key()))
        if sent is None:
            return
        end = self.dice.choice([commands.confirm_remittance, commands.return_remittance, None])
        if end:
            self.tries(lambda: end(sent.number, "BC", by=self.head, key=self.key()))

    def close_all(self) -> None:
        """Every drawer is counted, some a little wrong, and closed by its clerk."""
        for by in self.clerks:
            shift = queries.shift_of(by.person, by.place)
            if shift is None:
                continue
            detail = queries.shift_detail(shift.number)
            assert detail is not None
            off = self.dice.choice([0, 0, 500, -500])
            counted = notes(max(detail.drawer + off, 0))
            commands.cash_up(shift.number, counted, "Đếm lại", by=by, key=self.key())
            boss = replace(self.manager, person="9000999", place=by.place)
            commands.confirm_cash_up(shift.number, by=boss, key=self.key())
            commands.close_shift(shift.number, by=by, key=self.key())

    def day(self) -> None:
        for by in self.clerks:
            asked = NewShift(unit=by.place, float_amount=self.dice.choice([0, 50_000]))
            commands.open_shift(asked, by=by, key=self.key())
        acts = [self.take, self.take, self.deliver, self.pack, self.pay_in, self.void, self.remit]
        for _ in range(30):
            self.time.at += timedelta(minutes=10)
            self.dice.choice(acts)()
        self.close_all()
        self.time.at += timedelta(hours=19)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_money_in_is_money_out(
    house: Cast, time: Clock, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.reference.places.queries.is_one_stop_unit", lambda *_: False)
    province = Province(house, time, seed)
    for _ in range(3):
        province.day()
    verdict = verify()
    assert verdict.ok, verdict.first_fault
    assert verdict.receipts > 40

    pairs = positions.positions()
    assert sum(pair.collected for pair in pairs) == sum(province.paid.values())
    found = queries.reconciliation()
    lent = sum(a for k, a in queries.trial_balance().items() if k.kind is AccountKind.ADVANCE)
    assert found.holds
    assert found.taken_in == sum(province.paid.values()) - lent

    at_doors = ledger(fold(province.events))
    assert at_doors.balances
    books = queries.trial_balance()
    carried = sum(queries.carrier_balance(each.person) for each in province.carriers)
    gone = sum(amount for account, amount in books.items() if account.kind is AccountKind.LOST)
    short = sum(
        amount
        for account, amount in books.items()
        if account.kind is AccountKind.DIFFERENCE and not account.owner.startswith("CA-")
    )
    assert carried == at_doors.in_hand + at_doors.in_bags
    assert (gone, short) == (at_doors.lost, at_doors.short)
    assert ONE_STOP in {pair.collector for pair in pairs}
