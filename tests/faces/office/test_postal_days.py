"""Pick-ups, complaints, losses and the figures a day at the post begins with."""

from datetime import date

import pytest

from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.shapes import ComplaintMade, PickUpAsked, PickUpStatus, Status
from tests.apps.dossiers.forms import reading
from tests.apps.post.ways import HOME
from tests.faces.office.postal_world import (
    ACCEPT,
    Counter,
    counter,
    first_form,
    people,
    sealing,
    text_of,
)
from tests.faces.office.world import BIRTH, hidden

__all__ = ["counter", "people"]
ASKED = {
    "to_name": "Dương Thị Chủ",
    "to_phone": "0900000001",
    "to_address": "Ấp 1",
    "to_unit": "Xã Ba Sao, Huyện Cao Lãnh",
    "wished_day": "06/08/2019",
    "window": "8-10",
}


def test_a_call_becomes_a_stop_and_a_consignment(counter: Counter) -> None:
    clerk, ways = counter.client("clerk"), counter.ways
    new = "/office/post/pick-ups/new/"
    asked = {**ASKED, "key": hidden(text_of(clerk.get(new)), "key")}
    assert {clerk.post(new, asked).status_code for _ in range(2)} == {302}
    (row,) = queries.open_pick_ups(ways.clerk.place)
    assert row.by_phone
    assert "Dương Thị Chủ" in text_of(clerk.get("/office/post/pick-ups/"))
    chosen = {"key": "assign-key-1", "postman": ways.postman.person, "day": "06/08/2019"}
    assert clerk.post(f"/office/post/pick-ups/{row.id}/assign/", chosen).status_code == 302
    ways.at("2019-08-06T08:30")
    postman = counter.client("postman")
    assert "Đến lấy hồ sơ" in text_of(postman.get("/office/post/round/"))
    gone = {"key": "missed-key-1", "note": "Cửa khóa"}
    assert postman.post(f"/office/post/pick-ups/{row.id}/missed/", gone).status_code == 302
    html = text_of(postman.get(ACCEPT, {"pick_up": str(row.id)}))
    assert 'value="Dương Thị Chủ"' in html
    first = first_form(html, pick_up=str(row.id))
    review = text_of(postman.post(ACCEPT, {**first, "step": "check"}))
    done = postman.post(ACCEPT, sealing(review, first))
    assert done.status_code == 302, text_of(done)
    assert queries.pick_up(row.id).status is PickUpStatus.DONE


def test_a_day_of_rest_is_not_promised(counter: Counter) -> None:
    sunday = {**ASKED, "wished_day": "11/08/2019", "key": "asked-key-1"}
    refused = counter.client("clerk").post("/office/post/pick-ups/new/", sunday)
    assert refused.status_code == 409
    assert "Ấp 1" in text_of(refused)


def test_a_pick_up_is_called_off_with_a_reason(counter: Counter) -> None:
    ways = counter.ways
    asked = PickUpAsked(contact=HOME, procedure=BIRTH, wished_day=date(2019, 8, 6))
    row = post.request_pick_up(asked, by=ways.world.cast.actor("owner"), key=ways.key())
    address = f"/office/post/pick-ups/{row.id}/cancel/"
    clerk = counter.client("clerk")
    assert clerk.post(address, {"key": "cancel-key-1"}).status_code == 422
    assert clerk.post(address, {"key": "cancel-key-1", "note": "Tự đến"}).status_code == 302
    assert queries.pick_up(row.id).status is PickUpStatus.CANCELLED
    assert counter.client("stranger").get(address).status_code == 404


