"""Tracking: by code or QR, little for everybody, cheap, and all for the owner."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.codes import read_code
from motcua.dossiers.queries import TrackRow
from motcua.faces.portal.track_views import BLANK
from tests.cast import PASSWORD, cast
from tests.faces.portal.conftest import CODE


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        f"  {CODE.lower()}  ",
        "000.00.14.H20 - 261123 - 0002",
        "000.00.14.H20–261123–0002",  # dashes of a word processor
        f"https://motcua.example/track/{CODE}",  # what a QR code holds
        f"https://motcua.example/track/{CODE}/",
    ],
)
def test_a_code_is_read_however_it_arrives(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize("typed", ["", "abc", "000.00.14.H20", "x" * 999, "1;drop", "\x00"])
def test_what_is_no_code_is_not_read(typed: str) -> None:
    assert read_code(typed) is None


def test_the_newer_pattern_of_codes_is_read_too() -> None:
    assert read_code("h20.14-261123-0002") == "H20.14-261123-0002"


def test_the_box_leads_to_the_page_of_the_dossier(client: Client) -> None:
    response = client.get("/track/", {"code": CODE.lower()})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/track/{CODE}"
    assert client.get(f"/track/{CODE}/").headers["Location"] == f"/track/{CODE}"


@pytest.mark.parametrize("typed", ["", "abc"])
def test_a_wrong_code_is_explained_beside_its_field(client: Client, typed: str) -> None:
    response = client.get("/track/", {"code": typed})
    page = response.content.decode()
    assert response.status_code == 400
    assert 'href="#id_code"' in page
    assert 'aria-describedby="id_code_helptext id_code_error"' in page


def test_everybody_sees_code_and_degree_only(client: Client, tracked: TrackRow) -> None:
    page = client.get(f"/track/{CODE}", headers={"accept-language": "vi"}).content.decode()
    assert CODE in page
    assert 'value="50"' in page
    assert "Đang giải quyết" in page


def test_the_page_of_one_dossier_never_names_another(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = Bilingual("Đang giải quyết", "In progress")
    monkeypatch.setattr(
        "motcua.faces.portal.track_views.queries.track",
        lambda code: TrackRow(code=code, percent=50, stage=words, national_status=4),
    )
    other = CODE.replace("0002", "0003")
    first, second = (client.get(f"/track/{code}").content.decode() for code in (CODE, other))
    assert CODE in first
    assert other in second
    assert CODE not in second
    assert BLANK not in first + second
    assert f'name="next" value="/track/{other}"' in second


def test_a_code_written_otherwise_is_sent_to_its_one_address(
    client: Client, tracked: TrackRow
) -> None:
    response = client.get(f"/track/{CODE.lower()}")
    assert response.headers["Location"] == f"/track/{CODE}"


@pytest.mark.django_db
def test_an_unknown_code_says_what_to_do(client: Client) -> None:
    response = client.get("/track/000.00.14.H20-261123-0099", headers={"accept-language": "vi"})
    assert response.status_code == 404
    assert "So lại từng số" in response.content.decode()


def test_the_page_may_be_shared_for_a_short_while(client: Client, tracked: TrackRow) -> None:
    response = client.get(f"/track/{CODE}")
    assert response.headers["Cache-Control"] == "public, max-age=30"
    assert "Cookie" in response.headers["Vary"]
    assert not response.cookies


@pytest.mark.django_db
def test_one_select_and_no_session(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def untouchable(*_: Any) -> None:
        raise AssertionError("the session was opened")

    monkeypatch.setattr(
        "django.contrib.sessions.backends.base.SessionBase._get_session", untouchable
    )
    monkeypatch.setattr("motcua.faces.ui.announcements._announced", tuple)  # remembered
    with django_assert_num_queries(1):
        assert client.get(f"/track/{CODE}").status_code == 404


@pytest.mark.django_db
def test_a_stranger_who_signs_in_still_sees_the_public_page(
    client: Client, tracked: TrackRow
) -> None:
    cast()
    assert client.login(username="stranger", password=PASSWORD)
    response = client.get(f"/track/{CODE}")
    assert "50" in response.content.decode()
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_my_dossiers_ask_for_a_sign_in_first(client: Client) -> None:
    assert client.get("/mine/").headers["Location"].startswith("/account/login/")
    cast()
    assert client.login(username="citizen", password=PASSWORD)
    assert (
        "Chưa có hồ sơ" in client.get("/mine/", headers={"accept-language": "vi"}).content.decode()
    )


@pytest.mark.django_db
def test_asking_too_often_is_answered_with_patience(
    client: Client, tracked: TrackRow, settings: Any
) -> None:
    settings.MOTCUA_PER_MINUTE = {"track": 3}
    answers = [client.get(f"/track/{CODE}").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    late = client.get(f"/track/{CODE}")
    assert late.headers["Retry-After"] == "60"
    assert client.get(f"/track/{CODE}", REMOTE_ADDR="10.0.0.9").status_code == 200


@pytest.mark.django_db
def test_a_house_with_many_addresses_is_one_visitor(
    client: Client, tracked: TrackRow, settings: Any
) -> None:
    """Whoever has one IPv6 address has all those of its network, and neighbours have their own."""
    settings.MOTCUA_PER_MINUTE = {"track": 2}
    asked = [f"2001:db8:0:1::{number:x}" for number in range(1, 4)]
    answers = [client.get(f"/track/{CODE}", REMOTE_ADDR=each).status_code for each in asked]
    assert answers == [200, 200, 429]
    assert client.get(f"/track/{CODE}", REMOTE_ADDR="2001:db8:0:2::1").status_code == 200


def test_the_limit_can_be_switched_off(client: Client, tracked: TrackRow, settings: Any) -> None:
    settings.MOTCUA_PER_MINUTE = {"track": 0}
    assert {client.get(f"/track/{CODE}").status_code for _ in range(130)} == {200}
