"""The way back at a desk, page by page."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from motcua.channels.notices.models import Notice
from motcua.reference.people.checks import evidence_is_guarded
from motcua.reference.people.models import Recovery, User, WayIn
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
VI = {"accept-language": "vi"}
ADDRESS = "/office/persons/recovery/"


@pytest.fixture
def team(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    return cast()


def as_(user: User) -> Client:
    client = Client(headers=VI)
    user.refresh_from_db()
    client.force_login(user)
    return client


def form(who: str, number: str, **more: str) -> dict[str, Any]:
    said = {"what": "way_in", "document": "identity_card", "compared": "on", "key": str(uuid4())}
    return {"who": who, "number": number, **said, **more}


def told(response: Any) -> str:
    return str(response.content.decode())


def code_on(page: str) -> str:
    found = re.search(r"<code>(\d{5}) (\d{5})</code>", page)
    return "".join(found.groups()) if found else ""


def test_a_citizen_gets_a_printed_code_and_is_told(team: Cast) -> None:
    number = str(team.citizen.personal_id)
    User.objects.filter(pk=team.citizen.pk).update(email="dan@example.vn")
    asked = form(number, number)
    client = as_(team.reception)
    code = code_on(told(client.post(ADDRESS, asked)))
    assert code
    row = Recovery.objects.get()
    assert (row.document_tail, row.place_code) == (number[-4:], "000.01.38.H20")
    assert WayIn.objects.get().code_hash != code
    told_by = {each.way for each in Notice.objects.filter(kind="recovery")}
    assert told_by >= {"inbox", "email"}
    assert not code_on(told(client.post(ADDRESS, asked)))  # the same press shows no code again
    entered = Client().post("/account/way-back/code/", {"who": number, "code": code})
    assert entered.headers["Location"] == "/me/security/"


def test_staff_by_two_people(team: Cast) -> None:
    page = told(as_(team.reception).post(ADDRESS, form("officer", "087090000555")))
    assert "Chờ người thứ hai" in page
    confirm = f"{ADDRESS}{Recovery.objects.get().code}/confirm/"
    assert confirm not in told(as_(team.reception).get(ADDRESS))
    assert as_(team.reception).post(confirm).status_code == 409
    assert as_(team.stranger).post(confirm).status_code == 409
    assert as_(team.officer).post(confirm).status_code == 404
    assert confirm in told(as_(team.manager).get(ADDRESS))
    assert code_on(told(as_(team.manager).post(confirm)))
    team.officer.refresh_from_db()
    assert team.officer.personal_id is None  # one clerk alone changes no staff identity


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE people_recovery SET place_code = 'elsewhere'",
        "UPDATE people_recovery SET done_at = NULL",
        "DELETE FROM people_recovery",
        "TRUNCATE people_recovery CASCADE",
    ],
)
def test_what_a_desk_did_stays_written(team: Cast, change: str) -> None:
    number = str(team.citizen.personal_id)
    as_(team.reception).post(ADDRESS, form(number, number))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert evidence_is_guarded(None, ["default"]) == []


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"compared": ""}, 422, "đối chiếu"),
        ({"number": "12"}, 422, "12 chữ số"),
        ({"who": "nobody"}, 422, "Không có tài khoản nào"),
        ({"number": "087185000123"}, 409, "không phải của tài khoản này"),
    ],
)
def test_what_stops_it_is_said(team: Cast, change: dict[str, str], status: int, words: str) -> None:
    number = str(team.citizen.personal_id)
    response = as_(team.postal).post(ADDRESS, form(number, number) | change)
    assert response.status_code == status
    assert words in told(response)
    assert not Recovery.objects.exists()
