"""The counter: find, fill, see the day and why, confirm once, or write a slip."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.cast import AGENCY
from tests.faces.office.world import BIRTH, CARD, CASE, CLOSING, LAND, World, hidden

pytestmark = pytest.mark.django_db
FORM = f"/office/intake/{BIRTH}/{CASE}/"


def blank(client: Client, **values: object) -> dict[str, Any]:
    """What a browser sends with every paper ticked and one person typed."""
    html = client.get(FORM).content.decode()
    ticks = re.findall(r'name="(tick_[^"]+)"', html)
    return {
        "key": hidden(html, "key"),
        "name": "Nguyễn Văn Ánh",
        "subject": "citizen",
        "identity_kind": "personal_id",
        "identity": "087090000001",
        "by_kind": "none",
        "sets": "1",
        "channel_in": "counter",
        "channel_out": "counter",
        "agency": AGENCY,
        **dict.fromkeys(ticks, "on"),
        **values,
    }


def test_letters_initials_and_codes_find_the_procedure(world: World) -> None:
    client = world.client("reception")
    for typed in ("khai sinh yeu to nuoc ngoai", BIRTH, "dkks"):
        response = client.get("/office/intake/", {"p": typed})
        found = response.headers.get("Location", "") or response.content.decode()
        assert BIRTH in found, typed


def test_enter_on_a_single_hit_goes_on_to_the_form(world: World) -> None:
    client = world.client("reception")
    response = client.get("/office/intake/", {"p": CLOSING}, follow=True)
    assert response.redirect_chain[-1][0] == f"/office/intake/{CLOSING}/default/"


def test_the_due_day_and_its_why_stand_on_the_form_before_anything_is_sent(world: World) -> None:
    text = world.client("reception").get(FORM).content.decode()
    assert "17:00, Thứ Ba, 06/08/2019" in text
    assert "không tính ngày đầu" in text
    assert "75.000" in text


def test_a_term_or_fee_nobody_could_confirm_is_marked_beside_its_value(world: World) -> None:
    client = world.client("reception")
    promise = client.post(f"{FORM}promise/", blank(client)).content.decode()
    for value, end in (("1 ngày làm việc", "</p>"), ("Lệ phí đăng ký", "</span><b>")):
        beside = promise[promise.index(value) :]
        assert "mc-unverified" in beside[: beside.index(end)], value
    review = client.post(FORM, blank(client)).content.decode()
    assert review.count("mc-unverified") == promise.count("mc-unverified")


def test_a_scanned_card_fills_the_person_and_keeps_the_rest(world: World) -> None:
    client = world.client("reception")
    sent = blank(client, card=CARD, name="", identity="", phone="0900000001")
    text = client.post(FORM, sent).content.decode()
    for value in ("Nguyễn Văn Ánh", "087090000001", "05/08/1990", "Ấp 1, xã Mỹ Long", "0900000001"):
        assert f'value="{value}"' in text
    assert "Đã điền từ thẻ" in text


def test_a_second_card_is_the_one_who_files_for_the_applicant(world: World) -> None:
    client = world.client("reception")
    text = client.post(FORM, blank(client, card=CARD, name="Lý Văn Bé")).content.decode()
    assert 'name="name" value="Lý Văn Bé"' in text
    assert 'name="by_name" value="Nguyễn Văn Ánh"' in text


def test_an_unreadable_card_says_why_and_loses_nothing(world: World) -> None:
    client = world.client("reception")
    response = client.post(FORM, blank(client, card="abc|def", address="Ấp 1"))
    text = response.content.decode()
    assert response.status_code == 422
    assert "Không đọc được mã QR" in text
    assert 'href="#id_card"' in text
    assert 'value="Ấp 1"' in text


def test_the_fee_follows_the_group(world: World) -> None:
    client = world.client("reception")
    sent = blank(client, groups=["poor_household"])
    text = client.post(f"{FORM}promise/", sent).content.decode()
    assert "<html" not in text
    assert "hộ nghèo" in text
    assert re.search(r"mc-total.*<b>0", text, re.DOTALL)


def test_review_then_one_dossier_however_often_the_button_is_pressed(world: World) -> None:
    client = world.client("reception")
    sent = blank(client)
    review = client.post(FORM, sent)
    assert review.status_code == 200
    assert "Vì sao là ngày ấy" in review.content.decode()
    first = client.post(FORM, sent | {"step": "receive"})
    second = client.post(FORM, sent | {"step": "receive"})
    assert first.headers["Location"] == second.headers["Location"]
    done = client.get(first.headers["Location"]).content.decode()
    assert "000.01.38.H20-190805-" in done
    assert "receipt.pdf" in done


def test_a_key_used_for_another_filing_is_told_apart(world: World) -> None:
    client = world.client("reception")
    sent = blank(client)
    client.post(FORM, sent | {"step": "receive"})
    response = client.post(FORM, sent | {"step": "receive", "name": "Người Khác"})
    text = response.content.decode()
    assert response.status_code == 409
    assert 'value="Người Khác"' in text
    assert hidden(text, "key") != sent["key"]


def test_missing_papers_lead_to_the_one_supplement_slip(world: World) -> None:
    client = world.client("reception")
    sent = {name: value for name, value in blank(client).items() if not name.startswith("tick_")}
    review = client.post(FORM, sent).content.decode()
    assert "Hồ sơ chưa đủ" in review
    assert 'value="receive"' not in review
    lines = dict(re.findall(r'name="(slip-[^"]+)" value="([^"]+)"', review))
    assert lines
    made = client.post(FORM, sent | lines | {"step": "supplement"})
    done = client.get(made.headers["Location"]).content.decode()
    assert "/2019/PYCBS" in done
    assert "supplement.pdf" in done
    dossier = made.headers["Location"].split("/")[3]
    again = client.get(f"/office/dossiers/{dossier}/intake/").content.decode()
    assert 'value="Nguyễn Văn Ánh"' in again


def test_a_filing_that_comes_back_complete_is_received(world: World) -> None:
    client = world.client("reception")
    sent = {name: value for name, value in blank(client).items() if not name.startswith("tick_")}
    review = client.post(FORM, sent).content.decode()
    lines = dict(re.findall(r'name="(slip-[^"]+)" value="([^"]+)"', review))
    made = client.post(FORM, sent | lines | {"step": "supplement"})
    dossier = made.headers["Location"].split("/")[3]
    whole = blank(client) | {"step": "receive"}
    done = client.post(f"/office/dossiers/{dossier}/intake/", whole)
    assert done.headers["Location"] == f"/office/dossiers/{dossier}/received/"
    assert client.get(f"/office/dossiers/{dossier}/intake/").status_code == 404


def test_a_refusal_needs_a_reason_and_prints(world: World) -> None:
    client = world.client("reception")
    sent = blank(client)
    response = client.post(FORM, sent | {"step": "refuse", "no-reason": ""})
    assert response.status_code == 422
    made = client.post(FORM, sent | {"step": "refuse", "no-reason": "Không thuộc thẩm quyền"})
    text = client.get(made.headers["Location"]).content.decode()
    assert "refusal.pdf" in text


def test_a_draft_waits_on_the_page_of_the_counter(world: World) -> None:
    client = world.client("reception")
    client.post(FORM, blank(client, name="Người Dở Dang") | {"step": "draft"})
    assert "Người Dở Dang" in client.get("/office/intake/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"identity": "12"}, "identity", "12 chữ số"),
        ({"by_name": "Mẹ"}, "authority", "giấy ủy quyền"),
        ({"sets": "0"}, "sets", "từ 1 đến 99"),
        ({"birth": "31/02/2000"}, "birth", "Nhập ngày như"),
        ({"received_at": "09:00 06/08/2019"}, "received_at", "chưa đến"),
        ({"name": ""}, "name", "Điền"),
    ],
)
def test_each_fault_is_named_beside_its_field(
    world: World, wrong: dict[str, str], field: str, says: str
) -> None:
    client = world.client("reception")
    response = client.post(FORM, blank(client, address="Ấp giữ lại", **wrong))
    text = response.content.decode()
    assert response.status_code in {409, 422}
    assert f'href="#id_{field}"' in text
    assert says in text
    assert 'value="Ấp giữ lại"' in text


def test_papers_counted_one_by_one_count_more_than_the_tick(world: World) -> None:
    client = world.client("reception")
    sent = blank(client)
    code = next(name for name in sent if name.startswith("tick_")).removeprefix("tick_")
    sent |= {f"originals_{code}": "2", f"give_back_{code}": "1", "step": "receive"}
    location = client.post(FORM, sent).headers["Location"]
    text = client.get(location.replace("received/", "")).content.decode()
    assert re.search(r"Bản chính\"[^>]*><div>2</div>", text)


def test_a_negative_count_is_refused_in_words(world: World) -> None:
    client = world.client("reception")
    sent = blank(client)
    code = next(name for name in sent if name.startswith("tick_")).removeprefix("tick_")
    response = client.post(FORM, sent | {f"originals_{code}": "-1"})
    assert response.status_code == 409
    assert "từ 0 đến 999" in response.content.decode()


def test_the_post_takes_in_what_the_scheme_gives_it_and_sees_why_not_the_rest(
    world: World,
) -> None:
    client = world.client("postal")
    assert client.get(FORM).status_code == 200
    text = client.get("/office/intake/", {"p": LAND}).content.decode()
    assert "Đề án chuyển giao" in text
    assert f'href="/office/intake/{LAND}/"' not in text


@pytest.mark.parametrize("name", ["officer", "head", "controller", "auditor", "operator"])
def test_nobody_else_receives(world: World, name: str) -> None:
    assert world.client(name).get("/office/intake/").status_code == 404
    assert world.client(name).get(FORM).status_code == 404


def test_a_manager_is_told_who_receives(world: World) -> None:
    response = world.client("manager").get("/office/intake/")
    assert response.status_code == 403
    assert "Hãy hỏi quản lý" in response.content.decode()


def test_no_such_procedure_or_case_is_no_page(world: World) -> None:
    client = world.client("reception")
    for address in ("/office/intake/9.999999/", f"/office/intake/{BIRTH}/no_such_case/"):
        assert client.get(address).status_code == 404
