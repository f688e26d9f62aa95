"""The figures of a period on screen and as files, for the province and for one place."""

import pytest
from django.test import Client

from motcua.reference.people.queries import User
from motcua.reference.places import commands as places
from tests.apps.quality.figures import OTHER, consignment
from tests.builders import moment
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
PAGE = "/office/post/reports/"
Q3 = {"period": "2019Q3"}  # the office's tests stand on 5 August 2019


@pytest.fixture
def house() -> Cast:
    places.load_shipped()
    on_time = moment("2019-07-02T10:00")
    consignment("2019-07-01T08:00", "2019-07-02T17:00", delivered_at=on_time)
    consignment("2019-07-01T08:00", "2019-07-02T17:00", receiving_unit=OTHER, field="health")
    return cast()


def entered(user: User) -> Client:
    client = Client()
    user.refresh_from_db()
    client.force_login(user)
    return client


def test_the_quarter_that_ended_comes_first(house: Cast) -> None:
    consignment("2019-06-03T08:00", "2019-06-04T17:00")
    said = entered(house.controller).get(PAGE).content.decode()
    assert '<option value="2019Q2" selected>' in said
    assert "kỳ chưa kết thúc" not in said


def test_where_it_is_empty_the_running_one_stands_instead(house: Cast) -> None:
    said = entered(house.controller).get(PAGE).content.decode()
    assert '<option value="2019Q3" selected>' in said
    assert "kỳ chưa kết thúc" in said
    asked = entered(house.controller).get(PAGE, {"period": "2019Q2"}).content.decode()
    assert "Không có phiếu gửi nào trong kỳ." in asked


def test_where_both_are_empty_it_is_the_one_that_ended() -> None:
    places.load_shipped()
    said = entered(cast().controller).get(PAGE).content.decode()
    assert '<option value="2019Q2" selected>' in said


def test_a_quarter_for_the_whole_province(house: Cast) -> None:
    said = entered(house.controller).get(PAGE, Q3).content.decode()
    assert "kỳ chưa kết thúc" in said
    assert "09/10/2019" in said
    assert "52.000" in said
    assert "huyện Cao Lãnh" in said
    assert "huyện Thanh Bình" in said
    assert "9 trên 12" in said
    assert "100,00 %" in said
    assert "Mỗi số liệu đếm gì" in said
    assert "khai hai lần là một" in said


def test_a_place_sees_its_own(house: Cast) -> None:
    said = entered(house.manager).get(PAGE, {"period": "2019"}).content.decode()
    assert "Chỉ gồm phiếu gửi của đơn vị bạn." in said
    assert "kỳ chưa kết thúc" in said
    assert "26.000" in said
    assert "52.000" not in said


def test_the_files_are_of_the_same_figures(house: Cast) -> None:
    client = entered(house.controller)
    told = client.get(f"{PAGE}2019Q3.csv")
    assert told["Content-Disposition"] == 'attachment; filename="bcci-2019Q3.csv"'
    assert told.content.decode("utf-8-sig").count("2019Q3,") == 2
    made = client.get(f"{PAGE}2019Q3.xlsx")
    assert made.content.startswith(b"PK")


@pytest.mark.parametrize("period", ["2019Q9", "soon", "2017"])
def test_what_is_no_period_is_no_page(house: Cast, period: str) -> None:
    client = entered(house.controller)
    assert client.get(PAGE, {"period": period}).status_code == 404
    assert client.get(f"{PAGE}{period}.csv").status_code == 404


@pytest.mark.parametrize("name", ["citizen", "leaver", "operator"])
def test_nobody_else_reads_them(house: Cast, name: str) -> None:
    answer = entered(getattr(house, name)).get(PAGE)
    assert answer.status_code == 404 or answer.headers.get("Location") == "/mine/"


def test_in_english(house: Cast) -> None:
    client = entered(house.controller)
    client.cookies["django_language"] = "en"
    said = client.get(PAGE, Q3).content.decode()
    assert "Quarter 3 of 2019" in said
    assert "9 of 12" in said
