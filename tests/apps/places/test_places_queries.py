"""Places as on a date: found, closed, succeeded, named."""

import unicodedata
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from motcua.plumbing.errors import Refused
from motcua.reference.places import commands, names, queries
from motcua.reference.places.models import AdminUnit, OneStopUnit, PlaceSuccession, UnitSuccession

pytestmark = pytest.mark.django_db
AUGUST_2019 = date(2019, 8, 5)
TWO_LEVELS = date(2025, 7, 1)
CAO_LANH = "000.01.38.H20"


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    commands.load_shipped()


def test_a_code_means_what_it_meant_that_day() -> None:
    assert queries.unit("82", date(2026, 1, 1)).name == "Tỉnh Đồng Tháp"
    assert queries.unit("29869", AUGUST_2019).name == "Phường 2"
    assert queries.unit("29869", date(2025, 2, 1)).name == "Phường 1"
    assert queries.unit("29869", TWO_LEVELS).name == "Phường Cao Lãnh"
    unit = queries.unit("29968", AUGUST_2019)
    assert (unit.first, unit.last) == (None, date(2019, 12, 31))


def test_units_are_asked_by_level_and_parent() -> None:
    inside = queries.units(AUGUST_2019, "commune", "873")
    assert "Xã Bình Hàng Trung" in {unit.name for unit in inside}
    assert {unit.parent for unit in inside} == {"873"}


@pytest.mark.parametrize("code", ["", "x", "000.00.14.H49", "29868\x00", "9" * 10_000])
def test_an_unknown_code_is_refused(code: str) -> None:
    for ask in (queries.unit, queries.agency, queries.one_stop_unit):
        with pytest.raises(Refused) as raised:
            ask(code, AUGUST_2019)
        refusal = raised.value.refusal
        assert refusal.code == "PlaceUnknown"
        assert len(refusal.text("vi")) < 250
        assert refusal.text("vi") != refusal.text("en")


def test_a_closed_counter_names_its_successor() -> None:
    with pytest.raises(Refused) as raised:
        queries.one_stop_unit(CAO_LANH, TWO_LEVELS)
    refusal = raised.value.refusal
    assert refusal.code == "PlaceClosed"
    heir = queries.one_stop_unit(str(queries.successor_of(CAO_LANH, TWO_LEVELS)), TWO_LEVELS)
    assert heir.code in refusal.text("vi")
    assert heir.name == "Trung tâm Phục vụ hành chính công xã Mỹ Thọ"


def test_successions_chain_over_the_years() -> None:
    hau_b = names.one_stop_named("Thường Thới Hậu B", AUGUST_2019)
    lac = queries.successor_of(hau_b.code, date(2021, 1, 1))
    assert lac is not None
    assert queries.one_stop_unit(lac, date(2021, 1, 1)).name.endswith("xã Thường Lạc")
    now = queries.successor_of(hau_b.code, TWO_LEVELS)
    assert now is not None
    assert queries.one_stop_unit(now, TWO_LEVELS).name.endswith("phường Thường Lạc")


def test_a_department_goes_where_it_was_merged() -> None:
    information = "000.00.14.H20"
    assert queries.agency(information, AUGUST_2019).name == "Sở Thông tin và Truyền thông"
    assert queries.successor_of(information, date(2025, 3, 1)) == "000.00.13.H20"
    assert queries.successor_of(information, TWO_LEVELS) == "H20.13"
    assert queries.agency("000.00.07.H20", date(2025, 4, 1)).name == "Sở Nông nghiệp và Môi trường"


def test_a_code_that_never_was_has_no_heir() -> None:
    assert queries.successor_of("000.00.00.H49", TWO_LEVELS) is None
    assert not queries.place_exists("000.00.00.H49", TWO_LEVELS)
    assert queries.place_exists(CAO_LANH, AUGUST_2019)


def test_successions_and_predecessors_mirror_each_other() -> None:
    split = queries.successors("30079", TWO_LEVELS)
    assert [s.is_default for s in split] == [True, False]
    assert queries.successors("30079", date(2025, 6, 30)) == []
    assert split[0] in queries.predecessors(split[0].new_code, TWO_LEVELS)


def test_the_cao_lanh_site_leaves_the_post_office() -> None:
    site = names.one_stop_named(
        "Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp - Cơ sở Cao Lãnh", TWO_LEVELS
    )
    assert site.in_post_office is True
    moved = queries.one_stop_unit(site.code, date(2026, 1, 1))
    assert (moved.in_post_office, moved.address) == (False, "10 Lê Thị Riêng, phường Cao Lãnh")


