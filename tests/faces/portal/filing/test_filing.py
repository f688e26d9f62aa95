"""A citizen files from home, page by page, without JavaScript."""

import json
import re
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.channels.online import commands, queries
from motcua.channels.online.shapes import Draft
from motcua.domain.dossier.state import Stage
from tests.apps.online.conftest import ANSWERS, PNG, Home
from tests.apps.online.test_filing_online import LACKING, state_of
from tests.apps.plumbing.papers import pdf
from tests.cast import ONE_STOP
from tests.faces.office.world import BIRTH, CARD, CASE
from tests.faces.portal.filing.reading import text
from tests.faces.portal.page_forms import sent_by

TYPED = {
    **{f"address.{part}": [said] for part, said in ANSWERS["address"].items()},  # type: ignore[attr-defined]
    "case": [CASE],
    **{name: [said] for name, said in ANSWERS.items() if isinstance(said, str)},
}


def started(owner: Client) -> str:
    """The address of a new draft."""
    begun = owner.post(f"/file/new/{BIRTH}/", {"for_whom": "own"})
    assert begun.status_code == 302, text(begun)
    return re.sub(r"form/$", "", begun["Location"])


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1].replace("&quot;", '"').replace("&#34;", '"').replace("&amp;", "&")


def test_the_start_page_says_what_it_takes(owner: Client) -> None:
    page = text(owner.get(f"/file/new/{BIRTH}/"))
    for words in ("Thời hạn", "Phí, lệ phí", "Chuẩn bị sẵn", "20 MB", "In mẫu đơn trống"):
        assert words in page
    assert "Bạn đang làm dở" not in page
    assert "Trường hợp bạn đã chọn" not in page
    chosen = text(owner.get(f"/file/new/{BIRTH}/?case={CASE}"))
    assert "Trường hợp bạn đã chọn" in chosen
    started(owner)
    assert "Làm tiếp bản nháp" in text(owner.get(f"/file/new/{BIRTH}/"))


def test_the_blank_form_is_for_everybody(home: Home, client: Client) -> None:
    answer = client.get(f"/file/blank/{BIRTH}.pdf")
    assert answer.content.startswith(b"%PDF")
    assert client.get("/file/blank/9.999999.pdf").status_code == 404


def test_a_filing_from_the_first_page_to_the_acknowledgement(owner: Client, home: Home) -> None:
    base = started(owner)
    at = owner.get(base + "form/")["Location"]
    while "/form/" in at:
        answer = owner.post(at, sent_by(text(owner.get(at)), "data-draft") | TYPED)
        assert answer.status_code == 302, text(answer)
        at = answer["Location"]
    assert at == base + "papers/"
    page = text(owner.get(at))
    for url in re.findall(rf'href="({re.escape(base)}papers/[^"]+/)"', page):
        shown = text(owner.get(url))
        assert "mỗi tệp đến 20 MB" in shown
        files = [SimpleUploadedFile("giấy.pdf", pdf(2)), SimpleUploadedFile("ảnh.png", PNG)]
        answer = owner.post(url, {"chosen": files})
        assert answer.status_code == 302, text(answer)
        assert "ảnh.png" in text(owner.get(url))
    assert owner.post(base + "place/", {"unit": ONE_STOP})["Location"] == base + "result/"
    assert owner.post(base + "result/", {"way": "online"})["Location"] == base + "check/"
    page = text(owner.get(base + "check/"))
    assert "disabled" not in page, page
    key = hidden(page, "key")
    assert owner.post(base + "check/", {"key": key}).status_code == 422
    first = owner.post(base + "check/", {"key": key, "declare": "on"})
    assert first.status_code == 302, text(first)
    acknowledged = text(owner.get(first["Location"]))
    for words in ("000.01.38.H20-190805-0001", "09:00", "chậm nhất", "Tiếp theo là gì"):
        assert words in acknowledged
    paper = owner.get(first["Location"] + "receipt.pdf")
    assert paper.content.startswith(b"%PDF")
    home_page = text(owner.get("/file/"))
    assert "000.01.38.H20-190805-0001" in home_page
    assert "Không có bản nháp nào" in home_page
    second = owner.post(base + "check/", {"key": key, "declare": "on"})
    assert second["Location"] == first["Location"]


def ready(home: Home, owner: Client) -> tuple[Draft, str]:
    """A draft to which nothing is missing, and its address."""
    draft = home.ready()
    return draft, f"/file/{draft.id}/"


