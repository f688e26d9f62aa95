"""Every way to be refused in custody is reached, and says which rule and what to do."""

import inspect
import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from motcua.domain.custody import commands as c
from motcua.domain.custody import refusals as r
from motcua.domain.custody.delivering import DeliveryOrder, Outcome
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.mishaps import DiscrepancyKind, Resolution
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable
from motcua.domain.kernel.refusal import Refusal
from tests.domain.custody.people import (
    CARRIER,
    CASH_ORDER,
    CITIZEN,
    CLERK,
    DELIVER,
    DELIVER_FOR_CASH,
    DELIVERED,
    HOME,
    LABELLED,
    LIABLE,
    OFFICE,
    OFFICER,
    ON_THE_WAY,
    OPENED,
    ORDER,
    OTHER_CARRIER,
    OWNER,
    RESULT,
    SEALED,
    TAKEN_BACK,
    Act,
    Person,
    answer,
    bag,
    label,
    missed,
    paper,
    passing,
    person,
    seal,
    tell,
)

NOON = "2019-08-20T12:00"


class Case(NamedTuple):
    name: str
    expected: type[Refusal]
    before: list[Act]
    who: Person
    command: c.Command
    at: str = NOON
    order: DeliveryOrder | None = None
    synced: str = ""


def offer(thing: str, minutes: str = "N1", to: Person = CARRIER) -> c.Offer:
    return c.Offer(minutes=minutes, thing=thing, to=to.holder)


BAG = [*DELIVERED, Act(CARRIER, "2019-08-12T16:00", c.Label(item=bag("T", 50_000)))]
TRY = c.Attempt(packet="P1", outcome=Outcome.ABSENT, invited=True)
OPEN = c.OpenSeal(packet="P1", seal_seen="NP-P1", items_seen=())
TORN = c.ReportDiscrepancy(kind=DiscrepancyKind.TORN, thing="P1", what="Rách", owner="clerk")
REPORTED = [*ON_THE_WAY, Act(CARRIER, "2019-08-05T15:00", TORN)]
SETTLE = c.ResolveDiscrepancy(case="P1/torn/1", resolution=Resolution.SETTLED, said="Dán lại")
SETTLED = [*REPORTED, Act(CLERK, "2019-08-05T16:00", SETTLE)]
LOST = [*ON_THE_WAY, Act(CARRIER, "2019-08-05T15:00", c.DeclareLost(thing="P1", liability=LIABLE))]
SPLIT = [
    *LABELLED,
    *passing("N1", "A", CLERK, CARRIER, "2019-08-05T10:00"),
]
FORGED = person("officer", Role.CASE_OFFICER, HolderKind.AGENCY, Employer.POST)
MISFIT = person("officer", Role.CASE_OFFICER, HolderKind.CARRIER, Employer.AGENCY)
EARLY = "2019-08-05T08:59"
CLAIM = c.Take(minutes="N1", thing="A", giver=CARRIER.holder)
OTHER_MINUTES = [
    *SPLIT,
    Act(OTHER_CARRIER, "2019-08-05T10:30", CLAIM, synced="2019-08-05T11:00"),
]