def test_a_post_point_is_a_workplace_with_a_name_and_an_area() -> None:
    point, name = "BD.30118", "Điểm Bưu điện - Văn hóa xã Bình Hàng Trung"
    assert queries.post_point(point, AUGUST_2019).name == name
    assert queries.place_exists(point, AUGUST_2019)
    assert queries.place_name(point, date(2018, 7, 31)) == name  # the only one it ever had
    assert queries.area_of(point, AUGUST_2019) == "30118"
    assert queries.area_of("BD.1", AUGUST_2019) == ""


def test_post_points_stay_when_their_commune_goes() -> None:
    def of(on: date) -> dict[str, str]:
        return {p.name: p.admin_code for p in queries.post_points(on)}

    assert of(date(2018, 7, 31)) == {}
    point = "Điểm Bưu điện - Văn hóa xã Bình Hàng Trung"
    assert of(AUGUST_2019)[point] == "30118"
    assert queries.unit(of(TWO_LEVELS)[point], TWO_LEVELS).name == "Xã Bình Hàng Trung"


@pytest.mark.parametrize(
    ("text", "admin"),
    [
        ("Bình Hàng Trung", "30118"),
        ("binh hang trung", "30118"),
        ("Xã Bình Hàng Trung", "30118"),
        (unicodedata.normalize("NFD", "Bình  Hàng Trung"), "30118"),
        ("Tháp Mười", "872"),
        ("Thanh Bình", "874"),
        ("thị trấn Thanh Bình", "30130"),
        ("Cao Lãnh", "873"),
        ("TP Cao Lãnh", "866"),
        ("tp. cao lanh", "866"),
        ("H. Cao Lãnh", "873"),
        ("huyện Hồng Ngự", "870"),
        ("TX Hồng Ngự", "868"),
        ("Sa Đéc", "867"),
        ("phường Hòa Thuận", "29892"),
        ("Hoà Thuận", "29892"),
        ("Tân Thạnh", "30157"),
        ("Đồng Tháp", "87"),
        ("Trung tâm Phục vụ hành chính công", "87"),
        (CAO_LANH, "873"),
        ("Bộ phận Tiếp nhận và Trả kết quả huyện Cao Lãnh", "873"),
    ],
)
def test_a_counter_is_found_by_its_name(text: str, admin: str) -> None:
    assert names.one_stop_named(text, AUGUST_2019).admin_code == admin


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mỹ Tho", "PlaceUnknown"),
        ("", "PlaceUnknown"),
        ("x" * 20_000_000, "PlaceUnknown"),
        ("Phường 1", "PlaceAmbiguous"),
    ],
)
def test_a_name_of_nothing_or_of_too_much_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as raised:
        names.one_stop_named(text, AUGUST_2019)
    assert raised.value.refusal.code == code
    assert raised.value.refusal.text("vi") != raised.value.refusal.text("en")


def test_the_database_keeps_one_meaning_a_day() -> None:
    with (
        pytest.raises(IntegrityError, match="places_unit_one_at_a_time"),
        transaction.atomic(),
    ):
        AdminUnit.objects.create(
            code="866",
            level="district",
            kind="huyen",
            name="x",
            valid=(AUGUST_2019, None),
            trust="assigned",
            source="test",
        )
    with (
        pytest.raises(IntegrityError, match="places_one_stop_one_at_a_time"),
        transaction.atomic(),
    ):
        OneStopUnit.objects.create(
            code=CAO_LANH,
            level="district",
            admin_code="873",
            agency_code="x",
            name="x",
            valid=(AUGUST_2019, None),
            trust="assigned",
            source="test",
        )
    with (
        pytest.raises(IntegrityError, match="places_one_stop_level_known"),
        transaction.atomic(),
    ):
        OneStopUnit.objects.filter(code=CAO_LANH).update(level="county")


def test_the_database_keeps_successions_sane() -> None:
    with (
        pytest.raises(IntegrityError, match="places_succession_one_default"),
        transaction.atomic(),
    ):
        UnitSuccession.objects.filter(old_code="30079").update(is_default=True)
    with (
        pytest.raises(IntegrityError, match="places_succession_relation_known"),
        transaction.atomic(),
    ):
        UnitSuccession.objects.filter(old_code="30079").update(relation="half")
    with (
        pytest.raises(IntegrityError, match="places_place_succession_to_another"),
        transaction.atomic(),
    ):
        PlaceSuccession.objects.filter(old_code=CAO_LANH).update(new_code=CAO_LANH)
