"""The inbox, the choice of ways, and the door for receipts."""

import json
from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.channels.notices import queries
from motcua.channels.notices.commands import Addressee, tell
from motcua.channels.notices.models import Notice
from motcua.channels.notices.vocabulary import Kind, State, Way
from motcua.plumbing import signed_calls
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
CODE = "000.01.38.H20-190805-0001"
FACTS = {"procedure": "Đăng ký khai sinh", "unit": "Một cửa Cao Lãnh", "how": "tại quầy"}
SECRET = "a-secret-both-sides-agreed-on-0001"


@pytest.fixture
def house(settings: Settings) -> Cast:
    settings.MESSAGE_PROVIDERS = {"sms": ("http://127.0.0.1:9", SECRET)}
    found = cast()
    found.owner.email, found.owner.phone = "chu@example.vn", "0912345678"
    found.owner.save()
    return found


def entered(house: Cast, name: str = "owner") -> Client:
    client = Client()
    user = getattr(house, name)
    user.refresh_from_db()
    client.force_login(user)
    return client


def told(house: Cast, event: str = "e/1") -> dict[str, Notice]:
    to = Addressee(person=str(house.owner.pk), name="Dương Thị Chủ")
    ids = tell(Kind.RESULT_READY, to, about=CODE, event=event, facts=FACTS)
    return {row.way: row for row in Notice.objects.filter(pk__in=ids)}


def test_an_empty_inbox_says_what_comes_here(house: Cast) -> None:
    page = entered(house).get("/notices/").content.decode()
    assert "Chưa có thông báo nào" in page


def test_a_notice_is_new_until_it_is_opened(house: Cast) -> None:
    rows = told(house)
    client = entered(house)
    assert "1 thông báo chưa đọc" in client.get("/notices/").content.decode()
    page = unescape(client.get(f"/notices/{rows[Way.INBOX].pk}/").content.decode())
    assert "Cách nhận: tại quầy" in page
    assert "Thư điện tử" in page  # it goes there too
    assert f"/track/{CODE}" in page
    assert queries.unread(str(house.owner.pk)) == 0


def test_a_notice_of_somebody_else_is_none(house: Cast) -> None:
    rows = told(house)
    for each in (rows[Way.INBOX].pk, rows[Way.EMAIL].pk, 999_999):
        client = entered(house, "citizen" if each == rows[Way.INBOX].pk else "owner")
        assert client.get(f"/notices/{each}/").status_code == 404


def test_ways_are_chosen_by_group_and_addresses_stay_half_hidden(house: Cast) -> None:
    client = entered(house)
    page = unescape(client.get("/notices/choices/").content.decode())
    assert "ch…@example.vn" in page
    assert "chu@example.vn" not in page
    answer = client.post(
        "/notices/choices/", {"needed": ["sms"], "account": ["email"], "money": []}
    )
    assert answer.status_code == 302
    assert set(told(house)) == {Way.INBOX, Way.SMS}


def test_what_must_be_known_cannot_be_switched_off(house: Cast) -> None:
    answer = entered(house).post("/notices/choices/", {"account": ["email"]})
    assert answer.status_code == 422
    assert "Chọn ít nhất một cách" in unescape(answer.content.decode())


def test_without_an_address_nothing_can_be_chosen(house: Cast) -> None:
    page = entered(house, "citizen").get("/notices/choices/").content.decode()
    assert "Chưa có địa chỉ nào" in unescape(page)
    assert 'href="/me/data/contact/"' in page


def posted(body: bytes, header: str, provider: str = "sms") -> int:
    return (
        Client()
        .post(
            f"/notices/receipts/{provider}/",
            body,
            content_type="application/json",
            headers={signed_calls.HEADER: header},
        )
        .status_code
    )


def signed(body: bytes, secret: str = SECRET) -> str:
    call = signed_calls.Call(method="POST", target="/notices/receipts/sms/", body=body)
    return signed_calls.sign(secret, call, signed_calls.wall_clock())


def test_a_signed_receipt_is_believed_and_nothing_else(house: Cast) -> None:
    entered(house).post("/notices/choices/", {"needed": ["sms"], "account": ["sms"]})
    sms = told(house)[Way.SMS]
    Notice.objects.filter(pk=sms.pk).update(state=State.SENT, provider="sms")
    body = json.dumps({"reference": str(sms.reference), "state": "delivered"}).encode()
    assert posted(body, "") == 401
    assert posted(body, signed(body, "x" * 32)) == 401
    assert posted(body, signed(body), "nobody") == 401
    assert posted(b"{}", signed(b"{}")) == 422
    sms.refresh_from_db()
    assert sms.state == State.SENT
    assert posted(body, signed(body)) == posted(body, signed(body)) == 204
    sms.refresh_from_db()
    assert sms.state == State.DELIVERED


def test_a_bearer_token_counts_only_where_it_was_agreed_on(house: Cast, settings: Settings) -> None:
    body = json.dumps({"reference": "x", "state": "delivered"}).encode()

    def status() -> int:
        return (
            Client()
            .post(
                "/notices/receipts/sms/",
                body,
                content_type="application/json",
                headers={"Authorization": f"Bearer {SECRET}"},
            )
            .status_code
        )

    assert status() == 401
    settings.MESSAGE_AUTH = "bearer"
    assert status() == 204
