"""The room of forms: reading them, drawing one part by part, trying it, publishing it."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.reference.catalogue import eform_queries
from tests.faces.office.world import BIRTH, MORNING, World, hidden

pytestmark = pytest.mark.django_db
ROOM = "/office/eforms/"
FORM = f"{ROOM}{BIRTH}/"
DRAFT = f"{FORM}draft/"
TODAY = f"{MORNING:%d/%m/%Y}"


def keyed(client: Client, page: str = DRAFT, **values: object) -> dict[str, object]:
    """What a press on the page sends: its own key, the version it shows, and the values."""
    html = client.get(page).content.decode()
    return {"key": hidden(html, "key"), "seen": hidden(html, "seen"), **values}


@pytest.fixture
def controller(world: World) -> Client:
    """A controller with a draft of the form of a birth."""
    client = world.client("controller")
    done = client.post(f"{FORM}begin/", keyed(client, FORM))
    assert done.headers["Location"] == DRAFT
    return client


def order() -> list[str]:
    draft = eform_queries.open_form_draft(BIRTH)
    assert draft is not None
    return [name for name, _field in draft.definition.fields()]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_readers_see_every_form_and_its_parts(world: World, language: str) -> None:
    client = world.client("reception")
    client.cookies["django_language"] = language
    for address in (ROOM, f"{ROOM}?state=general&field=justice", FORM, f"{FORM}preview/"):
        text = client.get(address).content.decode()
        assert ("Electronic forms" in text) is (language == "en"), address
    assert "begin/" not in client.get(FORM).content.decode()
    assert client.get(f"{FORM}form.pdf").content[:4] == b"%PDF"
    assert client.get(f"{FORM}form.json").json()["layout"]["procedure"] == BIRTH


def test_only_drawers_draw(world: World) -> None:
    client = world.client("manager")
    for address in (f"{FORM}begin/", f"{DRAFT}change/", f"{DRAFT}publish/", f"{FORM}import/"):
        assert client.post(address, {}).status_code == 404
    assert client.get(f"{DRAFT}part/?add=page").status_code == 404


@pytest.mark.parametrize("address", [DRAFT, f"{ROOM}9.999999/", f"{FORM}?version=7"])
def test_what_is_not_there_is_no_page(world: World, address: str) -> None:
    assert world.client("controller").get(address).status_code == 404


def test_a_draft_begins_like_the_form_in_force(controller: Client) -> None:
    text = controller.get(DRAFT).content.decode()
    assert "Không còn lỗi" in text
    assert "biểu mẫu riêng đầu tiên" in text
    assert "full_name" in order()


def test_a_question_is_added_moved_edited_and_removed(controller: Client) -> None:
    part = f"{DRAFT}part/?add=field&into=block:request"
    sent = keyed(
        controller,
        part,
        id_="urgent",
        label_vi="Có gấp không?",
        label_en="Is it urgent?",
        kind="one_of",
        required="on",
        options="yes | Có | Yes\nno | Không | No",
        c0_what="equals|case|born_in_vietnam",
        c_joint="all",
    )
    assert controller.post(part, sent).headers["Location"] == DRAFT
    assert order()[-1] == "urgent"
    assert "Trường hợp nào" in controller.get(f"{DRAFT}part/?part=field:urgent").content.decode()
    moved = controller.post(f"{DRAFT}change/", keyed(controller, do="up field:urgent"))
    assert moved.headers["Location"] == f"{DRAFT}#f-urgent"
    assert order()[-2] == "urgent"
    controller.post(f"{DRAFT}change/", keyed(controller, do="remove field:urgent"))
    assert "urgent" not in order()


def test_what_is_wrong_with_a_part_is_told_at_its_field(controller: Client) -> None:
    part = f"{DRAFT}part/?add=field&into=block:request"
    bad = {"id_": "Ô", "label_vi": "", "kind": "one_of", "options": "một dòng"}
    answer = controller.post(part, keyed(controller, part, **bad))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "error-summary" in text
    assert "viết mã | tiếng Việt | tiếng Anh" in text
    taken = {"id_": "summary", "label_vi": "Hai", "kind": "text"}
    text = controller.post(part, keyed(controller, part, **taken)).content.decode()
    assert "đã có trong biểu mẫu" in text


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("part=heading", {"title_vi": "Tên mới", "title_en": "New name"}),
        ("add=page", {"id_": "p_more", "title_vi": "Thêm", "title_en": "More"}),
        ("add=block&into=page:p_request", {"id_": "b_more", "title_vi": "Bảng",
         "title_en": "Table", "repeats": "on", "rows_least": "1", "rows_most": "3"}),
        ("add=case", {"case": "born_in_vietnam", "c0_what": "present|note"}),
        ("add=paper", {"paper": "to_khai", "use": "form"}),
        ("part=page:p_person", {"title_vi": "Người", "title_en": "Person"}),
    ],
)  # fmt: skip
def test_every_part_has_its_form(controller: Client, query: str, values: dict[str, str]) -> None:
    part = f"{DRAFT}part/?{query}"
    answer = controller.post(part, keyed(controller, part, **values))
    assert answer.status_code == 302, answer.content.decode()
    assert controller.get(DRAFT).status_code == 200


def test_faults_block_publishing_and_lead_to_their_place(controller: Client) -> None:
    part = f"{DRAFT}part/?part=field:summary"
    sent = keyed(controller, part, label_vi="Việc gì?", label_en="", kind="long_text")
    controller.post(part, sent)
    text = controller.get(DRAFT).content.decode()
    assert 'href="#f-summary"' in text
    assert "tiếng Anh" in text
    refused = controller.post(f"{DRAFT}publish/", keyed(controller, first=TODAY))
    assert refused.status_code == 409
    assert eform_queries.form_versions(BIRTH) == []


def test_a_form_is_published_once_from_a_day_not_past(controller: Client) -> None:
    late = controller.post(f"{DRAFT}publish/", keyed(controller, first="04/08/2019"))
    assert late.status_code == 409
    assert "05/08/2019" in late.content.decode()
    sent = keyed(controller, first=TODAY)
    for _press in range(2):
        assert controller.post(f"{DRAFT}publish/", sent).headers["Location"] == FORM
    assert [row.number for row in eform_queries.form_versions(BIRTH)] == [1]
    assert "phiên bản 1" in controller.get(FORM).content.decode()


def test_what_differs_is_told_in_the_words_of_the_questions(controller: Client) -> None:
    assert 'href="#publish"' in controller.get(DRAFT).content.decode()
    controller.post(f"{DRAFT}publish/", keyed(controller, first=TODAY))
    controller.post(f"{FORM}begin/", keyed(controller, FORM))
    controller.post(f"{DRAFT}change/", keyed(controller, do="remove field:birth"))
    page = controller.get(DRAFT).content.decode()
    assert re.search(r"Ngày sinh\s+<span class=\"mc-code mc-quiet\">birth<", page)


def test_two_drawers_do_not_overwrite_each_other(controller: Client, world: World) -> None:
    first = keyed(controller, do="down field:full_name")
    second = keyed(controller, do="up field:birth") | {"key": "another-key"}
    assert controller.post(f"{DRAFT}change/", first).status_code == 302
    answer = controller.post(f"{DRAFT}change/", second)
    assert answer.status_code == 409
    assert "tải lại trang" in answer.content.decode()
    assert controller.post(f"{DRAFT}change/", first).status_code == 302


def test_a_draft_is_discarded(controller: Client) -> None:
    controller.post(f"{DRAFT}change/", keyed(controller, do="discard"))
    assert controller.get(DRAFT).status_code == 404
    assert controller.post(f"{DRAFT}change/", {"do": "up field:birth"}).status_code == 404


def test_a_file_taken_away_can_be_brought_back(controller: Client) -> None:
    exported = controller.get(f"{FORM}form.json?version=draft").content
    plain = json.loads(exported)
    del plain["schema"]
    plain["layout"]["title"] = {"vi": "Từ tệp", "en": "From a file"}
    file = SimpleUploadedFile("form.json", json.dumps(plain).encode())
    sent = keyed(controller, file=file)
    assert controller.post(f"{FORM}import/", sent).headers["Location"] == DRAFT
    assert "Từ tệp" in controller.get(DRAFT).content.decode()
    for content in (b"\xff", b"{", b'{"layout": {}}'):
        bad = keyed(controller, file=SimpleUploadedFile("form.json", content))
        answer = controller.post(f"{FORM}import/", bad)
        assert answer.status_code == 422, content
        assert "error-summary" in answer.content.decode()


def test_a_form_is_tried_without_keeping_anything(world: World) -> None:
    client = world.client("auditor")
    address = f"{FORM}preview/"
    page, trial = "p_person", "{}"
    answer = client.post(address, {"page": page, "trial": trial, "check": "1", "birth": "hôm qua"})
    text = answer.content.decode()
    assert 'href="#f-birth"' in text
    assert 'value="hôm qua"' in text
    good = {
        "full_name": "Nguyễn Thị Ánh",
        "birth": "5/8/1990",
        "address.commune": "Mỹ Long",
        "address.line": "Ấp 1",
    }
    text = client.post(
        address, {"page": page, "trial": trial, "check": "1", **good}
    ).content.decode()
    kept = re.search(r'name="trial" value="([^"]*)"', text)
    assert kept is not None
    assert "1990-08-05" in kept[1]
    assert "Số điện thoại" in text
    assert client.post(address, {"page": page, "trial": "no json"}).status_code == 200
