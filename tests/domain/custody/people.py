"""People, papers and acts of custody for tests: a counter, carriers, an agency, an applicant."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.domain.custody import commands as c
from motcua.domain.custody.context import Context
from motcua.domain.custody.decide import Decision, decide
from motcua.domain.custody.delivering import DeliveryOrder, Outcome
from motcua.domain.custody.events import Event
from motcua.domain.custody.evolve import evolve
from motcua.domain.custody.holders import Holder, HolderKind, applicant, holder_of
from motcua.domain.custody.mishaps import DiscrepancyKind, Liability, Resolution
from motcua.domain.custody.state import EMPTY, Custody
from motcua.domain.custody.things import Address, Item, ItemKind
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.refusal import Refusal
from motcua.reference.rulebook import law, postal
from tests.builders import NUMBER, actor, moment

DAY = date(2019, 8, 5)
RULES = postal.postal_on(DAY).custody
CALENDAR = law.public_calendar(DAY)


@dataclass(frozen=True, slots=True)
class Person:
    """An actor in a hat."""

    actor: Actor
    hat: HolderKind

    @property
    def holder(self) -> Holder:
        return holder_of(self.actor, self.hat)


def person(name: str, role: Role, hat: HolderKind, employer: Employer) -> Person:
    return Person(replace(actor(role, employer=employer), person=name, name=name.title()), hat)


CLERK = person("clerk", Role.POSTAL_CLERK, HolderKind.COUNTER, Employer.POST)
CARRIER = person("carrier", Role.POSTAL_CLERK, HolderKind.CARRIER, Employer.POST)
OTHER_CARRIER = person("other", Role.POSTAL_CLERK, HolderKind.CARRIER, Employer.POST)
OFFICER = person("officer", Role.CASE_OFFICER, HolderKind.AGENCY, Employer.AGENCY)
STORE = person("keeper", Role.POSTAL_CLERK, HolderKind.STORE, Employer.POST)
CITIZEN = person("citizen", Role.CITIZEN, HolderKind.APPLICANT, Employer.NONE)

OWNER = applicant(NUMBER, "Dương Thị Chủ", "Ấp 3, xã Phú Thành")
HOME = Address(name=OWNER.name, text="Ấp 3, xã Phú Thành, Tam Nông", unit="30001")
OFFICE = Address(name="UBND huyện Tam Nông", text="Thị trấn Tràm Chim")
DOSSIER = "000.15.49.H20-190805-0001"
ORDER = DeliveryOrder(name=OWNER.name, identity_kind=IdentityKind.PERSONAL_ID, identity=NUMBER)
CASH_ORDER = replace(ORDER, withdraw=("old_paper",), collect=50_000)
LIABLE = Liability(
    liable=CARRIER.holder,
    how="Rơi khi qua phà",
    reissue=("proof",),
    reissue_cost=8_000,
    damages=0,
    apology="XL 01/2019",
)


def paper(label: str, kind: ItemKind = ItemKind.ORIGINAL, code: str = "proof") -> Item:
    return Item(label=label, kind=kind, dossier=DOSSIER, paper=code)


def bag(label: str, amount: int) -> Item:
    return Item(label=label, kind=ItemKind.MONEY_BAG, amount=amount)


def label(name: str) -> c.Label:
    return c.Label(item=paper(name), received_from=OWNER)


def seal(packet: str, *items: str, to: Address = OFFICE) -> c.Seal:
    return c.Seal(packet=packet, seal=f"NP-{packet}", items=items, witness=OWNER.name, to=to)


DELIVER = c.Deliver(
    thing="P1",
    to_name=OWNER.name,
    identity_kind=IdentityKind.PERSONAL_ID,
    identity=NUMBER,
    signature="KT-01",
)
TAKEN_BACK = paper("OLD", code="old_paper")
DELIVER_FOR_CASH = replace(DELIVER, collected=50_000, withdrawn=(TAKEN_BACK,))


def context(
    who: Person,
    at: str | datetime = "2019-08-05T09:00",
    order: DeliveryOrder | None = None,
    synced: datetime | None = None,
) -> Context:
    when = moment(at) if isinstance(at, str) else at
    return Context(
        by=who.actor,
        hat=who.hat,
        at=when,
        rules=RULES,
        calendar=CALENDAR,
        order=order,
        recorded_at=synced,
    )


@dataclass(frozen=True, slots=True)
class Act:
    """`synced` is when a device that had no network told it."""

    who: Person
    at: str
    command: c.Command
    order: DeliveryOrder | None = None
    synced: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    custody: Custody
    events: tuple[Event, ...]


def answer(act: Act, custody: Custody) -> Decision:
    synced = moment(act.synced) if act.synced else None
    return decide(act.command, custody, context(act.who, act.at, act.order, synced))


def tell(acts: Iterable[Act], start: Story | None = None) -> Story:
    """The custody after all acts; AssertionError with the refusal when one is refused."""
    story = start or Story(EMPTY, ())
    for act in acts:
        decision = answer(act, story.custody)
        assert not isinstance(decision, Refusal), f"{act.command}: {decision.text('en')}"
        custody = story.custody
        for event in decision:
            custody = evolve(custody, event)
        story = Story(custody, (*story.events, *decision))
    return story


def passing(minutes: str, thing: str, giver: Person, receiver: Person, at: str) -> list[Act]:
    """Both scans, within the same minute."""
    return [
        Act(giver, at, c.Offer(minutes=minutes, thing=thing, to=receiver.holder)),
        Act(receiver, at, c.Take(minutes=minutes, thing=thing, giver=giver.holder)),
    ]


LABELLED = [
    Act(CLERK, "2019-08-05T09:00", label("A")),
    Act(CLERK, "2019-08-05T09:00", label("B")),
]
SEALED = [*LABELLED, Act(CLERK, "2019-08-05T09:05", seal("P1", "A", "B"))]
ON_THE_WAY = [*SEALED, *passing("BB1", "P1", CLERK, CARRIER, "2019-08-05T14:00")]
ARRIVED = [*ON_THE_WAY, *passing("BB2", "P1", CARRIER, OFFICER, "2019-08-06T08:30")]
OPENED = [
    *ARRIVED,
    Act(
        OFFICER,
        "2019-08-06T08:40",
        c.OpenSeal(packet="P1", seal_seen="NP-P1", items_seen=("A", "B")),
    ),
]
SIGNED = [
    *OPENED,
    Act(CARRIER, "2019-08-06T08:45", c.SignMinutes(minutes="BB2")),
    Act(OFFICER, "2019-08-06T08:46", c.SignMinutes(minutes="BB2")),
]
RESULT = [
    Act(OFFICER, "2019-08-09T09:00", c.Label(item=paper("R", ItemKind.RESULT))),
    Act(OFFICER, "2019-08-09T09:05", seal("P1", "R", to=HOME)),
    *passing("BB9", "P1", OFFICER, CARRIER, "2019-08-09T10:00"),
]
DELIVERED = [*RESULT, Act(CARRIER, "2019-08-12T09:00", DELIVER_FOR_CASH, CASH_ORDER)]


def missed(day: str, *, invited: bool = True) -> Act:
    return Act(
        CARRIER,
        f"2019-08-{day}T09:00",
        c.Attempt(packet="P1", outcome=Outcome.ABSENT, invited=invited),
    )


MISSED = [*RESULT, missed("12"), missed("14"), missed("16")]
BACK = Act(CARRIER, "2019-08-20T09:00", c.ReturnToAgency(packet="P1", to=OFFICE))
CASES = [
    Act(CLERK, "2019-08-05T09:10", command)
    for command in (
        c.ReportDiscrepancy(kind=DiscrepancyKind.TORN, thing="A", what="Rách góc", owner="clerk"),
        c.PassOnDiscrepancy(case="A/torn/1", owner="officer"),
        c.ResolveDiscrepancy(case="A/torn/1", resolution=Resolution.EXPLAINED, said="Rách sẵn"),
        c.DeclareDamaged(thing="A", liability=LIABLE),
        c.DeclareLost(thing="B", liability=LIABLE),
    )
]
MONEY = [
    *DELIVERED,
    Act(CARRIER, "2019-08-12T10:00", c.Label(item=bag("T1", 50_000))),
    *passing("BB10", "T1", CARRIER, CLERK, "2019-08-12T11:00"),
    Act(CLERK, "2019-08-12T11:05", c.PayIn(bag="T1", counted=49_000, voucher="GNT 1")),
]
FETCHED = [
    *ON_THE_WAY,
    Act(CARRIER, "2019-08-05T15:00", c.CollectMoney(packet="P1", amount=60_000)),
    Act(CARRIER, "2019-08-05T16:00", c.Label(item=bag("T9", 60_000))),
]
STORIES = {
    "fetched": FETCHED,
    "signed": SIGNED,
    "delivered": DELIVERED,
    "money": MONEY,
    "back": [*MISSED, BACK],
    "elsewhere": [
        *RESULT,
        Act(CARRIER, "2019-08-12T10:00", c.Readdress(packet="P1", to=OFFICE)),
    ],
    "cases": [*LABELLED, *CASES],
}
