"""Whatever people do, in any order: the store decides as the core does, and its rows follow.

The machine of the pure tests plays against PostgreSQL. The core knows everything that ever
happened, the store loads only what a command names; both must say the same.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from motcua.channels.custody import commands, queries
from motcua.channels.custody.commands import Asked
from motcua.channels.custody.models import CustodyCash, CustodyThing
from motcua.channels.custody.verify import verify
from motcua.domain.custody import commands as c
from motcua.domain.custody.state import ledger
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from tests.domain.custody.any_hands import AnyHands
from tests.domain.custody.busy_day import BusyDay
from tests.domain.custody.people import CASH_ORDER, ORDER, Person
from tests.domain.custody.test_any_way import AnyWay

pytestmark = pytest.mark.django_db


class Stored(AnyWay):
    """The same people and papers, every act given to the core and to the store."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.keys = 0

    def teardown(self) -> None:
        try:
            self.the_rows_follow()
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def give(
        self, who: Person, command: c.Command, *, collect: int = 0, at: datetime | None = None
    ) -> bool:
        before = self.events
        accepted = AnyHands.give(self, who, command, collect=collect, at=at)
        order = replace(
            ORDER, collect=collect, withdraw=tuple("x" for _ in self.withdrawn(command))
        )
        self.keys += 1
        asked = Asked(by=who.actor, hat=who.hat, key=f"anyway-{self.keys:06}", at=at)
        with mock.patch.object(clock, "now", return_value=self.now):
            try:
                given = commands.give(command, asked, order=order)
            except Refused:
                assert not accepted
                return False
        assert accepted
        assert given.events == self.events[len(before) :]
        return True

    def the_rows_follow(self) -> None:
        """Each item has the one holder the core says; money in is money out; the chain holds."""
        for row in queries.things([*self.custody.items, *self.custody.packets]):
            assert row.holder == self.custody.holder(row.label)
            assert row.fate is self.custody.fate(row.label)
            stays = queries.stays(row.label)
            assert not row.inside or stays[-1].packet == row.inside
            assert row.is_packet or stays[-1].holder == row.holder
        assert CustodyThing.objects.count() == len({*self.custody.items, *self.custody.packets})
        in_hand = sum(CustodyCash.objects.values_list("amount", flat=True))
        assert in_hand == ledger(self.custody).in_hand
        verdict = verify()
        assert verdict.ok, verdict.faults


def test_the_store_decides_as_the_core_does() -> None:
    limits = settings(max_examples=25, stateful_step_count=30, deadline=None)
    run_state_machine_as_test(Stored, settings=limits)


class StoredDay(BusyDay):
    """A busy day given to the store, double presses and all."""

    presses = 0

    def give(self, who: Person, command: c.Command) -> None:
        self.now += timedelta(seconds=1)
        for _ in range(self.chance.choice((1, 1, 1, 2))):
            StoredDay.presses += 1
            key = f"press-{StoredDay.presses:08}"
            asked = Asked(by=who.actor, hat=who.hat, key=key)
            with mock.patch.object(clock, "now", return_value=self.now):
                given = commands.give(command, asked, order=CASH_ORDER)
            self.events += given.events
            cash = given.custody.cash.get(who.actor.person)
            if cash is not None:
                self.custody = replace(
                    self.custody, cash={**self.custody.cash, who.actor.person: cash}
                )


def test_a_busy_day_in_the_store_is_the_same_day() -> None:
    """Fifty people; the whole five thousand papers are in the core's own test."""
    stored, pure = StoredDay(seed=45, papers=400), BusyDay(seed=45, papers=400)
    stored.run()
    pure.run()
    assert stored.events == pure.events
    rows = {row.label: row for row in queries.things([*pure.custody.items, *pure.custody.packets])}
    assert {label: row.holder for label, row in rows.items()} == {
        label: pure.custody.holder(label) for label in [*pure.custody.items, *pure.custody.packets]
    }
    assert verify().ok
    books = ledger(pure.custody)
    assert books.balances
    assert sum(CustodyCash.objects.values_list("amount", flat=True)) == books.in_hand
