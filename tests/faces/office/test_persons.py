"""The desk for people: find, mandates with consent, take-over, organisations, answers."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from motcua.domain.kernel.own_data import RequestKind
from motcua.faces.ui.procedures import AGREED
from motcua.plumbing import clock
from motcua.reference.people import (
    access_log,
    mandate_queries,
    organisations,
    own_data,
    queries,
)
from motcua.reference.people.own_data import Asked
from tests.apps.people.mandated import citizen
from tests.cast import ONE_STOP
from tests.faces.office.world import BIRTH, World

pytestmark = pytest.mark.django_db
OWNER_CARD = "087185000123|340000001|Dương Thị Chủ|05081985|Nữ|Ấp 1, xã Mỹ Long|01012022"
HELPER_CARD = "087090000001|340000002|Đỗ Văn Dân|05081990|Nam|Ấp 1, xã Mỹ Long|01012022"
HTML = "text/html; charset=utf-8"
DOORS = (
    *("", "legal/", "mandates/new/", "mandates/UQ19-000001/", "requests/DL19-000001/"),
    *("mandates/UQ19-000001/consent.pdf", "mandates/UQ19-000001/take-over/"),
)


def posted(world: World, name: str, address: str, /, **data: Any) -> Any:
    key = f"key-{name}-{address}-{world.key()}"
    return world.client(name).post(f"/office/persons/{address}", {"key": key, **data})


def words(**more: Any) -> dict[str, Any]:
    return {
        "principal_card": OWNER_CARD,
        "helper_card": HELPER_CARD,
        "procedures": BIRTH,
        "last": f"{clock.today() + timedelta(days=20):%d/%m/%Y}",
        "way": "signed",
        "witness": "Lê Thị Tiếp",
        "witness_place": "Quầy 2",
        "checked": "Hai thẻ căn cước",
        "give": "1",
    } | more


def given(world: World, **more: Any) -> str:
    assert posted(world, "reception", "mandates/new/", **words(**more)).status_code == 302
    return mandate_queries.mandates_at(ONE_STOP)[0].code


@pytest.mark.parametrize("who", ["officer", "head", "auditor", "operator", "owner", "leaver"])
@pytest.mark.parametrize("address", DOORS)
def test_only_a_counter_attends_people(world: World, who: str, address: str) -> None:
    assert world.client(who).get(f"/office/persons/{address}").status_code == 404


def test_a_scanned_card_finds_the_person_and_is_written_down(world: World) -> None:
    access_log.forget()
    text = posted(world, "reception", "", who=OWNER_CARD).content.decode()
    assert "Dương Thị Chủ" in text
    (row,) = access_log.seen_of("087185000123", [])
    assert (row.name, row.what) == ("Lê Thị Tiếp", "person")
    assert posted(world, "reception", "", who="12").status_code == 422


def test_cards_fill_the_form_and_nothing_is_written(world: World) -> None:
    answer = posted(world, "reception", "mandates/new/", **words(scan="1"))
    assert 'value="087185000123"' in answer.content.decode()
    assert 'value="Đỗ Văn Dân"' in answer.content.decode()
    assert f"“{AGREED}”" in answer.content.decode()
    assert mandate_queries.mandates_at(ONE_STOP) == []


def test_the_sheet_is_printed_before_it_is_signed(world: World) -> None:
    asked = words(print="1")
    del asked["give"]
    answer = posted(world, "reception", "mandates/new/", **asked)
    assert answer["Content-Type"] == "application/pdf"
    text = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert "Dương Thị Chủ" in text
    assert mandate_queries.mandates_at(ONE_STOP) == []


def test_given_at_the_desk_it_holds_and_both_can_read_it(
    world: World, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    proof = SimpleUploadedFile("to.pdf", b"%PDF-1.7 signed", content_type="application/pdf")
    code = given(world, proof=proof, witness="", witness_place="")
    row = mandate_queries.mandate(code)
    assert row is not None
    assert len(row.consent.proof) == 64
    assert queries.mandates_of(world.cast.citizen, clock.today())
    assert world.client("owner").get(f"/me/helpers/{code}/").status_code == 200
    sheet = world.client("postal").get(f"/office/persons/mandates/{code}/consent.pdf")
    assert sheet["Content-Type"] == "application/pdf"
    assert posted(world, "postal", f"mandates/{code}/", revoke="1").status_code == 422
    ended = posted(world, "postal", f"mandates/{code}/", revoke="1", reason="Bà đổi ý")
    assert ended.status_code == 302
    assert queries.mandates_of(world.cast.citizen, clock.today()) == []


def test_elsewhere_a_code_alone_opens_no_mandate(world: World) -> None:
    """Codes come one after the other: a desk says who of the two has come, or is calling."""
    code = given(world)
    client = world.client("stranger")
    for asked in (code, "UQ19-999999"):
        address = f"/office/persons/mandates/{asked}/"
        assert "Dương Thị Chủ" not in client.get(address).content.decode()
        assert client.get(f"{address}consent.pdf")["Content-Type"] == HTML
        assert client.post(address, {"either": "087099000009"}).status_code == 422
        assert "Chủ" not in client.post(address, {"revoke": "1", "reason": "x"}).content.decode()
    row = mandate_queries.mandate(code)
    assert row is not None
    assert row.ended is None
    opened = client.post(f"/office/persons/mandates/{code}/", {"either": HELPER_CARD}, follow=True)
    assert "Dương Thị Chủ" in opened.content.decode()


def test_who_was_looked_up_is_not_asked_for_again(world: World) -> None:
    code = given(world)
    client = world.client("stranger")
    client.post("/office/persons/", {"who": OWNER_CARD})
    assert "Dương Thị Chủ" in client.get(f"/office/persons/mandates/{code}/").content.decode()


def test_who_has_no_number_is_told_by_the_day_of_birth(world: World) -> None:
    elder = {"principal_card": "", "principal_name": "Lý Thị Bà", "principal_birth": "02/03/1941"}
    code = given(world, **elder)
    found = posted(world, "stranger", "", who=f" {code.lower()}")
    assert found.headers["Location"] == f"/office/persons/mandates/{code}/"
    for said, status in (("03/03/1941", 422), ("31/02/1941", 422), ("2/3/1941", 302)):
        assert posted(world, "stranger", f"mandates/{code}/", either=said).status_code == status


def test_a_desk_does_not_try_one_number_after_the_other(world: World) -> None:
    address = f"mandates/{given(world)}/"
    numbers = [f"0870990000{n:02}" for n in range(11)]
    tried = [posted(world, "stranger", address, either=each).status_code for each in numbers]
    assert tried == [422] * 10 + [429]


def test_what_lies_is_not_a_proof(world: World, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    proof = SimpleUploadedFile("to.pdf", b"MZ not a paper", content_type="application/pdf")
    assert posted(world, "reception", "mandates/new/", **words(proof=proof)).status_code == 422
    assert posted(world, "reception", "mandates/new/", **words(witness="")).status_code == 409
    assert posted(world, "reception", "mandates/new/", **words(last="")).status_code == 422


def test_by_phone_the_desk_helps_an_elder_without_a_number(world: World) -> None:
    elder = {
        "principal_card": "",
        "helper_card": "",
        "principal_name": "Lý Thị Bà",
        "principal_birth": "02/03/1941",
        "at_desk": "on",
        "way": "phone",
        "call_back": "0901000009",
    }
    code = given(world, **elder)
    row = mandate_queries.mandate(code)
    assert row is not None
    assert row.helper.unit == ONE_STOP
    assert "thấy những điều tôi đã khai trước đây" in row.consent.said
    check = {
        "number": "087141000001",
        "name": "Lý Thị Bà",
        "birth": "02/03/1941",
        "document_kind": "Thẻ căn cước",
        "document_tail": "0001",
    }
    assert posted(world, "reception", f"mandates/{code}/take-over/", **check).status_code == 302
    assert mandate_queries.taken_over("087141000001", code)
    assert posted(world, "reception", f"mandates/{code}/take-over/", **check).status_code == 409


def test_the_first_legal_representative(world: World) -> None:
    said = {
        "number": "087185000123",
        "tax_code": "0313982717",
        "organisation": "Công ty Lúa Vàng",
        "checked": "Giấy đăng ký bản chính",
    }
    assert posted(world, "reception", "legal/", **said).status_code == 302
    (row,) = organisations.organisations_of(world.cast.owner, clock.today())
    assert row.organisation == "Công ty Lúa Vàng"
    assert posted(world, "reception", "legal/", **said).status_code == 409


def test_a_request_is_answered_at_its_desk(world: World) -> None:
    by = citizen(world.cast.owner, clock.today())
    asked = Asked(
        kind=RequestKind.CORRECTION,
        subject="name",
        wanted="Dương Thị Chủ Em",
        reason="",
        unit=ONE_STOP,
        answer_by=clock.now() + timedelta(days=7),
    )
    code = own_data.ask(world.cast.owner, asked, by=by, key=world.key())
    address = f"requests/{code}/"
    assert code in world.client("manager").get("/office/persons/").content.decode()
    assert world.client("stranger").get(f"/office/persons/{address}").status_code == 404
    said = {"granted": "yes", "answer": "Đã sửa", "correct": "Dương Thị Chủ Em"}
    assert posted(world, "reception", address, **said).status_code == 409
    said["document"] = "Giấy khai sinh"
    assert posted(world, "reception", address, **said).status_code == 302
    world.cast.owner.refresh_from_db()
    assert world.cast.owner.full_name == "Dương Thị Chủ Em"
