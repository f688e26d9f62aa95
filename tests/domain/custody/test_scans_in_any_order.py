"""Scans come late, twice and in another order; a busy day of fifty people and 5,000 papers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody.decide import decide
from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.evolve import evolve, fold
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.state import EMPTY, Custody, ledger
from motcua.domain.custody.whereabouts import whereabouts
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.refusal import Refusal
from tests.builders import moment
from tests.domain.custody.people import (
    CARRIER,
    CASH_ORDER,
    CLERK,
    DELIVER_FOR_CASH,
    OFFICER,
    OTHER_CARRIER,
    SEALED,
    STORE,
    Person,
    bag,
    context,
    label,
    paper,
    passing,
    person,
    seal,
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


CLERKS = 50
PAPERS = 5_000
IN_A_PACKET = 5


class BusyDay:
    """Clerks label and seal, carriers carry and collect, cashiers pay in; devices send twice."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 -- a day of a test, the same every time
        self.custody = EMPTY
        self.events: list[e.Event] = []
        self.now: datetime = moment("2019-08-05T07:00")
        self.staff = [
            person(f"clerk{n}", Role.POSTAL_CLERK, HolderKind.COUNTER, Employer.POST)
            for n in range(CLERKS // 2)
        ] + [
            person(f"carrier{n}", Role.POSTAL_CLERK, HolderKind.CARRIER, Employer.POST)
            for n in range(CLERKS // 2)
        ]

    def give(self, who: Person, command: c.Command) -> None:
        self.now += timedelta(seconds=1)
        for _ in range(self.chance.choice((1, 1, 1, 2))):
            decision = decide(command, self.custody, context(who, self.now, CASH_ORDER))
            assert not isinstance(decision, Refusal), decision.text("en")
            for event in decision:
                self.custody = evolve(self.custody, event)
                self.events.append(event)

    def pass_on(self, thing: str, giver: Person, receiver: Person, minutes: str) -> None:
        scans: list[tuple[Person, c.Command]] = [
            (giver, c.Offer(minutes=minutes, thing=thing, to=receiver.holder)),
            (receiver, c.Take(minutes=minutes, thing=thing, giver=giver.holder)),
        ]
        self.chance.shuffle(scans)
        for who, scan in scans:
            self.give(who, scan)

    def run(self) -> None:
        clerks, carriers = self.staff[: CLERKS // 2], self.staff[CLERKS // 2 :]
        for n in range(PAPERS // IN_A_PACKET):
            clerk, carrier = self.chance.choice(clerks), self.chance.choice(carriers)
            labels = [f"{n}.{i}" for i in range(IN_A_PACKET)]
            for name in labels:
                self.give(clerk, label(name))
            self.give(clerk, seal(f"P{n}", *labels))
            self.pass_on(f"P{n}", clerk, carrier, f"BB{n}")
            if self.chance.random() < 0.5:
                back = paper(f"OLD{n}", code="old_paper")
                door = replace(DELIVER_FOR_CASH, thing=f"P{n}", withdrawn=(back,))
                self.give(carrier, door)
            else:
                other = self.chance.choice([each for each in carriers if each != carrier])
                self.pass_on(f"P{n}", carrier, other, f"CC{n}")
        for n, carrier in enumerate(carriers):
            in_hand = self.custody.cash.get(carrier.actor.person, 0)
            if in_hand:
                self.give(carrier, c.Label(item=bag(f"T{n}", in_hand)))
                self.pass_on(f"T{n}", carrier, clerks[n], f"TT{n}")
                slip = self.chance.choice((0, 0, 0, -1_000, 500))
                paid = c.PayIn(bag=f"T{n}", counted=in_hand + slip, voucher=f"GNT {n}")
                self.give(clerks[n], paid)


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
