"""The post's counter: price and promise before anything is sealed, one press, one note."""

import pytest

from motcua.channels.post import queries
from motcua.channels.post.shapes import Status
from tests.faces.office.postal_world import (
    ACCEPT,
    PNG,
    Counter,
    counter,
    first_form,
    people,
    sealing,
    slip,
    text_of,
)
from tests.faces.office.world import BIRTH, CLOSING

__all__ = ["counter", "people"]


def test_the_procedure_is_found_and_leads_to_its_case(counter: Counter) -> None:
    clerk = counter.client("clerk")
    found = clerk.get("/office/post/accept/", {"p": BIRTH})
    assert found.headers["Location"] == f"/office/post/accept/{BIRTH}/"
    assert "born_in_vietnam" in text_of(clerk.get(f"/office/post/accept/{BIRTH}/"))
    assert "Không có thủ tục nào khớp" in text_of(clerk.get("/office/post/accept/", {"p": "zzzz"}))


def test_price_promise_and_reasons_stand_before_the_seal(counter: Counter) -> None:
    clerk = counter.client("clerk")
    html = text_of(clerk.get(ACCEPT))
    review = text_of(clerk.post(ACCEPT, {**first_form(html), "step": "check"}))
    assert "Cước gửi hồ sơ" in review
    assert "135.000" in review  # 26.000 twice, 8.000 forwarding, 75.000 fee
    assert "07/08/2019" in review
    assert "J+2" in review
    assert queries.recent(None) == []


def test_accepted_once_however_often_it_is_pressed(counter: Counter) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)))
    review = text_of(clerk.post(ACCEPT, {**first, "step": "check"}))
    answers = [clerk.post(ACCEPT, sealing(review, first, **{"s-proof": slip()})) for _ in range(2)]
    assert {answer.status_code for answer in answers} == {302}, text_of(answers[0])
    assert len({answer.headers["Location"] for answer in answers}) == 1
    (row,) = queries.recent(None)
    assert row.status is Status.ACCEPTED
    page = text_of(clerk.get(answers[0].headers["Location"]))
    assert row.number in page
    assert "135.000" in page
    assert clerk.get(f"/office/post/consignments/{row.number}/proof/").content == PNG
    for printout in ("note", "label", "label-a6", "items"):
        paper = clerk.get(f"/office/post/consignments/{row.number}/print/{printout}.pdf")
        assert paper.content.startswith(b"%PDF")


def test_what_is_paid_at_the_door_is_told_with_its_forwarding(counter: Counter) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)), method="later")
    review = text_of(clerk.post(ACCEPT, {**first, "step": "check"}))
    assert "Cước chuyển nộp phí, lệ phí" in review
    assert "135.000" in review
    done = clerk.post(ACCEPT, sealing(review, first, **{"s-proof": slip()}))
    page = text_of(clerk.get(done.headers["Location"]))
    assert "Thu khi phát" in page
    assert "135.000" in page


def test_a_refusal_brings_everything_back(counter: Counter) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)))
    missing = {name: value for name, value in first.items() if not name.startswith("tick_")}
    review = text_of(clerk.post(ACCEPT, {**missing, "step": "check"}))
    assert "Hồ sơ còn thiếu" in review
    assert "135.000" in review
    assert "Niêm phong trước mặt" not in review
    assert 'value="accept"' not in review
    refused = clerk.post(ACCEPT, sealing(review, missing))
    assert refused.status_code == 409
    assert "Hồ sơ còn thiếu" in text_of(refused)
    assert "Dương Thị Chủ" in text_of(refused)
    assert queries.recent(None) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"identity": "08718500012"}, "không hợp lệ"),
        ({"by_name": "Mai", "by_identity": "1", "authority": "Giấy"}, "không hợp lệ"),
        ({"by_name": "Mai", "by_identity": "087190000018"}, "ủy quyền"),
        ({"email": "x"}, "ví dụ: lan@example.vn"),
        ({"phone": ""}, "Điền: Điện thoại"),
        ({"grams": "abc"}, "chỉ gồm chữ số"),
    ],
)
def test_what_the_desk_would_refuse_is_asked_before_the_seal(
    counter: Counter, said: dict[str, str], fault: str
) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)), **said)
    back = clerk.post(ACCEPT, {**first, "step": "check"})
    assert back.status_code in {409, 422}
    assert fault in text_of(back).split('id="error-summary"')[1].split("</ul>")[0]


