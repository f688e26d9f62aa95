"""A carrier's money bag: counted into the drawer once, short or whole, by its own side."""

from dataclasses import replace

import pytest

from motcua.channels.counters import commands, queries
from motcua.channels.counters.commands import NewShift
from motcua.channels.counters.lost_bags import lost_bags
from motcua.channels.counters.verify import verify
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.custody.commands import Asked
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.mishaps import Resolution
from motcua.domain.custody.things import Item, ItemKind
from motcua.domain.kernel.actor import Actor
from motcua.domain.till import accounts
from tests.apps.counters.money import FEE, Method, paying
from tests.apps.counters.test_till_corrections import refusal
from tests.builders import NUMBER
from tests.cast import ELSEWHERE, ONE_STOP, Cast
from tests.domain.custody.people import DELIVER, LIABLE, ORDER, paper

pytestmark = pytest.mark.django_db
HATS = HolderKind.CARRIER, HolderKind.COUNTER


@pytest.fixture
def clerk(house: Cast, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """A postal clerk with an open shift, at a place where no scheme is asked."""
    monkeypatch.setattr("motcua.reference.places.queries.is_one_stop_unit", lambda *_: False)
    by = house.actor("postal")
    commands.open_shift(NewShift(unit=ONE_STOP), by=by, key="open-shift-1")
    return by


def bagged(clerk: Actor, *, handed: bool = True) -> Actor:
    """50,000 dong from a door, in the bag B1, handed to the clerk or still with the carrier."""
    by = replace(clerk, person="9000911", name="Người phát")

    def give(command: c.Command, who: Actor, hat: HolderKind) -> None:
        key = f"scan-{type(command).__name__}-{hat}-{command!r}"[:200]
        custody.give(command, Asked(by=who, hat=hat, key=key), order=replace(ORDER, collect=50_000))

    give(c.Label(item=paper("R1", ItemKind.RESULT)), by, HolderKind.CARRIER)
    deliver = replace(DELIVER, thing="R1", identity=NUMBER, collected=50_000)
    give(deliver, by, HolderKind.CARRIER)
    commands.collect(paying(FEE, method=Method.AT_DOOR), by=by, key="collect-1")
    bag = Item(label="B1", kind=ItemKind.MONEY_BAG, amount=50_000)
    give(c.Label(item=bag), by, HolderKind.CARRIER)
    if handed:
        carrier, counter = holder_of(by, HATS[0]), holder_of(clerk, HATS[1])
        give(c.Offer(minutes="BB1", thing="B1", to=counter), by, HolderKind.CARRIER)
        give(c.Take(minutes="BB1", thing="B1", giver=carrier), clerk, HolderKind.COUNTER)
    return by


def test_a_bag_that_was_short_is_a_difference_and_a_case(clerk: Actor) -> None:
    carrier = bagged(clerk)
    assert queries.carrier_balance(carrier.person) == 50_000
    taken = commands.take_from_carrier("B1", 49_000, by=clerk, key="bag-0001")
    assert (taken.difference, taken.carrier) == (-1_000, carrier.person)
    again = commands.take_from_carrier("B1", 49_000, by=clerk, key="bag-0001")
    assert again == taken
    books = queries.trial_balance()
    assert books[accounts.difference("B1", ONE_STOP)] == 1_000
    assert queries.carrier_balance(carrier.person) == 0
    shift = queries.shift_of(clerk.person, ONE_STOP)
    assert shift is not None
    detail = queries.shift_detail(shift.number)
    assert detail is not None
    assert (detail.drawer, detail.paid_in) == (49_000, 49_000)
    (case,) = held.cases((ONE_STOP,), open_only=True)
    assert case.thing == "B1"
    assert verify().ok


def test_a_bag_is_taken_by_who_holds_it_and_by_its_own_side(house: Cast, clerk: Actor) -> None:
    bagged(clerk, handed=False)
    assert refusal(commands.take_from_carrier, "B1", 50_000, by=clerk, key="bag-0001") == (
        "NotTheHolder"
    )
    assert refusal(commands.take_from_carrier, "R1", 1, by=clerk, key="bag-0002") == "NotAMoneyBag"
    official = house.actor("reception")
    args = (commands.take_from_carrier, "B1", 50_000)
    assert refusal(*args, by=official, key="bag-0003") == "NoOpenShift"
    commands.open_shift(NewShift(unit=ONE_STOP), by=official, key="open-shift-2")
    assert refusal(*args, by=official, key="bag-0004") == "BagOfAnother"
    assert refusal(*args, by=house.actor("officer"), key="bag-0005") == "NotForYou"
    assert queries.carrier_balance("9000911") == 50_000


def test_only_a_bag_declared_lost_is_written_off(house: Cast, clerk: Actor) -> None:
    bagged(clerk)
    manager = house.actor("manager")
    assert refusal(commands.write_off_bag, "B1", by=manager, key="lost-0001") == "BagNotLost"
    assert refusal(commands.write_off_bag, "B1", by=clerk, key="lost-0002") == "ManagerNeeded"


def test_a_lost_bag_is_written_off_once(house: Cast, clerk: Actor) -> None:
    bagged(clerk)
    manager = house.actor("manager")
    lost = c.DeclareLost(thing="B1", liability=LIABLE)
    custody.give(lost, Asked(by=clerk, hat=HolderKind.COUNTER, key="lost-bag-1"))
    commands.write_off_bag("B1", by=manager, key="lost-0001")
    assert queries.carrier_balance("9000911") == 0
    assert queries.trial_balance()[accounts.lost("B1", ONE_STOP)] == 50_000
    assert refusal(commands.write_off_bag, "B1", by=manager, key="lost-0002") == "BagWrittenOff"
    assert queries.reconciliation().missing == 50_000
    assert verify().ok


def test_a_bag_found_after_its_write_off_is_paid_in_from_what_was_lost(
    house: Cast, clerk: Actor
) -> None:
    bagged(clerk)
    scan = Asked(by=clerk, hat=HolderKind.COUNTER, key="lost-bag-1")
    custody.give(c.DeclareLost(thing="B1", liability=LIABLE), scan)
    commands.write_off_bag("B1", by=house.actor("manager"), key="lost-0001")
    late = (commands.take_from_carrier, "B1", 48_000)
    assert refusal(*late, by=clerk, key="bag-0001") != ""
    (case,) = held.cases((ONE_STOP,), open_only=True)
    found = c.ResolveDiscrepancy(case=case.case, resolution=Resolution.FOUND, said="Dưới ghế")
    custody.give(found, replace(scan, key="found-bag-1"))
    (bag,) = lost_bags(ONE_STOP)
    assert (bag.written_off, bag.found, bag.carrier) == (True, True, "Người phát")
    taken = commands.take_from_carrier("B1", 48_000, by=clerk, key="bag-0002")
    assert taken.difference == -2_000
    books = queries.trial_balance()
    assert accounts.lost("B1", ONE_STOP) not in books
    assert books[accounts.difference("B1", ONE_STOP)] == 2_000
    assert queries.carrier_balance("9000911") == 0
    assert lost_bags(ONE_STOP) == []
    assert queries.reconciliation().missing == 2_000
    assert verify().ok


def test_a_bag_is_written_off_by_the_manager_of_its_carrier(house: Cast, clerk: Actor) -> None:
    bagged(clerk)
    lost = c.DeclareLost(thing="B1", liability=LIABLE)
    custody.give(lost, Asked(by=clerk, hat=HolderKind.COUNTER, key="lost-bag-1"))
    elsewhere = replace(house.actor("manager"), place=ELSEWHERE)
    assert refusal(commands.write_off_bag, "B1", by=elsewhere, key="lost-0001") == "ManagerNeeded"
