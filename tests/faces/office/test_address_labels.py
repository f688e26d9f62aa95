"""At a hand-over the bars of an address label stand for the packet they are stuck on."""

import pytest

from motcua.channels.custody import queries as custody
from motcua.channels.post import queries
from motcua.domain.custody.holders import HolderKind
from tests.apps.post.ways import POINT
from tests.faces.office.custody_world import begun, number_of, scanned, tone
from tests.faces.office.postal_world import Counter, counter, people

__all__ = ["counter", "people"]
pytestmark = pytest.mark.django_db


def test_both_sides_scan_the_address_label(counter: Counter) -> None:
    row = counter.ways.accepted().row
    clerk, postman = counter.client("clerk"), counter.client("postman")
    address = begun(clerk, side="give", place=POINT, other="carrier~", hat="counter")
    key = counter.ways.key
    assert tone(scanned(clerk, address, row.number.lower(), key())) == "success"
    there = f"/office/custody/hand-over/{number_of(address)}/"
    assert tone(scanned(postman, there, row.number, key())) == "success"
    held = custody.thing(row.packet)
    assert held
    assert held.holder.kind is HolderKind.CARRIER


def test_other_numbers_name_no_packet(counter: Counter) -> None:
    row = counter.ways.accepted().row
    assert queries.packet_addressed(row.number) == row.packet
    assert queries.packet_addressed("") == ""
    assert queries.packet_addressed("PG.BD.873.2019.999999") == ""
