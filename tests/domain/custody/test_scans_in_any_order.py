"""Scans come late, twice and in another order; a busy day of fifty people and 5,000 papers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody.decide import decide
from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.evolve import fold
from motcua.domain.custody.part import touched_things
from motcua.domain.custody.state import Custody, ledger
from motcua.domain.custody.whereabouts import whereabouts
from motcua.domain.kernel.refusal import Refusal
from tests.builders import moment
from tests.domain.custody.busy_day import PAPERS, BusyDay
from tests.domain.custody.people import (
    CARRIER,
    CLERK,
    OFFICER,
    OTHER_CARRIER,
    SEALED,
    STORE,
    Person,
    context,
    passing,
    tell,
)

PEOPLE = (CLERK, CARRIER, OTHER_CARRIER, OFFICER, STORE)
START = tell(SEALED)
MORNING = moment("2019-08-05T10:00")
SYNCED = moment("2019-08-06T08:00")
Scan = tuple[Person, c.Offer | c.Take, datetime]
HAND_OVERS = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=12)


def scans_of(pairs: Sequence[tuple[Person, Person]]) -> list[Scan]:
    """The two scans of each pair, ten minutes after those before; oneself is left out."""
    scans: list[Scan] = []
    for n, (giver, receiver) in enumerate(pairs):
        if giver == receiver:
            continue
        at, minutes = MORNING + timedelta(minutes=10 * n), f"BB{n}"
        offer = c.Offer(minutes=minutes, thing="P1", to=receiver.holder)
        take = c.Take(minutes=minutes, thing="P1", giver=giver.holder)
        scans += [(giver, offer, at), (receiver, take, at + timedelta(minutes=1))]
    return scans


def synced(scans: Sequence[Scan]) -> tuple[Custody, tuple[e.Event, ...]]:
    custody, events = START.custody, START.events
    for n, (who, scan, at) in enumerate(scans):
        told = context(who, at, synced=SYNCED + timedelta(seconds=n))
        decision = decide(scan, custody, told)
        assert not isinstance(decision, Refusal), decision
        custody, events = fold(decision, custody), (*events, *decision)
    return custody, events


def holder_by_hand(pairs: Sequence[tuple[Person, Person]]) -> Person:
    """The slow way: walk the pairs in time, a giver who has it not gives nothing."""
    holder = CLERK
    for giver, receiver in pairs:
        if giver == holder:
            holder = receiver
    return holder


@given(pairs=HAND_OVERS, data=st.data())
@settings(deadline=None)
def test_any_order_and_any_repetition_ends_alike(
    pairs: list[tuple[Person, Person]], data: st.DataObject
) -> None:
    scans = scans_of(pairs)
    again = data.draw(st.lists(st.sampled_from(scans), max_size=8)) if scans else []
    custody, events = synced(scans)
    stormy, stormy_events = synced(data.draw(st.permutations([*scans, *again])))
    assert stormy == custody
    assert custody.holder("A") == custody.holder("P1") == holder_by_hand(pairs).holder
    assert whereabouts("A", stormy_events) == whereabouts("A", events)
    assert len(stormy_events) == len(events)


@given(data=st.data())
@settings(deadline=None, max_examples=30)
def test_attempts_reported_in_any_order_count_alike(data: st.DataObject) -> None:
    story = tell([*SEALED, *passing("BB1", "P1", CLERK, CARRIER, "2019-08-05T14:00")])
    days = data.draw(st.lists(st.integers(6, 30), min_size=1, max_size=6, unique=True))
    reports = [moment(f"2019-08-{day:02}T09:00") for day in days]
    tried = c.Attempt(packet="P1", outcome=Outcome.ABSENT, invited=True)

    def told(order: Sequence[datetime]) -> Custody:
        custody = story.custody
        for at in order:
            synced_at = moment("2019-08-31T08:00")
            decision = decide(tried, custody, context(CARRIER, at, synced=synced_at))
            assert not isinstance(decision, Refusal)
            custody = fold(decision, custody)
        return custody

    assert told(data.draw(st.permutations([*reports, *reports]))) == told(reports)


def test_a_day_of_fifty_people_and_five_thousand_papers_balances() -> None:
    day = BusyDay(seed=45)
    day.run()
    custody = day.custody
    assert len([i for i in custody.items.values() if "." in i.item.label]) == PAPERS
    assert all(custody.holder(name) is not None for name in custody.items)
    assert all(
        custody.holder(name) == custody.holder(held.inside)
        for name, held in custody.items.items()
        if held.inside
    )
    assert fold(day.events) == custody
    books = ledger(custody)
    delivered = [event for event in day.events if isinstance(event, e.Delivered)]
    assert books.balances
    assert books.collected == sum(event.collected for event in delivered) == 50_000 * len(delivered)
    assert (books.in_hand, books.in_bags) == (0, 0)
    assert books.collected == books.paid_in + books.short
    for name in day.chance.sample(sorted(custody.items), 20):
        assert whereabouts(name, day.events)[-1].holder == custody.holder(name)


class WatchedDay(BusyDay):
    """Looks after every act, not only in the evening."""

    acts = 0

    def give(self, who: Person, command: c.Command) -> None:
        known = len(self.events)
        super().give(who, command)
        for event in self.events[known:]:
            for name in touched_things(event, self.custody):
                assert (name in self.custody.items) != (name in self.custody.packets)
                assert self.custody.holder(name) is not None
        assert self.custody.cash.get(who.actor.person, 0) >= 0
        self.acts += 1
        if self.acts % 1_000 == 0:
            assert ledger(self.custody).balances


@given(st.integers(0, 10**6))
@settings(max_examples=3, deadline=None)
def test_on_random_days_each_paper_has_one_holder_at_every_moment(seed: int) -> None:
    day = WatchedDay(seed)
    day.run()
    books = ledger(day.custody)
    assert books.balances
    assert (books.in_hand, books.in_bags) == (0, 0)
    stories: dict[str, list[e.Event]] = {}
    for event in day.events:
        for name in touched_things(event, day.custody):
            stories.setdefault(name, []).append(event)
    for name, held in day.custody.items.items():
        packet = next((each for each in stories[name] if isinstance(each, e.Sealed)), None)
        moved = stories.get(packet.packet.label, []) if packet else []
        stays = whereabouts(name, sorted([*stories[name], *moved], key=lambda each: each.at))
        assert stays[-1].holder == day.custody.holder(name)
        assert all(a.until == b.since for a, b in pairwise(stays)), held