def test_nobody_else_has_this_draft(home: Home, owner: Client) -> None:
    draft, base = ready(home, owner)
    file = draft.files[0].id
    stranger = home.world.client("citizen")
    places = ("", "form/", "papers/", "place/", "result/", "check/", "discard/")
    for place in (*places, f"papers/{draft.files[0].paper}/", f"files/{file}/1.jpg"):
        assert owner.get(base + place).status_code in (200, 302), place
        assert stranger.get(base + place).status_code == 404, place
        assert Client().get(base + place)["Location"].startswith("/account/login/"), place
    assert stranger.post(base + "check/", {"key": "k" * 20, "declare": "on"}).status_code == 404


def test_each_answer_is_saved_by_itself_and_two_windows_lose_nothing(
    home: Home, owner: Client
) -> None:
    draft, base = ready(home, owner)
    at = base + "form/p_request/"
    first = second = sent_by(text(owner.get(at)), "data-draft")
    saved = owner.post(at, first | {"summary": ["Một"]}, headers={"accept": "application/json"})
    assert saved.json()["says"] == "Đã lưu lúc 09:00"
    assert json.loads(saved.json()["shown"])["summary"] == "Một"
    other = second | {"note": ["Chỉ cửa sổ kia"]}
    assert owner.post(at, other)["Location"].endswith("papers/")
    kept = queries.draft(draft.id, home.owner)
    assert (kept.answers["summary"], kept.answers["note"]) == ("Một", "Chỉ cửa sổ kia")
    assert owner.post(at, second | {"summary": ["Hai"]})["Location"] == at
    page = text(owner.get(at))
    assert "ở đây “Hai”, cửa sổ kia “Một”" in page
    assert "Còn thiếu trước khi nộp" in text(owner.get(base + "check/"))
    assert owner.post(at, sent_by(page, "data-draft"))["Location"].endswith("papers/")
    assert "disabled" not in text(owner.get(base + "check/"))


def test_what_is_wrong_is_told_with_a_link_to_the_field(home: Home, owner: Client) -> None:
    _draft, base = ready(home, owner)
    at = base + "form/p_person/"
    wrong = sent_by(text(owner.get(at)), "data-draft") | {"birth": ["31/02/1985"]}
    answer = owner.post(at, wrong)
    assert answer.status_code == 422
    assert 'href="#f-birth">Ngày sinh: hãy nhập' in text(answer)
    assert "31/02/1985" in text(answer)


def test_a_file_is_refused_with_what_to_do_and_the_others_are_kept(
    home: Home, owner: Client
) -> None:
    draft, base = ready(home, owner)
    at = f"{base}papers/{draft.files[0].paper}/"
    files = [
        SimpleUploadedFile("khoa.pdf", pdf(password="x")),
        SimpleUploadedFile("../tot.pdf", pdf(3)),
    ]
    answer = owner.post(at, {"chosen": files})
    assert answer.status_code == 422
    assert "khoa.pdf: Tệp PDF đặt mật khẩu" in text(answer)
    assert "tot.pdf</b>" in text(answer)
    assert owner.post(at, {}).status_code == 422
    last = queries.draft(draft.id, home.owner).files[-1]
    assert owner.get(f"{base}files/{last.id}/3.jpg").content.startswith(b"\xff\xd8")
    assert owner.get(f"{base}files/{last.id}/4.jpg").status_code == 404
    owner.post(at + "remove/", {"file": str(last.id)})
    assert "tot.pdf" not in text(owner.get(at))
    assert owner.get(f"{base}files/{last.id}/1.jpg").status_code == 404


def test_a_script_sends_in_pieces_and_goes_on(home: Home, owner: Client) -> None:
    draft, base = ready(home, owner)
    at, content = f"{base}papers/{draft.files[0].paper}/", pdf(2)
    wish = {"name": "a.pdf", "size": len(content), "mark": "1"}
    begun = owner.post(at + "upload/", wish).json()

    def piece(start: int, end: int) -> Any:
        return owner.put(
            begun["url"],
            content[start:end],
            content_type="application/octet-stream",
            headers={"Upload-Offset": str(start)},
        )

    assert piece(0, 100).json()["received"] == 100
    late = piece(200, 300)
    assert (late.status_code, late.json()["received"]) == (409, 100)
    assert owner.post(at + "upload/", wish).json() == begun | {"received": 100}
    piece(100, len(content))
    done = owner.post(begun["url"])
    assert done.json()["received"] == len(content)
    assert owner.post(begun["url"]).status_code == 200
    assert "a.pdf" in text(owner.get(at))
    large = owner.post(at + "upload/", wish | {"size": 99_000_000})
    assert (large.status_code, "20 MB" in large.json()["says"]) == (422, True)
    strange = owner.post(f"{base}papers/khong_co/upload/", wish | {"mark": "2"}).json()
    piece_url = strange["url"]
    owner.put(piece_url, content, headers={"Upload-Offset": "0"}, content_type="a/b")
    assert owner.post(piece_url).status_code == 422


