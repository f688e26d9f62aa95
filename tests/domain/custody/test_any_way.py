"""Whatever people do with papers, in any order, at any time: what always holds."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody.decide import decide
from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.evolve import fold
from motcua.domain.custody.mishaps import DiscrepancyKind, Resolution
from motcua.domain.custody.state import ledger
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.custody.whereabouts import whereabouts
from tests.domain.custody.any_hands import ANYBODY, NUMBERS, PEOPLE, WAITS, AnyHands
from tests.domain.custody.people import (
    CARRIER,
    CLERK,
    DELIVER_FOR_CASH,
    LIABLE,
    OFFICE,
    OFFICER,
    OTHER_CARRIER,
    OWNER,
    STORE,
    Person,
    bag,
    context,
    paper,
    seal,
)


class AnyWay(AnyHands):
    """Half of the acts are likely ones, the others anything at all."""

    @initialize(papers=st.integers(2, 6), sealed=st.integers(0, 3))
    def begin(self, papers: int, sealed: int) -> None:
        labels = [self.number() for _ in range(papers)]
        for label in labels:
            self.give(CLERK, c.Label(item=paper(label), received_from=OWNER))
        if sealed:
            self.give(CLERK, seal(self.number(), *labels[:sealed]))

    @rule(who=ANYBODY, wait=WAITS)
    def somebody_labels(self, who: Person, wait: int) -> None:
        self.now += timedelta(minutes=wait)
        self.give(who, c.Label(item=paper(self.number()), received_from=OWNER))

    @rule(data=st.data())
    def somebody_seals(self, data: st.DataObject) -> None:
        first = self.pick(data, self.held())
        who = self.who_has(first)
        mine = [label for label in self.held() if self.custody.holder(label) == who.holder]
        if mine:
            chosen = data.draw(st.lists(st.sampled_from(mine), min_size=1, max_size=4))
            self.give(who, seal(self.number(), *chosen))

    @rule(other=ANYBODY, data=st.data(), wait=WAITS, taken=st.sampled_from([True, True, False]))
    def somebody_hands_over(
        self, other: Person, data: st.DataObject, wait: int, taken: bool
    ) -> None:
        """What one has, live, and sometimes nobody takes it."""
        self.now += timedelta(minutes=wait)
        thing, minutes = self.pick(data, [*self.held(), *self.sealed()]), self.number()
        who = self.who_has(thing)
        offered = self.give(who, c.Offer(minutes=minutes, thing=thing, to=other.holder))
        assert offered == (thing != "none" and who != other)
        assert not offered or self.custody.holder(thing) == who.holder
        if offered and taken:
            assert self.give(other, c.Take(minutes=minutes, thing=thing, giver=who.holder))
            assert self.custody.holder(thing) == other.holder
            assert self.give(who, c.SignMinutes(minutes=minutes))
            assert self.give(other, c.SignMinutes(minutes=minutes))

    @rule(who=ANYBODY, other=ANYBODY, data=st.data(), wait=WAITS)
    def devices_scan_without_network(
        self, who: Person, other: Person, data: st.DataObject, wait: int
    ) -> None:
        self.now += timedelta(minutes=wait)
        thing, minutes = self.pick(data, self.things()), self.number()
        if data.draw(st.booleans()):
            who = self.who_has(thing)
        at = self.now - timedelta(minutes=data.draw(NUMBERS))
        self.offline += [
            (who, c.Offer(minutes=minutes, thing=thing, to=other.holder), at),
            (other, c.Take(minutes=minutes, thing=thing, giver=who.holder), at),
        ]

    @rule(data=st.data(), wait=WAITS)
    def a_device_finds_the_network(self, data: st.DataObject, wait: int) -> None:
        self.now += timedelta(minutes=wait)
        if self.offline:
            who, scan, at = self.offline.pop(data.draw(NUMBERS) % len(self.offline))
            if self.give(who, scan, at=at):
                self.sent.append((who, scan, at))

    @rule(data=st.data())
    def a_scan_comes_again(self, data: st.DataObject) -> None:
        if self.sent:
            who, scan, at = self.sent[data.draw(NUMBERS) % len(self.sent)]
            told = context(who, at, synced=self.now)
            assert decide(scan, self.custody, told) == ()

    @rule(data=st.data(), wrong=st.booleans())
    def somebody_opens(self, data: st.DataObject, wrong: bool) -> None:
        label = self.pick(data, self.sealed())
        if label == "none":
            return
        who, inside = self.who_has(label), self.custody.packets[label].packet.items
        known = self.custody.open_case(inside[0], DiscrepancyKind.MISSING) is not None
        before = len(self.custody.cases)
        seen = inside[1:] if wrong else inside
        opened = c.OpenSeal(packet=label, seal_seen=f"NP-{label}", items_seen=seen)
        assert self.give(who, opened) == (who in {CLERK, OFFICER})
        if who in {CLERK, OFFICER}:
            assert len(self.custody.cases) == before + (wrong and not known)

    @rule(data=st.data(), collect=st.sampled_from([0, 8_000, 50_000]))
    def somebody_delivers(self, data: st.DataObject, collect: int) -> None:
        """A packet, or what lies loose at the counter; sometimes an old paper comes back."""
        papers = [*self.held(ItemKind.ORIGINAL), *self.sealed()]
        thing = self.pick(data, papers)
        back = tuple(paper(self.number(), code="x") for _ in range(data.draw(st.integers(0, 1))))
        command = replace(DELIVER_FOR_CASH, thing=thing, collected=collect, withdrawn=back)
        who = self.who_has(thing)
        assert self.give(who, command, collect=collect) == (thing != "none" and who != STORE)

    @rule(data=st.data(), amount=st.sampled_from([0, 8_000, 60_000]))
    def a_sender_pays_who_fetches(self, data: st.DataObject, amount: int) -> None:
        label, who = self.pick(data, self.sealed()), data.draw(st.sampled_from(PEOPLE))
        given = self.give(who, c.CollectMoney(packet=label, amount=amount))
        paid = label in self.custody.packets and self.custody.packets[label].collected == amount
        assert not given or (amount > 0 and (paid or who == self.who_has(label)))

    @rule(data=st.data())
    def somebody_bags_money(self, data: st.DataObject) -> None:
        for who in PEOPLE:
            in_hand = self.custody.cash.get(who.actor.person, 0)
            amount = data.draw(st.sampled_from([1, in_hand, in_hand + 1]))
            given = self.give(who, c.Label(item=bag(self.number(), amount)))
            assert not given or 1 <= amount <= in_hand

    @rule(data=st.data(), slip=st.sampled_from([0, 0, -1, 5]))
    def somebody_pays_in(self, data: st.DataObject, slip: int) -> None:
        label = self.pick(data, self.held(ItemKind.MONEY_BAG))
        if label != "none":
            counted = self.custody.items[label].item.amount + slip
            self.give(self.who_has(label), c.PayIn(bag=label, counted=counted, voucher="GNT"))

    @rule(data=st.data(), wait=WAITS)
    def the_postman_rings_in_vain(self, data: st.DataObject, wait: int) -> None:
        self.now += timedelta(minutes=wait)
        thing = self.pick(data, self.sealed())
        who = self.who_has(thing)
        tried = c.Attempt(packet=thing, outcome=Outcome.ABSENT, invited=True)
        assert self.give(who, tried) == (thing != "none" and who in {CARRIER, OTHER_CARRIER})
        self.give(who, c.ReturnToAgency(packet=thing, to=OFFICE))

    @rule(who=ANYBODY, data=st.data())
    def something_is_lost(self, who: Person, data: st.DataObject) -> None:
        thing = self.pick(data, self.things())
        self.give(who, c.DeclareLost(thing=thing, liability=LIABLE))

    @rule(who=ANYBODY, data=st.data(), how=st.sampled_from(list(Resolution)))
    def a_case_is_closed(self, who: Person, data: st.DataObject, how: Resolution) -> None:
        case = self.pick(data, list(self.custody.cases))
        self.give(who, c.ResolveDiscrepancy(case=case, resolution=how, said="Đã xong"))

    @rule(who=ANYBODY, data=st.data(), wait=WAITS)
    def anybody_does_anything(self, who: Person, data: st.DataObject, wait: int) -> None:
        self.now += timedelta(minutes=wait)
        thing, other = self.pick(data, self.things()), data.draw(ANYBODY).holder
        commands: list[c.Command] = [
            c.Offer(minutes="M", thing=thing, to=other),
            c.Take(minutes="M", thing=thing, giver=other),
            c.SignMinutes(minutes="M"),
            c.OpenSeal(packet=thing, seal_seen="?", items_seen=()),
            c.Attempt(packet=thing, outcome=Outcome.ABSENT, invited=True),
            c.ReturnToAgency(packet=thing, to=OFFICE),
            c.Readdress(packet=thing, to=OFFICE),
            c.DeclareDamaged(thing=thing, liability=LIABLE),
            c.ReportDiscrepancy(kind=DiscrepancyKind.LATE, thing=thing, what="!", owner="clerk"),
            replace(DELIVER_FOR_CASH, thing=thing),
            c.PayIn(bag=thing, counted=1, voucher="GNT"),
            seal(self.number(), thing),
        ]
        self.give(who, data.draw(st.sampled_from(commands)))

    @invariant()
    def the_events_tell_the_state(self) -> None:
        assert fold(self.events) == self.custody

    @invariant()
    def every_thing_has_one_holder_and_a_story_without_a_gap(self) -> None:
        for label in self.custody.items:
            stays = whereabouts(label, self.events)
            assert stays[-1].holder == self.custody.holder(label)
            assert stays[-1].until is None
            assert all(a.until == b.since for a, b in pairwise(stays))
            assert all(a.since <= b.since for a, b in pairwise(stays))
            for before, after in pairwise(stays):
                if after.hand_over is not None:
                    assert after.giver == before.holder

    @invariant()
    def a_sealed_packet_moves_whole(self) -> None:
        inside: dict[str, set[str]] = {}
        for label, held in self.custody.items.items():
            if held.inside:
                inside.setdefault(held.inside, set()).add(label)
                assert self.custody.holder(label) == self.custody.holder(held.inside)
        for label, packet in self.custody.packets.items():
            sealed = packet.fate in {Fate.HELD, Fate.LOST}
            assert inside.get(label, set()) == (set(packet.packet.items) if sealed else set())

    @invariant()
    def money_in_is_money_out(self) -> None:
        assert ledger(self.custody).balances
        assert all(amount >= 0 for amount in self.custody.cash.values())
        at_doors = [each.collected for each in self.events if isinstance(each, e.Delivered)]
        fetching = [each.amount for each in self.events if isinstance(each, e.MoneyCollected)]
        assert self.custody.collected == sum(at_doors) + sum(fetching)

    @invariant()
    def every_case_is_somebody_s(self) -> None:
        assert all(case.owner for case in self.custody.cases.values())


AnyWay.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyWay = AnyWay.TestCase