def test_a_loss_is_apologised_for_and_paid(counter: Counter) -> None:
    home = counter.ways.on_its_way()
    base = f"/office/post/consignments/{home.row.number}/"
    postman = counter.client("postman")
    page = text_of(postman.get(f"{base}mishap/"))
    assert "Bưu điện xin lỗi" in page
    sent = {
        "key": hidden(page, "key"),
        "kind": "lost",
        "thing": home.row.packet,
        "how": "Xe bị cuốn khi qua phà",
        "reissue": [home.note.items[0].name],
        "reissue_cost": "8000",
        "damages": "100000",
        "apology": "Bưu điện xin lỗi.",
    }
    assert {postman.post(f"{base}mishap/", sent).status_code for _ in range(2)} == {302}
    view = queries.consignment(home.row.number)
    assert view
    assert view.row.status is Status.LOST
    (mishap,) = view.mishaps
    shown = text_of(postman.get(base))
    assert "Xe bị cuốn" in shown
    letter = reading.text(postman.get(f"{base}print/apology.pdf").content)
    assert "THƯ XIN LỖI VỀ VIỆC LÀM MẤT GIẤY TỜ" in letter
    assert "Một trăm lẻ tám nghìn đồng" in letter
    paid = {"key": "paid-key-1", "amount": "108000", "voucher": "PC 15"}
    boss = counter.client("boss")
    answer = boss.post(f"{base}mishap/{mishap.id}/paid/", paid)
    assert answer.status_code == 302, text_of(answer)
    after = queries.consignment(home.row.number)
    assert after
    assert after.mishaps[0].paid == 108_000
    assert postman.get(f"{base}mishap/{mishap.id}/paid/").status_code == 404


def test_a_complaint_has_its_day_and_its_answer(counter: Counter) -> None:
    home = counter.ways.on_its_way()
    base = f"/office/post/consignments/{home.row.number}/"
    postman = counter.client("postman")
    sent = {"key": "complain-key-1", "complainant": "Dương Thị Chủ", "what": "Phát trễ"}
    assert {postman.post(f"{base}complain/", sent).status_code for _ in range(2)} == {302}
    (row,) = queries.waiting_complaints(None)
    listed = text_of(postman.get("/office/post/complaints/"))
    assert row.number in listed
    assert "14/08/2019" in listed
    said = {"key": "answer-key-1", "upheld": "yes", "answer": "Xin lỗi", "compensation": "0"}
    answer = f"/office/post/complaints/{row.number}/"
    assert counter.client("stranger").get(answer).status_code == 404
    assert postman.post(answer, said).status_code == 302
    assert queries.waiting_complaints(None) == []
    assert postman.post(answer, {**said, "key": "answer-key-2"}).status_code == 409


def test_the_manager_enters_a_roll_of_labels(counter: Counter) -> None:
    boss, at = counter.client("boss"), "/office/post/numbers/"
    assert at in text_of(boss.get("/office/post/"))
    assert "chưa có dải mã nào" in text_of(boss.get(at))
    roll = {"key": "roll-key-1", "first": "EE 000 000 014 VN", "last": "EE000009999VN"}
    assert {boss.post(at, roll)["Location"] for _ in range(2)} == {at}
    listed = text_of(boss.get(at))
    assert "EE000009999VN" in listed
    assert "999" in listed
    wrong = boss.post(at, {**roll, "key": "roll-key-2"})
    assert wrong.status_code == 409
    assert "trùng với dải đã ghi" in text_of(wrong)
    assert "EE 000 000 014 VN" in text_of(wrong)  # what was typed stays
    assert boss.post(at, {"key": "roll-key-3"}).status_code == 422
    for name in ("clerk", "reception", "auditor"):
        assert counter.client(name).get(at).status_code == 404, name


@pytest.mark.parametrize("name", ["clerk", "postman", "boss", "reception", "officer", "auditor"])
def test_the_first_page_leads_to_what_waits(counter: Counter, name: str) -> None:
    home = counter.ways.on_its_way()
    made = ComplaintMade(complainant="Dương Thị Chủ", what="Phát trễ")
    post.complain(home.row.number, made, by=counter.ways.clerk, key=counter.ways.key())
    client = counter.client(name)
    page = client.get("/office/post/")
    assert page.status_code == 200
    for which in ("outgoing", "expected", "round", "undelivered", "due", "lost", "all"):
        assert client.get(f"/office/post/lists/{which}/").status_code == 200
    assert client.get("/office/post/lists/nothing/").status_code == 404
    for address in ("/office/post/pick-ups/", "/office/post/complaints/"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("typed", ["number", "packet", "label", "phone"])
def test_whatever_is_scanned_leads_to_its_consignment(counter: Counter, typed: str) -> None:
    view = counter.ways.accepted()
    asked = {
        "number": view.row.number.lower(),
        "packet": view.row.packet,
        "label": view.note.items[0].label,
        "phone": "0900 000 001",
    }[typed]
    answer = counter.client("clerk").get("/office/post/", {"number": asked})
    assert answer.headers["Location"] == f"/office/post/consignments/{view.row.number}/"
