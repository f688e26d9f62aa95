"""The head signs results many at once or one with its words; documents are listed and revoked."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from motcua.channels.documents import checking, queries
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import Standing
from motcua.dossiers import queries as dossiers
from motcua.faces.office.documents import unsigned
from tests.apps.documents.conftest import Office, home, installation
from tests.apps.dossiers.forms import reading
from tests.faces.office.world import MORNING, World

__all__ = ["home", "installation"]
pytestmark = pytest.mark.django_db
ROOM = "/office/documents/"
TODAY = MORNING.date()


def key_in(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found, page
    return found[1]


def pressed(client: Client, address: str, **said: Any) -> Any:
    key = key_in(client.get(address).content.decode())
    return client.post(address, {"key": key, **said}, follow=True)


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


@pytest.fixture
def head(world: World) -> Client:
    return world.client("head")


@pytest.fixture
def issued(office: Office) -> StoredDocument:
    return office.issue(office.approved(), content="Họ tên: Dương Thị Chủ")


def test_many_results_are_signed_with_one_press(office: Office, head: Client) -> None:
    waiting = [office.approved(), office.approved()]
    answer = pressed(head, f"{ROOM}sign/", chosen=[str(each) for each in waiting])
    assert "Đã ký số 2 kết quả" in answer.content.decode()
    assert all(len(queries.of_dossier(each)) == 1 for each in waiting)
    assert not [each for each in waiting if str(each) in answer.content.decode()]


def test_a_second_press_is_told_that_it_is_done(office: Office, head: Client) -> None:
    waiting = str(office.approved())
    key = key_in(head.get(f"{ROOM}sign/").content.decode())
    for _ in range(2):
        answer = head.post(f"{ROOM}sign/", {"key": key, "chosen": [waiting]}, follow=True)
    said = answer.content.decode()
    assert "1 hồ sơ không còn chờ ký số" in said
    assert waiting not in said


def test_no_result_is_lost_behind_signed_ones(
    office: Office, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = office.approved()
    for _ in range(2):
        office.issue(office.approved())
    monkeypatch.setattr(dossiers, "PAGE", 1)
    monkeypatch.setattr(unsigned, "PAGE", 1)
    assert str(older) in head.get(f"{ROOM}sign/").content.decode()
    first = head.get("/office/").content.decode()
    assert re.search(r"<b>1</b><span>Chờ ký số", first)


def test_nothing_ticked_is_said_with_a_link_to_the_list(office: Office, head: Client) -> None:
    office.approved()
    answer = pressed(head, f"{ROOM}sign/")
    assert answer.status_code == 422
    assert "Đánh dấu những hồ sơ cần ký số." in answer.content.decode()


def test_one_result_is_worded_and_given_an_end(office: Office, head: Client) -> None:
    dossier = office.approved()
    address = f"{ROOM}sign/{dossier}/"
    empty = pressed(head, address, valid_from="05/08/2019")
    assert empty.status_code == 422
    pressed(head, address, content="Họ tên: Lý Văn Bé", valid_until="05/08/2020")
    [made] = queries.of_dossier(dossier)
    assert str(made.valid_until) == "2020-08-05"
    assert "Họ tên: Lý Văn Bé" in reading.text(queries.content(made))
    wrong = office.approved()
    refused = pressed(head, f"{ROOM}sign/{wrong}/", content="A", valid_until="01/01/2019")
    assert refused.status_code == 409
    assert not queries.of_dossier(wrong)


def test_a_prepared_pdf_is_signed_as_it_is(
    office: Office, head: Client, issued: StoredDocument
) -> None:
    plain = queries.content(issued)
    plain = plain[: plain.index(b"%%EOF") + 6]
    dossier = office.approved()
    upload = SimpleUploadedFile("ket-qua.pdf", plain, "application/pdf")
    pressed(head, f"{ROOM}sign/{dossier}/", prepared=upload)
    [made] = queries.of_dossier(dossier)
    content = queries.content(made)
    assert content.startswith(plain)
    assert checking.check(content, TODAY).is_good
    broken = SimpleUploadedFile("ket-qua.pdf", b"%PDF-1.4 broken", "application/pdf")
    refused = pressed(head, f"{ROOM}sign/{office.approved()}/", prepared=broken)
    assert refused.status_code == 409


def test_whoever_may_not_sign_finds_no_page(office: Office, world: World) -> None:
    dossier = office.approved()
    for name in ("reception", "officer", "manager", "controller", "stranger", "citizen"):
        assert world.client(name).get(f"{ROOM}sign/{dossier}/").status_code == 404
    assert world.client("head").get(f"{ROOM}sign/{world.proposed()}/").status_code == 404


def test_a_document_opens_for_its_place_and_the_opening_is_kept(
    world: World, issued: StoredDocument
) -> None:
    address = f"{ROOM}one/{issued.id}/"
    seen = {
        name: world.client(name).get(address).status_code
        for name in ("reception", "officer", "head", "controller", "auditor", "operator")
    }
    allowed = dict.fromkeys(("reception", "officer", "head", "controller", "auditor"), 200)
    assert seen == allowed | {"operator": 404}
    for name in ("stranger", "citizen", "owner", "leaver"):
        assert world.client(name).get(address).status_code == 404
        assert world.client(name).get(f"{address}file.pdf").status_code == 404
    file = world.client("officer").get(f"{address}file.pdf")
    assert file.content == queries.content(issued)
    [opening] = queries.openings_of(issued.id)
    assert opening.role == "case_officer"


def test_revoking_needs_a_reason_and_the_right(
    world: World, head: Client, issued: StoredDocument
) -> None:
    address = f"{ROOM}one/{issued.id}/"
    assert world.client("officer").post(address, {"reason": "Sai"}).status_code == 404
    assert pressed(head, address).status_code == 422
    answer = pressed(head, address, reason="Cấp sai ngày sinh")
    assert "Cấp sai ngày sinh" in answer.content.decode()
    seen = queries.document(issued.id)
    assert seen is not None
    assert seen.standing(TODAY) is Standing.REVOKED
    listed = head.get(ROOM, {"ended": "on"}).content.decode()
    assert issued.number in listed


def test_a_copy_is_certified_and_stands_in_the_book(head: Client) -> None:
    picture = BytesIO()
    Image.new("RGB", (600, 800), "ivory").save(picture, "JPEG")
    scans = [SimpleUploadedFile(f"{n}.jpg", picture.getvalue(), "image/jpeg") for n in (1, 2, 3)]
    said = {"title": "Bằng tốt nghiệp", "issuer": "Sở GDĐT", "owner_name": "Dương Thị Chủ"}
    address = f"{ROOM}copies/new/"
    unseen = pressed(head, address, **said, scans=scans)
    assert unseen.status_code == 422
    for each in scans:
        each.seek(0)
    answer = pressed(head, address, **said, scans=scans, seen="on")
    assert "Phí 5.000\u00a0₫: thu theo hồ sơ" in answer.content.decode()
    book = head.get(f"{ROOM}copies/").content.decode()
    assert "Bằng tốt nghiệp" in book
    not_a_scan = SimpleUploadedFile("a.jpg", b"GIF89a", "image/jpeg")
    assert pressed(head, address, **said, scans=[not_a_scan], seen="on").status_code == 409