CASES = [
    Case("a carrier opens", r.HandNotAllowed, ON_THE_WAY, CARRIER, OPEN),
    Case("a hat of another role", r.HatDoesNotFit, [], MISFIT, label("A")),
    Case("an agency of the post", r.HatDoesNotFit, [], FORGED, label("A")),
    Case("no label", r.LabelMissing, [], CLERK, label(" ")),
    Case("a packet without a label", r.LabelMissing, LABELLED, CLERK, seal("", "A")),
    Case("a label twice", r.LabelTaken, LABELLED, OFFICER, label("A")),
    Case("a packet called like an item", r.LabelTaken, LABELLED, CLERK, seal("B", "A")),
    Case("a packet inside a packet", r.LabelTaken, SEALED, CLERK, seal("P2", "P1")),
    Case("no dossier", r.DossierMissing, [], CLERK, c.Label(item=replace(paper("A"), dossier=""))),
    Case("a bag of nothing", r.BagWrong, [], CLERK, c.Label(item=bag("T", 0))),
    Case("a bag of others' money", r.BagWrong, DELIVERED, CLERK, c.Label(item=bag("T", 1))),
    Case("a bag of too much", r.BagWrong, DELIVERED, CARRIER, c.Label(item=bag("T", 50_001))),
    Case("money in a paper", r.BagWrong, [], CLERK, c.Label(item=replace(paper("A"), amount=1))),
    Case("an unknown thing", r.ThingUnknown, [], CLERK, offer("A")),
    Case("an unknown thing in a packet", r.ThingUnknown, LABELLED, CLERK, seal("P1", "Z")),
    Case("opening an item", r.NotAPacket, LABELLED, CLERK, replace(OPEN, packet="A")),
    Case("trying with an item", r.NotAPacket, SPLIT, CARRIER, replace(TRY, packet="A")),
    Case("an empty packet", r.PacketEmpty, LABELLED, CLERK, seal("P1")),
    Case("no seal", r.SealMissing, LABELLED, CLERK, replace(seal("P1", "A"), seal="")),
    Case(
        "a seal twice",
        r.SealTaken,
        [*SEALED, Act(CLERK, "2019-08-05T09:06", label("C"))],
        CLERK,
        replace(seal("P2", "C"), seal="NP-P1"),
    ),
    Case("nobody saw it", r.WitnessMissing, LABELLED, CLERK, replace(seal("P1", "A"), witness="")),
    Case(
        "no address", r.AddressMissing, LABELLED, CLERK, seal("P1", "A", to=replace(HOME, text=""))
    ),
    Case("one item out of a packet", r.SealedInside, SEALED, CLERK, offer("A")),
    Case("an item in two packets", r.SealedInside, SEALED, CLERK, seal("P2", "A")),
    Case(
        "money with papers",
        r.CarriesMoney,
        BAG,
        CARRIER,
        replace(seal("P3", "T"), items=("T",)),
    ),
    Case("a bag delivered", r.CarriesMoney, BAG, CARRIER, replace(DELIVER, thing="T"), order=ORDER),
    Case("another's packet", r.NotTheHolder, ON_THE_WAY, CLERK, offer("P1", to=OTHER_CARRIER)),
    Case("another's packet opened", r.NotTheHolder, ON_THE_WAY, OFFICER, OPEN),
    Case(
        "taken from who has it not",
        r.NotTheHolder,
        ON_THE_WAY,
        OFFICER,
        c.Take(minutes="N1", thing="P1", giver=CLERK.holder),
    ),
    Case("a delivered packet", r.ThingEnded, DELIVERED, CARRIER, offer("P1", to=OFFICER)),
    Case("a lost packet", r.ThingEnded, LOST, CARRIER, offer("P1", to=OFFICER)),
    Case("an opened packet", r.ThingEnded, OPENED, OFFICER, offer("P1")),
    Case("to oneself", r.HandedToOneself, LABELLED, CLERK, offer("A", to=CLERK)),
    Case(
        "to the applicant",
        r.DeliverInstead,
        LABELLED,
        CLERK,
        c.Offer(minutes="N1", thing="A", to=OWNER),
    ),
    Case("a scan ahead", r.ScanAhead, LABELLED, CLERK, offer("A"), synced=EARLY),
    Case("an attempt ahead", r.ScanAhead, ON_THE_WAY, CARRIER, TRY, synced=EARLY),
    Case("before the last scan", r.BeforeLastScan, LABELLED, CLERK, offer("A"), EARLY),
    Case("minutes without number", r.MinutesUnnamed, LABELLED, CLERK, offer("A", " ")),
    Case("minutes without scans", r.MinutesUnknown, [], CLERK, c.SignMinutes(minutes="N1")),
    Case(
        "minutes of others",
        r.MinutesOfOthers,
        SPLIT,
        OTHER_CARRIER,
        c.SignMinutes(minutes="N1"),
    ),
    Case(
        "minutes of several pairs",
        r.MinutesOfOthers,
        OTHER_MINUTES,
        CARRIER,
        c.SignMinutes(minutes="N1"),
    ),
    Case("a second pair", r.MinutesOfOthers, SPLIT, CLERK, offer("B", to=OTHER_CARRIER)),
    Case(
        "more under signed minutes",
        r.MinutesClosed,
        [*SPLIT, Act(CLERK, "2019-08-05T11:00", c.SignMinutes(minutes="N1"))],
        CLERK,
        offer("B"),
    ),
    Case(
        "one side did not scan",
        r.MinutesIncomplete,
        [*SPLIT, Act(CLERK, "2019-08-05T11:00", offer("B"))],
        CLERK,
        c.SignMinutes(minutes="N1"),
    ),
    Case("no order", r.OrderMissing, RESULT, CARRIER, DELIVER),
    Case(
        "no name", r.AddresseeUnnamed, RESULT, CARRIER, replace(DELIVER, to_name=" "), order=ORDER
    ),
    Case(
        "a wrong number",
        IdentityUnreadable,
        RESULT,
        CARRIER,
        replace(DELIVER, identity="12"),
        order=ORDER,
    ),
    Case(
        "nothing shown",
        r.IdentityUnseen,
        RESULT,
        CARRIER,
        replace(DELIVER, identity_kind=IdentityKind.NONE, identity=""),
        order=ORDER,
    ),
    Case(
        "somebody else",
        r.AuthorityUnseen,
        RESULT,
        CARRIER,
        replace(DELIVER, to_name="Người khác", identity="087190000045"),
        order=ORDER,
    ),
    Case("the old paper kept", r.OriginalsNotWithdrawn, RESULT, CARRIER, DELIVER, order=CASH_ORDER),
    Case(
        "a paper taken unasked", r.WithdrawnUnasked, RESULT, CARRIER, DELIVER_FOR_CASH, order=ORDER
    ),
    Case(
        "one label for two papers",
        r.LabelTaken,
        RESULT,
        CARRIER,
        replace(DELIVER_FOR_CASH, withdrawn=(TAKEN_BACK, TAKEN_BACK)),
        order=CASH_ORDER,
    ),
    Case(
        "the old paper's label in use",
        r.LabelTaken,
        RESULT,
        CARRIER,
        replace(DELIVER_FOR_CASH, withdrawn=(replace(TAKEN_BACK, label="R"),)),
        order=CASH_ORDER,
    ),
    Case(
        "money called a paper",
        r.CarriesMoney,
        RESULT,
        CARRIER,
        replace(DELIVER_FOR_CASH, withdrawn=(replace(TAKEN_BACK, amount=5),)),
        order=CASH_ORDER,
    ),
    Case(
        "too little collected",
        r.CollectionWrong,
        RESULT,
        CARRIER,
        replace(DELIVER_FOR_CASH, collected=49_999),
        order=CASH_ORDER,
    ),
    Case(
        "no signature",
        r.SignatureMissing,
        RESULT,
        CARRIER,
        replace(DELIVER, signature=""),
        order=ORDER,
    ),
    Case(
        "one invitation",
        r.InvitationsTooFew,
        [*RESULT, missed("12")],
        CARRIER,
        c.ReturnToAgency(packet="P1", to=OFFICE),
    ),
    Case(
        "two, but a day apart",
        r.InvitationsTooFew,
        [*RESULT, missed("12"), missed("13")],
        CARRIER,
        c.ReturnToAgency(packet="P1", to=OFFICE),
    ),
    Case(
        "two tries, one without an invitation",
        r.InvitationsTooFew,
        [*RESULT, missed("12"), missed("14", invited=False)],
        CARRIER,
        c.ReturnToAgency(packet="P1", to=OFFICE),
    ),
    Case(
        "readdressed to nobody",
        r.AddressMissing,
        RESULT,
        CITIZEN,
        c.Readdress(packet="P1", to=replace(HOME, name="")),
    ),
    Case("nothing to readdress", r.NotAPacket, [], CITIZEN, c.Readdress(packet="P1", to=HOME)),
    Case(
        "readdressed by who has it not",
        r.NotTheHolder,
        RESULT,
        CLERK,
        c.Readdress(packet="P1", to=OFFICE),
    ),
    Case("an unknown thing torn", r.ThingUnknown, [], CITIZEN, TORN),
    Case("a case without words", r.WordsMissing, ON_THE_WAY, CITIZEN, replace(TORN, what="")),
    Case("a case of nobody", r.OwnerMissing, ON_THE_WAY, CITIZEN, replace(TORN, owner="")),
    Case(
        "passed on to nobody",
        r.OwnerMissing,
        REPORTED,
        CLERK,
        c.PassOnDiscrepancy(case="P1/torn/1", owner=""),
    ),
    Case("settled without words", r.WordsMissing, REPORTED, CLERK, replace(SETTLE, said=" ")),
    Case("an unknown case", r.CaseUnknown, ON_THE_WAY, CLERK, SETTLE),
    Case("a closed case", r.CaseClosed, SETTLED, CLERK, SETTLE),
    Case(
        "a loss without an apology",
        r.LiabilityIncomplete,
        ON_THE_WAY,
        CARRIER,
        c.DeclareLost(thing="P1", liability=replace(LIABLE, apology="")),
    ),
    Case(
        "damage at a negative price",
        r.LiabilityIncomplete,
        ON_THE_WAY,
        CARRIER,
        c.DeclareDamaged(thing="P1", liability=replace(LIABLE, damages=-1)),
    ),
    Case(
        "paid nothing",
        r.NothingCollected,
        ON_THE_WAY,
        CARRIER,
        c.CollectMoney(packet="P1", amount=0),
    ),
    Case(
        "paid for what somebody else has",
        r.NotTheHolder,
        ON_THE_WAY,
        OTHER_CARRIER,
        c.CollectMoney(packet="P1", amount=1),
    ),
    Case(
        "no voucher",
        r.VoucherMissing,
        BAG,
        CARRIER,
        c.PayIn(bag="T", counted=50_000, voucher=""),
    ),
    Case(
        "a paper paid in",
        r.NotAMoneyBag,
        DELIVERED,
        CARRIER,
        c.PayIn(bag="OLD", counted=1, voucher="GNT"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_with_its_article_and_a_way_out(case: Case) -> None:
    custody = tell(case.before).custody
    refusal = answer(Act(case.who, case.at, case.command, case.order, case.synced), custody)
    assert isinstance(refusal, Refusal)
    assert type(refusal) is case.expected
    assert refusal.article.strip()
    for language in ("vi", "en"):
        text = refusal.text(language)
        assert text.strip()
        assert not re.search(r"[{}]", text), text


def test_no_refusal_is_left_without_a_case() -> None:
    said = {kind for _, kind in inspect.getmembers(r, inspect.isclass) if issubclass(kind, Refusal)}
    assert said - {case.expected for case in CASES} == set()


def test_the_names_of_the_cases_differ() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_a_case_that_is_reported_excuses_a_missing_scan() -> None:
    missing = replace(TORN, kind=DiscrepancyKind.MISSING, thing="B")
    story = tell(
        [
            *SPLIT,
            Act(CLERK, "2019-08-05T11:00", offer("B")),
            Act(CARRIER, "2019-08-05T11:05", missing),
            Act(CARRIER, "2019-08-05T11:06", c.SignMinutes(minutes="N1")),
        ]
    )
    assert story.custody.minutes["N1"].has_signed(CARRIER.holder)


def test_an_applicant_reports_and_readdresses_what_is_theirs() -> None:
    story = tell(
        [
            *RESULT,
            Act(CITIZEN, "2019-08-10T09:00", TORN),
            Act(CITIZEN, "2019-08-10T09:00", c.Readdress(packet="P1", to=OFFICE)),
        ]
    )
    assert story.custody.packets["P1"].to == OFFICE
    assert len(story.custody.cases) == 1
