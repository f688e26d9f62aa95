"""Some people and papers that a machine can play with, and what it knows of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody.decide import decide
from motcua.domain.custody.evolve import evolve
from motcua.domain.custody.state import EMPTY, Custody
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.kernel.refusal import Refusal
from tests.builders import moment
from tests.domain.custody.people import (
    CARRIER,
    CLERK,
    OFFICER,
    ORDER,
    OTHER_CARRIER,
    STORE,
    Person,
    context,
)

PEOPLE = (CLERK, CARRIER, OTHER_CARRIER, OFFICER, STORE)
ANYBODY = st.sampled_from(PEOPLE)
WAITS = st.sampled_from([0, 1, 30, 1440])
NUMBERS = st.integers(0, 50)
Scan = tuple[Person, c.Offer | c.Take, datetime]


class AnyHands(RuleBasedStateMachine):
    """What has happened so far, and whose hands are full of what."""

    def __init__(self) -> None:
        super().__init__()
        self.custody: Custody = EMPTY
        self.events: tuple[e.Event, ...] = ()
        self.now: datetime = moment("2019-08-05T08:00")
        self.serial = 0
        self.offline: list[Scan] = []
        self.sent: list[Scan] = []

    def give(
        self, who: Person, command: c.Command, *, collect: int = 0, at: datetime | None = None
    ) -> bool:
        order = replace(
            ORDER, collect=collect, withdraw=tuple("x" for _ in self.withdrawn(command))
        )
        decision = decide(command, self.custody, context(who, at or self.now, order, self.now))
        if isinstance(decision, Refusal):
            assert decision.article
            assert decision.text("vi")
            assert decision.text("en")
            return False
        for event in decision:
            self.custody = evolve(self.custody, event)
        self.events = (*self.events, *decision)
        return True

    @staticmethod
    def withdrawn(command: c.Command) -> Sequence[object]:
        return command.withdrawn if isinstance(command, c.Deliver) else ()

    def number(self) -> str:
        self.serial += 1
        return f"N{self.serial}"

    def things(self) -> list[str]:
        return [*self.custody.items, *self.custody.packets]

    def pick(self, data: st.DataObject, labels: Sequence[str]) -> str:
        return data.draw(st.sampled_from(sorted(labels))) if labels else "none"

    def held(self, kind: ItemKind | None = None) -> list[str]:
        """Loose items in staff's hands."""
        return [
            label
            for label, held in self.custody.items.items()
            if not held.inside and held.fate is Fate.HELD and kind in {None, held.item.kind}
        ]

    def sealed(self) -> list[str]:
        return [n for n, held in self.custody.packets.items() if held.fate is Fate.HELD]

    def who_has(self, label: str) -> Person:
        holder = self.custody.holder(label)
        return next((each for each in PEOPLE if each.holder == holder), CLERK)