def test_what_comes_next_is_to_print_and_to_hand_over(counter: Counter) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)))
    review = text_of(clerk.post(ACCEPT, {**first, "step": "check"}))
    done = clerk.post(ACCEPT, sealing(review, first, **{"s-proof": slip()}))
    (row,) = queries.recent(None)
    give = "/office/custody/hand-over/?side=give&amp;hat=counter"
    for address in (done.headers["Location"], f"/office/post/consignments/{row.number}/"):
        page = text_of(clerk.get(address))
        assert f'href="{give}" data-variant="primary"' in page
        assert page.count("/print.pdf") == 2
    assert clerk.get(give.replace("&amp;", "&")).status_code == 200
    assert give not in text_of(counter.client("postman").get(address))


def test_a_signature_that_was_sent_is_not_asked_for_again(counter: Counter) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)))
    review = text_of(clerk.post(ACCEPT, {**first, "step": "check"}))
    unsealed = {"s-seal": "", "s-proof": slip()}
    back = clerk.post(ACCEPT, sealing(review, first, **unsealed))
    assert back.status_code == 422
    kept = text_of(back).split('name="s-proof_kept" value="')[1].split('"')[0]
    assert kept
    done = clerk.post(ACCEPT, sealing(text_of(back), first, **{"s-proof_kept": kept}))
    assert done.status_code == 302
    (row,) = queries.recent(None)
    view = queries.consignment(row.number)
    assert view
    assert len(view.note.signatures.customer) == 64


@pytest.mark.parametrize(("unit", "said"), [("Xã Không Đâu", "Không rõ"), ("", "Điền: Xã, phường")])
def test_an_address_nobody_can_place_is_asked_for_again(
    counter: Counter, unit: str, said: str
) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)), unit=unit)
    back = clerk.post(ACCEPT, {**first, "step": "check"})
    assert back.status_code in {409, 422}
    assert said in text_of(back)
    assert "Dương Thị Chủ" in text_of(back)


def test_a_weight_without_a_price_is_refused_and_not_guessed(counter: Counter) -> None:
    clerk = counter.client("clerk")
    page = text_of(clerk.get(ACCEPT))
    assert '<option value="near_region">Liên tỉnh cận vùng</option>' in page
    first = first_form(page, grams="900")
    review = text_of(clerk.post(ACCEPT, {**first, "step": "check"}))
    assert "Chưa có giá cước" in review
    assert "trong một khu vực phát cho 900 g" in review
    assert 'value="accept"' not in review


def test_a_scanned_card_fills_the_sender(counter: Counter) -> None:
    clerk = counter.client("clerk")
    first = first_form(text_of(clerk.get(ACCEPT)), name="", identity="")
    card = "087090000001|340000001|Nguyễn Văn Ánh|05081990|Nam|Ấp 1, xã Mỹ Long|01012022"
    filled = text_of(clerk.post(ACCEPT, {**first, "card": card, "step": "check"}))
    assert "Đã điền từ thẻ" in filled
    assert 'value="Nguyễn Văn Ánh"' in filled


@pytest.mark.parametrize("name", ["reception", "officer", "auditor", "stranger"])
def test_only_the_posts_own_people_accept(counter: Counter, name: str) -> None:
    client = counter.client(name)
    for address in ("/office/post/accept/", f"/office/post/accept/{CLOSING}/", ACCEPT):
        assert client.get(address).status_code == 404
    assert client.post(ACCEPT, {"step": "accept"}).status_code == 404
