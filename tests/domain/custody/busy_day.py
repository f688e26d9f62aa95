"""A busy day of fifty people and thousands of papers, the same for the same seed."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody.decide import decide
from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.evolve import evolve
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.state import EMPTY
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.refusal import Refusal
from tests.builders import moment
from tests.domain.custody.people import (
    CASH_ORDER,
    DELIVER_FOR_CASH,
    LIABLE,
    Person,
    bag,
    context,
    label,
    paper,
    person,
    seal,
)

CLERKS = 50
PAPERS = 5_000
IN_A_PACKET = 5


class BusyDay:
    """Clerks label and seal, carriers carry and collect, cashiers pay in; devices send twice."""

    def __init__(self, seed: int, papers: int = PAPERS) -> None:
        self.papers = papers
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
        for n in range(self.papers // IN_A_PACKET):
            clerk, carrier = self.chance.choice(clerks), self.chance.choice(carriers)
            labels = [f"{n}.{i}" for i in range(IN_A_PACKET)]
            for name in labels:
                self.give(clerk, label(name))
            self.give(clerk, seal(f"P{n}", *labels))
            self.pass_on(f"P{n}", clerk, carrier, f"BB{n}")
            fortune = self.chance.random()
            if fortune < 0.04:
                self.give(carrier, c.DeclareLost(thing=f"P{n}", liability=LIABLE))
            elif fortune < 0.1:
                tried = c.Attempt(packet=f"P{n}", outcome=Outcome.ABSENT, invited=True)
                self.give(carrier, tried)
            elif fortune < 0.5:
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
