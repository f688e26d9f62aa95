"""A carrier's money bag through the pages: counted, lost, written off, found after all."""

from dataclasses import replace
from typing import Any

import pytest

from motcua.channels.counters import commands as till
from motcua.channels.counters import queries
from motcua.channels.counters.verify import verify
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.mishaps import Resolution
from motcua.domain.custody.things import Item, ItemKind
from motcua.domain.till import accounts
from tests.apps.counters.money import FEE, Method, paying
from tests.builders import NUMBER
from tests.cast import ONE_STOP
from tests.domain.custody.people import DELIVER, LIABLE, ORDER, paper
from tests.faces.office.test_till_shift import TILL, pressed
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db


class Bag:
    """50,000 dong from a door, bagged by a carrier."""

    def __init__(self, world: World) -> None:
        self.clerk = world.cast.actor("postal")
        self.carrier = replace(self.clerk, person="9000911", name="Người phát")
        self.label = custody.new_label(LabelKind.MONEY_BAG)
        self.on_round = (self.carrier, HolderKind.CARRIER)
        self.at_counter = (self.clerk, HolderKind.COUNTER)
        self.scans = 0
        self.give(c.Label(item=paper("R1", ItemKind.RESULT)), self.on_round)
        deliver = replace(DELIVER, thing="R1", identity=NUMBER, collected=50_000)
        self.give(deliver, self.on_round)
        till.collect(paying(FEE, method=Method.AT_DOOR), by=self.carrier, key="collect-1")
        bag = Item(label=self.label, kind=ItemKind.MONEY_BAG, amount=50_000)
        self.give(c.Label(item=bag), self.on_round)

    def give(self, command: c.Command, side: Any) -> None:
        by, hat = side
        self.scans += 1
        asked = custody.Asked(by=by, hat=hat, key=f"bag-scan-{self.scans:04}")
        custody.give(command, asked, order=replace(ORDER, collect=50_000))

    def handed_over(self) -> None:
        carrier, counter = holder_of(*self.on_round), holder_of(*self.at_counter)
        self.give(c.Offer(minutes="BB1", thing=self.label, to=counter), self.on_round)
        self.give(c.Take(minutes="BB1", thing=self.label, giver=carrier), self.at_counter)


@pytest.fixture
def bag(world: World, monkeypatch: pytest.MonkeyPatch) -> Bag:
    """At a place where no scheme is asked."""
    monkeypatch.setattr("motcua.reference.places.queries.is_one_stop_unit", lambda *_: False)
    pressed(world.client("postal"), TILL, float_amount="")
    return Bag(world)


def test_a_carriers_bag_is_counted_into_the_drawer(world: World, bag: Bag) -> None:
    client = world.client("postal")
    early = pressed(client, f"{TILL}bags/", bag=bag.label, counted="50.000")
    assert early.status_code == 409
    bag.handed_over()
    page = client.get(f"{TILL}bags/").content.decode()
    assert bag.label in page
    assert "50.000" in page
    done = pressed(client, f"{TILL}bags/", bag=bag.label.lower(), counted="50.000")
    assert f"Đã nhận túi {bag.label} đủ 50.000" in done.content.decode()
    assert queries.carrier_balance("9000911") == 0
    assert (
        bag.label
        not in client.get(f"{TILL}bags/?")
        .content.decode()
        .split("mc-room")[1]
        .split("Túi tiền bạn đang giữ")[1]
    )
    assert verify().ok


def test_a_short_bag_is_said_to_differ(world: World, bag: Bag) -> None:
    bag.handed_over()
    done = pressed(world.client("postal"), f"{TILL}bags/", bag=bag.label, counted="49.000")
    assert "lệch" in done.content.decode()
    assert queries.trial_balance()[accounts.difference(bag.label, ONE_STOP)] == 1_000


def test_a_lost_bag_is_written_off_found_and_counted(world: World, bag: Bag) -> None:
    manager, lost = world.client("manager"), f"{TILL}bags/lost/"
    assert "Không có túi tiền nào bị mất" in manager.get(lost).content.decode()
    bag.handed_over()
    bag.give(c.DeclareLost(thing=bag.label, liability=LIABLE), bag.at_counter)
    assert "còn trên sổ bưu tá" in manager.get(lost).content.decode()
    done = pressed(manager, lost, bag=bag.label).content.decode()
    assert f"Đã ghi mất túi {bag.label}" in done
    assert "đã ghi mất" in done
    assert queries.carrier_balance("9000911") == 0
    assert queries.trial_balance()[accounts.lost(bag.label, ONE_STOP)] == 50_000
    again = manager.post(lost, {"key": "another-key-1", "bag": bag.label})
    assert again.status_code == 409
    (case,) = held.cases((ONE_STOP,), open_only=True)
    found = c.ResolveDiscrepancy(case=case.case, resolution=Resolution.FOUND, said="Dưới ghế xe")
    bag.give(found, bag.at_counter)
    page = manager.get(lost).content.decode()
    assert "đã tìm thấy" in page
    assert f"bags/?bag={bag.label}" in page
    counted = pressed(world.client("postal"), f"{TILL}bags/", bag=bag.label, counted="50.000")
    assert "đủ 50.000" in counted.content.decode()
    assert accounts.lost(bag.label, ONE_STOP) not in queries.trial_balance()
    assert queries.reconciliation().missing == 0
    assert "Không có túi tiền nào bị mất" in manager.get(lost).content.decode()
    assert verify().ok


@pytest.mark.parametrize("who", ["postal", "reception", "head", "auditor"])
def test_only_the_manager_writes_off(world: World, who: str) -> None:
    assert world.client(who).get(f"{TILL}bags/lost/").status_code == 404
