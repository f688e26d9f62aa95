"""The shipped tables: derived anew from their packages, and counted against the law."""

from collections import Counter
from datetime import date

import pytest

from motcua.reference.places import commands, queries
from motcua.reference.places.seed.tables import DATA, TABLES, text_of

AUGUST_2019 = date(2019, 8, 5)
TWO_LEVELS = date(2025, 7, 1)


@pytest.mark.parametrize("name", TABLES)
def test_a_shipped_table_is_what_the_packages_and_corrections_say(name: str) -> None:
    assert (DATA / name).read_text(encoding="utf-8") == text_of(name)


@pytest.fixture
def loaded(db: None) -> dict[str, int]:
    return commands.load_shipped()


def test_loading_twice_changes_nothing(loaded: dict[str, int]) -> None:
    before = queries.units(AUGUST_2019)
    assert commands.load_shipped() == loaded
    assert queries.units(AUGUST_2019) == before


@pytest.mark.parametrize(
    ("on", "districts", "kinds"),
    [
        # 119 communes, 17 wards, 8 towns: the count before Thường Thới Tiền became a town.
        (date(2018, 8, 1), 12, {"xa": 119, "phuong": 17, "thi_tran": 8}),
        (AUGUST_2019, 12, {"xa": 118, "phuong": 17, "thi_tran": 9}),
        # 143 in all at the end of 2019, 115 + 19 + 9 after the city of Hồng Ngự, 141 in 2025.
        (date(2020, 1, 1), 12, {"xa": 117, "phuong": 17, "thi_tran": 9}),
        (date(2020, 11, 1), 12, {"xa": 115, "phuong": 19, "thi_tran": 9}),
        (date(2025, 1, 1), 12, {"xa": 114, "phuong": 18, "thi_tran": 9}),
        (TWO_LEVELS, 0, {"xa": 82, "phuong": 20}),
        (date(2026, 11, 22), 0, {"xa": 82, "phuong": 20}),
    ],
)
def test_the_units_of_a_day_are_as_many_as_the_resolutions_say(
    loaded: dict[str, int], on: date, districts: int, kinds: dict[str, int]
) -> None:
    assert len(queries.units(on, "district")) == districts
    assert Counter(unit.kind for unit in queries.units(on, "commune")) == kinds


def test_the_four_corrections_hold(loaded: dict[str, int]) -> None:
    names = {unit.code: unit.name for unit in queries.units(AUGUST_2019)}
    assert names["29968"] == "Xã Thường Thới Hậu B"
    assert names["29989"] == "Xã An Bình A"
    assert names["868"] == "Thị xã Hồng Ngự"
    assert names["30181"] == "Xã Tân Khánh Trung"
    assert all("  " not in name for name in names.values())


def test_every_old_commune_has_one_default_heir_among_the_102(loaded: dict[str, int]) -> None:
    new = {unit.code for unit in queries.units(TWO_LEVELS, "commune")}
    pairs = [pair for code in new for pair in queries.predecessors(code, TWO_LEVELS)]
    pairs = [pair for pair in pairs if pair.on == TWO_LEVELS]
    assert len(pairs) == 308
    defaults = Counter(pair.old_code for pair in pairs if pair.is_default)
    assert len(defaults) == 305
    assert set(defaults.values()) == {1}
    splits = {pair.old_name for pair in pairs if pair.relation == "split"}
    assert splits == {"Xã Phú Thuận B", "Xã Gáo Giồng", "Xã Tân Thạnh"}
    assert {pair.new_code for pair in pairs} == new


def test_every_commune_of_the_last_day_is_mapped(loaded: dict[str, int]) -> None:
    last = queries.units(date(2025, 6, 30), "commune")
    assert all(queries.successors(unit.code, TWO_LEVELS) for unit in last)


@pytest.mark.parametrize(("on", "count"), [(date(2025, 6, 30), 63), (TWO_LEVELS, 34)])
def test_the_country_has_63_then_34_provinces(loaded: dict[str, int], on: date, count: int) -> None:
    provinces = queries.provinces(on)
    assert len(provinces) == count
    if count == 63:
        into = {province.into for province in provinces}
        assert into == {province.code for province in queries.provinces(TWO_LEVELS)}


@pytest.mark.parametrize(
    ("on", "levels"),
    [
        (AUGUST_2019, {"province": 1, "district": 12, "commune": 144}),
        (TWO_LEVELS, {"province": 2, "commune": 102}),
    ],
)
def test_every_unit_has_its_counter(
    loaded: dict[str, int], on: date, levels: dict[str, int]
) -> None:
    counters = queries.one_stop_units(on)
    assert Counter(counter.level for counter in counters) == levels
    assert len({counter.code for counter in counters}) == len(counters)
    for counter in counters:
        assert queries.agency(counter.agency_code, on)
        assert queries.unit(counter.admin_code, on).level == counter.level


def test_nine_district_counters_sit_in_post_offices_in_august_2019(
    loaded: dict[str, int],
) -> None:
    inside = [c for c in queries.one_stop_units(AUGUST_2019) if c.in_post_office]
    assert Counter(c.level for c in inside) == {"district": 9, "commune": 6}
    outside = {
        queries.unit(c.admin_code, AUGUST_2019).name
        for c in queries.one_stop_units(AUGUST_2019, "district")
        if c.in_post_office is None
    }
    assert outside == {"Huyện Hồng Ngự", "Huyện Lấp Vò", "Thành phố Cao Lãnh"}


@pytest.mark.parametrize("on", [AUGUST_2019, date(2024, 5, 6), date(2025, 3, 3), TWO_LEVELS])
def test_every_agency_stands_under_one_that_lives(loaded: dict[str, int], on: date) -> None:
    agencies = queries.agencies(on)
    codes = {agency.code for agency in agencies}
    assert len(codes) == len(agencies)
    assert {agency.parent for agency in agencies} - codes == {""}
    assert sum(agency.trust == "sourced" for agency in agencies) <= 2


@pytest.mark.parametrize("on", [AUGUST_2019, date(2020, 6, 1), date(2025, 6, 30)])
def test_whoever_ends_has_an_heir(loaded: dict[str, int], on: date) -> None:
    codes = [c.code for c in queries.one_stop_units(on)] + [a.code for a in queries.agencies(on)]
    for code in codes:
        assert queries.successor_of(code, on) == code
        heir = queries.successor_of(code, date(2026, 11, 22))
        assert heir is not None, code
        assert heir.startswith("H20")
