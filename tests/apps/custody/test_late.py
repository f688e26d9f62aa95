"""What devices tell late: any order ends alike, what does not fit is kept, nothing comes twice."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from motcua.channels.custody import commands, queries
from motcua.channels.custody.commands import Asked, Given, Kept
from motcua.channels.custody.models import CustodyEvent, LateReport
from motcua.channels.custody.refusals import (
    ReportUnexplained,
    ReportUnknown,
    ScanKeyReused,
)
from motcua.channels.custody.verify import verify
from motcua.domain.custody import commands as c
from motcua.domain.custody import refusals as r
from motcua.domain.custody.delivering import DeliveryOrder, Outcome
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from tests.builders import moment
from tests.domain.custody import people as p

pytestmark = pytest.mark.django_db
Tell = Callable[..., Given]

AT_HOME = replace(p.OWNER, place=p.HOME.text)
REPORTS: list[tuple[p.Person, str, c.Command, DeliveryOrder | None]] = [
    (p.OFFICER, "10:00", c.Offer(minutes="B1", thing="P1", to=p.CARRIER.holder), None),
    (p.CARRIER, "10:00", c.Take(minutes="B1", thing="P1", giver=p.OFFICER.holder), None),
    (p.CARRIER, "11:00", c.Attempt(packet="P1", outcome=Outcome.ABSENT, invited=True), None),
    (p.CARRIER, "14:00", p.DELIVER_FOR_CASH, p.CASH_ORDER),
    (p.CARRIER, "15:00", c.Label(item=p.bag("T1", 50_000)), None),
]


@pytest.fixture(autouse=True)
def _result_is_sealed(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(p.RESULT[:2])
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-12T18:00"))


def offer(number: int) -> Given | Kept:
    who, at, command, order = REPORTS[number]
    asked = Asked(
        by=who.actor,
        hat=who.hat,
        key=f"device-report-{number}",
        at=moment(f"2019-08-12T{at}"),
    )
    return commands.offer_late(command, asked, order=order)


@pytest.mark.parametrize("order", list(permutations(range(5)))[::7])
def test_reports_in_any_order_end_alike(order: tuple[int, ...]) -> None:
    for number in order:
        offer(number)
    assert queries.left_over(None) == []
    owner = queries.thing("P1")
    assert owner is not None
    assert owner.holder == AT_HOME
    assert queries.cash_in_hand("carrier") == 0
    bag = queries.thing("T1")
    assert bag is not None
    assert bag.holder == p.CARRIER.holder
    assert verify().ok


def test_what_does_not_fit_is_kept_and_listed() -> None:
    kept = offer(3)
    assert isinstance(kept, Kept)
    assert isinstance(kept.refusal, r.NotTheHolder)
    (row,) = queries.left_over(("000.15.49.H20",))
    assert (row.what, row.owner_name, row.tries) == ("Deliver", "Carrier", 1)
    assert row.refusal_vi
    assert row.refusal_en
    assert "P1" in row.names
    assert queries.left_over(()) == []


def test_the_same_report_again_is_the_same_report() -> None:
    first, again = offer(3), offer(3)
    assert first == again
    assert LateReport.objects.count() == 1
    offer(0)
    offer(1)
    events = CustodyEvent.objects.count()
    done = offer(3)
    assert isinstance(done, Given)
    assert done.replayed
    assert CustodyEvent.objects.count() == events
    assert queries.left_over(None) == []


def test_a_key_of_another_report_is_refused() -> None:
    offer(3)
    asked = Asked(
        by=p.CARRIER.actor,
        hat=p.CARRIER.hat,
        key="device-report-3",
        at=moment("2019-08-12T14:00"),
    )
    with pytest.raises(Refused) as refused:
        commands.offer_late(p.DELIVER, asked, order=p.ORDER)
    assert refused.value.refusal == ScanKeyReused(key="device-report-3")
    with pytest.raises(ValueError, match="when it happened"):
        commands.offer_late(p.DELIVER, Asked(by=asked.by, hat=asked.hat, key="report-without-at"))


def test_a_live_act_makes_room_for_a_kept_report(tell: Tell) -> None:
    """The device scanned a label that the counter entered only afterwards."""
    take = c.Take(minutes="B5", thing="X", giver=p.CLERK.holder)
    asked = Asked(
        by=p.CARRIER.actor,
        hat=p.CARRIER.hat,
        key="device-report-x",
        at=moment("2019-08-12T17:00"),
    )
    kept = commands.offer_late(take, asked)
    assert isinstance(kept, Kept)
    assert isinstance(kept.refusal, r.ThingUnknown)
    tell([p.Act(p.CLERK, "2019-08-12T18:05", p.label("X"))])
    assert queries.left_over(None) == []
    row = queries.minutes("B5")
    assert row is not None
    assert row.things == ("X",)
    assert LateReport.objects.get().accepted


def test_somebody_sets_aside_what_never_fits_and_says_why() -> None:
    kept = offer(3)
    assert isinstance(kept, Kept)
    with pytest.raises(Refused) as refused:
        commands.set_aside(kept.report, " ", by=p.OFFICER.actor)
    assert refused.value.refusal == ReportUnexplained()
    commands.set_aside(kept.report, "Máy báo nhầm túi", by=p.OFFICER.actor)
    commands.set_aside(kept.report, "Máy báo nhầm túi", by=p.OFFICER.actor)
    assert queries.left_over(None) == []
    with pytest.raises(Refused) as refused:
        commands.set_aside(kept.report, "Lý do khác", by=p.OFFICER.actor)
    assert refused.value.refusal == ReportUnknown(report=kept.report)
    offer(0)
    offer(1)
    row = LateReport.objects.get()
    assert (row.accepted, row.said) == (False, "Máy báo nhầm túi")


def test_scans_on_no_chain_are_shown(tell: Tell) -> None:
    """The other carrier passed on what nobody gave to them."""
    at, synced = "2019-08-12T12:00", "2019-08-12T18:00"
    acts = p.passing("B7", "P1", p.OTHER_CARRIER, p.CLERK, at)
    tell([p.Act(act.who, act.at, act.command, synced=synced) for act in acts])
    (lost,) = queries.astray(None)
    assert (lost.thing, lost.giver) == ("P1", p.OTHER_CARRIER.holder)
    assert queries.astray(("elsewhere",)) == []
    assert queries.loose_of("P1") == [lost]
    row = queries.thing("P1")
    assert row is not None
    assert row.holder == p.OFFICER.holder
