"""The pages about oneself: helpers, organisations, data; nobody sees another's."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core import mail
from django.test import Client

from motcua.faces.portal.account import copying
from motcua.faces.portal.account.keepers import KEEPERS, Whose
from motcua.faces.ui import paging
from motcua.plumbing import clock
from motcua.reference.people import (
    access_log,
    mandate_queries,
    organisations,
    own_data,
    queries,
)
from motcua.reference.people.access_log import Seen, saw
from motcua.reference.people.queries import User
from motcua.reference.places import commands as places
from motcua.reference.places import queries as units
from tests.apps.people.mandated import at_desk, citizen, give, online
from tests.cast import TAX_CODE, Cast, cast

pytestmark = pytest.mark.django_db
PAGES = (
    *("", "helpers/", "helpers/new/", "organisations/", "data/", "data/seen/", "data/request/"),
    *("data/contact/", "data/contact/code/"),
)
BIRTH = "1.001193"


@pytest.fixture
def people(published: None) -> Cast:
    return cast()


def client(user: User) -> Client:
    made = Client()
    user.refresh_from_db()
    made.force_login(user)
    return made


def posted(page: Client, address: str, **data: Any) -> Any:
    return page.post(f"/me/{address}", {"key": f"key-of-{address}-1", **data})


def last_day() -> str:
    return f"{clock.today() + timedelta(days=60):%d/%m/%Y}"


def asked(page: Client, **more: Any) -> Any:
    words = {
        "number": "087090000001",
        "name": "Đỗ Văn Dân",
        "procedures": BIRTH,
        "last": last_day(),
        "agreed": "on",
    }
    return posted(page, "helpers/new/", **(words | more))


@pytest.mark.parametrize("address", PAGES)
def test_each_page_opens_for_its_person_and_asks_others_to_sign_in(
    people: Cast, address: str
) -> None:
    answer = client(people.owner).get(f"/me/{address}")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(f"/me/{address}").status_code == 302


def test_a_helper_is_asked_accepts_and_is_ended(people: Cast) -> None:
    owner, helper = client(people.owner), client(people.citizen)
    check = asked(owner)
    assert "Xem lại rồi gửi" in check.content.decode()
    assert mandate_queries.mandates_on("087185000123") == []
    assert 'value="Đỗ Văn Dân"' in asked(owner, edit="1").content.decode()
    assert asked(owner, sure="1").status_code == 302
    (row,) = mandate_queries.mandates_on("087185000123")
    assert "nhờ bạn giúp" in helper.get("/me/").content.decode()
    assert posted(helper, f"helpers/{row.code}/", accept="1").status_code == 302
    assert queries.mandates_of(people.citizen, clock.today())
    empty = posted(owner, f"helpers/{row.code}/", revoke="1")
    assert empty.status_code == 422
    assert posted(owner, f"helpers/{row.code}/", revoke="1", reason="Xong").status_code == 302
    assert queries.mandates_of(people.citizen, clock.today()) == []
    assert "Xong" in helper.get(f"/me/helpers/{row.code}/").content.decode()


def test_what_is_wrong_is_said_at_its_field(people: Cast) -> None:
    page = client(people.owner)
    for wrong in (
        {"number": "12"},
        {"procedures": ""},
        {"procedures": "không có thủ tục này"},
        {"last": "mai"},
        {"agreed": ""},
    ):
        answer = asked(page, **wrong)
        assert answer.status_code == 422, wrong
        assert 'id="error-summary"' in answer.content.decode()
    too_long = f"{clock.today() + timedelta(days=900):%d/%m/%Y}"
    assert asked(page, last=too_long, sure="1").status_code == 409


def test_a_mandate_is_a_matter_of_two(people: Cast) -> None:
    today = clock.today()
    code = give(at_desk(people, today), people.actor("reception", today), today)
    for user, status in (
        (people.owner, 200),
        (people.citizen, 200),
        (people.representative, 404),
        (people.child, 404),
    ):
        assert client(user).get(f"/me/helpers/{code}/").status_code == status
    assert client(people.owner).get("/me/helpers/UQ26-999999/").status_code == 404


def test_a_legal_representative_authorises_and_ends(people: Cast) -> None:
    legal = client(people.representative)
    words = {
        "tax_code": f"{TAX_CODE}-003",
        "organisation": "Sen Hồng, chi nhánh",
        "number": "087090000001",
        "procedures": BIRTH,
        "last": last_day(),
    }
    assert client(people.owner).get("/me/organisations/authorise/").status_code == 404
    assert posted(legal, "organisations/authorise/", **words).status_code == 302
    (row,) = organisations.organisations_of(people.citizen, clock.today())
    assert (row.tax_code, row.procedures) == (f"{TAX_CODE}-003", (BIRTH,))
    assert "Đỗ Văn Dân" in legal.get("/me/organisations/").content.decode()
    end = f"organisations/{row.number}/end/"
    assert client(people.owner).get(f"/me/{end}").status_code == 404
    assert posted(legal, end, reason="Nghỉ việc").status_code == 302
    assert organisations.organisations_of(people.citizen, clock.today()) == []


def test_the_owner_reads_who_looked(people: Cast) -> None:
    saw(Seen(by=people.actor("officer", clock.today()), what="person", owner="087185000123"))
    text = client(people.owner).get("/me/data/seen/").content.decode()
    assert "Phạm Thị Thẩm" in text
    assert "chuyên viên thụ lý" in text
    assert "Phạm Thị Thẩm" not in client(people.citizen).get("/me/data/seen/").content.decode()
    access_log.forget()


def test_what_grows_has_pages(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_log, "PAGE", 2)
    monkeypatch.setattr(paging, "PAGE", 2)
    for place in ("reception", "officer", "head"):
        saw(Seen(by=people.actor(place, clock.today()), what="person", owner="087185000123"))
    access_log.forget()
    page = client(people.owner)
    first, last = (page.get(f"/me/data/seen/?page={n}").content.decode() for n in (1, 2))
    assert [text.count("phục vụ bạn tại quầy") for text in (first, last)] == [2, 1]
    assert "?page=2" in first
    assert "?page=3" not in last
    assert "Hết danh sách" in page.get("/mine/?page=2").content.decode()
    assert "Hết danh sách" in page.get("/documents/?page=2").content.decode()
    assert page.get("/file/?page=2").status_code == 200
    assert len(access_log.seen_of("087185000123", [])) == 3


def test_a_copy_is_made_by_a_job_and_only_hers(people: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    page = client(people.owner)
    assert page.post("/me/data/copy/").status_code == 302
    assert page.post("/me/data/copy/").status_code == 409
    (row,) = own_data.copies_of(people.owner)
    assert page.get(f"/me/data/copy/{row.code}/").status_code == 404
    copying.make(row.code)
    answer = page.get(f"/me/data/copy/{row.code}/")
    with ZipFile(BytesIO(answer.content)) as archive:
        told = json.loads(archive.read("data.json"))
        assert told["data"]["account"][0]["full_name"] == "Dương Thị Chủ"
        assert {"index.html", "tables/dossiers.csv"} <= set(archive.namelist())
        assert "Dương Thị Chủ" in archive.read("index.html").decode()
    assert client(people.citizen).get(f"/me/data/copy/{row.code}/").status_code == 404
    copying.tidy(clock.now() + timedelta(days=9))
    assert page.get(f"/me/data/copy/{row.code}/").status_code == 404
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_a_copy_tells_a_helper_no_number_of_whom_they_help(people: Cast) -> None:
    today = clock.today()
    give(online(people, today), citizen(people.owner, today), today)
    keeper = next(each for each in KEEPERS if each.code == "mandates")
    mine, theirs = (
        str(list(keeper.read(Whose(user=user, today=today))))
        for user in (people.citizen, people.owner)
    )
    assert people.owner.full_name in mine
    for known in (str(people.owner.personal_id), "0901000001"):
        assert known in theirs
        assert known not in mine


def test_a_contact_changes_by_code(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    page = client(people.owner)
    monkeypatch.setattr("motcua.reference.people.contacts.secrets.choice", lambda _digits: "7")
    assert posted(page, "data/contact/", kind="email", value="chu@nha").status_code == 409
    sent = posted(page, "data/contact/", kind="email", value="chu@example.vn")
    assert sent["Location"] == "/me/data/contact/code/"
    assert posted(page, "data/contact/code/", code="123456").status_code == 409
    assert posted(page, "data/contact/code/", code="777777").status_code == 302
    people.owner.refresh_from_db()
    assert people.owner.email == "chu@example.vn"
    assert mail.outbox == []


def test_a_correction_goes_to_a_desk(people: Cast) -> None:
    places.load_shipped()
    unit = places_of_today()
    page = client(people.owner)
    words = {"kind": "correction", "subject": "birth", "wanted": "12/03/1985", "unit": unit}
    assert posted(page, "data/request/", **words).status_code == 302
    (row,) = own_data.requests_of(people.owner)
    assert row.unit == unit
    assert row.answer_by > clock.now()
    assert row.code in page.get("/me/data/").content.decode()
    assert posted(page, "data/request/", **(words | {"wanted": ""})).status_code == 422


def places_of_today() -> str:
    return units.one_stop_units(clock.today())[0].code


def test_who_did_what_in_her_name(people: Cast) -> None:
    today = clock.today()
    code = give(at_desk(people, today), people.actor("reception", today), today)
    text = client(people.owner).get(f"/me/helpers/{code}/").content.decode()
    assert "Chưa làm thay việc nào" in text
