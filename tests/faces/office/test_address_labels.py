"""At a hand-over the bars of an address label stand for the packet they are stuck on."""

from datetime import date

import pytest

from motcua.channels.custody import queries as custody
from motcua.channels.post import queries
from motcua.channels.post.shapes import Contact
from motcua.domain.custody.holders import HolderKind
from motcua.faces.office.postal.units import place_first, where
from tests.apps.post.ways import COMMUNE, POINT
from tests.faces.office.custody_world import begun, number_of, scanned, tone
from tests.faces.office.postal_world import ACCEPT, Counter, counter, people

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


def test_a_long_list_of_counters_tells_the_place_first(counter: Counter) -> None:
    whole = "Trung tâm Phục vụ hành chính công xã Mỹ Thọ"
    assert place_first(whole, "Xã Mỹ Thọ") == "Xã Mỹ Thọ – Trung tâm Phục vụ hành chính công"
    assert place_first("Sở Tư pháp", "Tỉnh Đồng Tháp") == "Sở Tư pháp"
    form = counter.client("clerk").get(ACCEPT).content.decode()
    chosen = form.split('name="receiving_unit"')[1].split("</option>")[0]
    assert chosen.strip().endswith("Huyện Cao Lãnh – Bộ phận Tiếp nhận và Trả kết quả")


def test_other_numbers_name_no_packet(counter: Counter) -> None:
    row = counter.ways.accepted().row
    assert queries.packet_addressed(row.number) == row.packet
    assert queries.packet_addressed("") == ""
    assert queries.packet_addressed("PG.BD.873.2019.999999") == ""


@pytest.mark.parametrize(
    ("written", "unit", "said"),
    [
        ("", COMMUNE, "Ấp 1, Xã Ba Sao, Huyện Cao Lãnh"),
        ("ba sao", COMMUNE, "Ấp 1, ba sao"),
        ("Mỹ Hội cũ", COMMUNE, "Ấp 1, Mỹ Hội cũ (Xã Ba Sao, Huyện Cao Lãnh)"),
        ("", POINT, "Ấp 1, Huyện Cao Lãnh, Tỉnh Đồng Tháp"),
        ("Xa lạ", "", "Ấp 1, Xa lạ"),
    ],
)
def test_an_address_names_todays_commune(
    counter: Counter, written: str, unit: str, said: str
) -> None:
    end = Contact(name="Dương Thị Chủ", address="Ấp 1", unit=unit, unit_name=written)
    assert where(end, date(2019, 8, 5)) == said