def test_the_card_fills_what_is_empty(home: Home, owner: Client) -> None:
    base = started(owner)
    at = base + "form/p_person/"
    owner.post(at + "card/", {"text": ""})
    assert "Không thấy mã QR" in text(owner.get(at))
    owner.post(at + "card/", {"text": CARD})
    page = text(owner.get(at))
    assert "Đã đọc thẻ" in page
    assert "Đọc từ thẻ căn cước" in page


def test_the_post_brings_it_only_to_an_address(home: Home, owner: Client) -> None:
    _draft, base = ready(home, owner)
    page = text(owner.get(base + "result/"))
    assert "Bản điện tử" in page
    if "bưu điện phát tận nhà" in page:
        assert owner.post(base + "result/", {"way": "postman"}).status_code == 422
    assert owner.post(base + "result/", {}).status_code == 422
    assert owner.post(base + "place/", {"unit": "000"}).status_code == 422


def test_a_supplement_opens_what_was_asked_and_nothing_else(home: Home, owner: Client) -> None:
    dossier = home.filed()
    code = state_of(dossier).code
    clerk, seen = home.world.cast.reception, state_of(dossier).version
    commands.ask_supplement(dossier, LACKING, seen=seen, by=clerk, key=home.world.key())
    listed = text(owner.get("/file/"))
    assert f"/file/correct/{code}/" in listed
    page = text(owner.get(f"/file/correct/{code}/"))
    assert "Ảnh bị mờ" in page
    begun = owner.post(f"/file/correct/{code}/", {"key": "k" * 20})
    base = begun["Location"].removesuffix("form/")
    papers = text(owner.get(base + "papers/"))
    assert "Ảnh bị mờ" in papers
    assert "chưa sửa" in papers
    assert "Bạn chưa sửa những mục cơ quan yêu cầu" in text(owner.get(base + "check/"))
    assert re.findall(r'papers/([a-z_]+)/"', papers) == ["giay_chung_sinh"]
    at = owner.get(base + "form/")["Location"]
    asked = text(owner.get(at))
    assert "Cơ quan yêu cầu: Chưa ghi tên" in asked
    assert 'name="note"' not in asked
    changed = sent_by(asked, "data-draft") | {"summary": ["Khai sinh cho An"], "note": ["chen"]}
    assert owner.post(at, changed)["Location"].endswith("papers/")
    answers = queries.draft(UUID(base.split("/")[2]), home.owner).answers
    assert answers["summary"] == "Khai sinh cho An"
    assert "note" not in answers
    file = SimpleUploadedFile("ro.pdf", pdf())
    owner.post(f"{base}papers/giay_chung_sinh/", {"chosen": [file]})
    check = text(owner.get(base + "check/"))
    assert "Bạn chưa sửa" not in check
    done = owner.post(base + "check/", {"key": hidden(check, "key"), "declare": "on"})
    assert done["Location"] == f"/file/sent/{code}/"
    assert state_of(dossier).stage is Stage.SUBMITTED
    assert home.world.client("citizen").get(f"/file/correct/{code}/").status_code == 404


def test_a_filing_is_taken_back_and_a_draft_thrown_away(home: Home, owner: Client) -> None:
    dossier = home.filed()
    code = state_of(dossier).code
    stranger = home.world.client("citizen")
    assert stranger.get(f"/file/sent/{code}/").status_code == 404
    assert stranger.get(f"/file/take-back/{code}/").status_code == 404
    assert "rút ngay" in text(owner.get(f"/file/take-back/{code}/"))
    owner.post(f"/file/take-back/{code}/", {"key": "k" * 20, "reason": "Nhầm"})
    assert state_of(dossier).stage is not Stage.SUBMITTED
    base = started(owner)
    owner.post(base + "discard/", {"key": "k" * 20})
    assert "Không có bản nháp nào" in text(owner.get("/file/"))
    assert owner.get(base + "papers/").status_code == 404


def test_sending_waits_for_the_scanner_where_it_must(
    home: Home, owner: Client, settings: Any
) -> None:
    _draft, base = ready(home, owner)
    settings.CLAMAV, settings.UNSCANNED_WAIT = "127.0.0.1:9", True
    press = {"key": "k" * 20, "declare": "on"}
    waiting = owner.post(base + "check/", press)
    assert waiting.status_code == 409
    assert "đang chờ quét vi-rút" in text(waiting)
    settings.UNSCANNED_WAIT = False
    assert owner.post(base + "check/", press).status_code == 302
