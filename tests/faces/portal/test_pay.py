"""The citizen's pages of paying: order, picture, ways, coming back, receipts."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client

from motcua.channels.payments import commands
from motcua.plumbing import clock
from tests.apps.dossiers.conftest import load_reference
from tests.apps.payments.money import ACCOUNT, NOON, World, order_now
from tests.cast import cast


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, db: None) -> World:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    monkeypatch.setattr(clock, "now", lambda: NOON)
    load_reference(monkeypatch, tmp_path)
    people = cast()
    commands.add_account(ACCOUNT, by=people.actor("head"), key="add-account")
    return World(people)


def test_an_order_shows_what_for_how_much_and_where_to(world: World) -> None:
    order = world.order()
    client = Client()
    page = client.get(f"/pay/{order.number}/").content.decode()
    for said in ("50.000", order.purpose, ACCOUNT.number, ACCOUNT.holder, "Sacombank"):
        assert said in page
    assert "Dương Thị Chủ" not in page
    drawn = client.get(f"/pay/{order.number}/qr.svg")
    assert (drawn.status_code, drawn["Content-Type"]) == (HTTPStatus.OK, "image/svg+xml")
    assert b"<svg" in drawn.content
    english = client.get(f"/pay/{order.number}/", headers={"accept-language": "en"})
    assert "Pay by bank transfer" in english.content.decode()


def test_the_owner_comes_from_the_dossier(world: World) -> None:
    dossier = world.dossier()
    made = commands.order_for(dossier)
    assert made is not None
    client = Client()
    closed = client.get(f"/pay/for/{made.purpose}/")
    assert closed["Location"].startswith("/account/login/")
    for user in (world.people.owner, world.people.citizen):
        user.refresh_from_db()
    client.force_login(world.people.owner)
    assert client.get(f"/pay/for/{made.purpose}/")["Location"] == f"/pay/{made.number}/"
    client.force_login(world.people.citizen)
    assert client.get(f"/pay/for/{made.purpose}/").status_code == HTTPStatus.NOT_FOUND


def test_the_way_back_alone_proves_nothing(world: World) -> None:
    order = world.order()
    page = Client().get(f"/pay/{order.number}/back/?status=paid&amount=50000").content.decode()
    assert "Đang chờ cổng thanh toán xác nhận" in page
    assert order_now(order.number).is_payable


def test_a_paid_order_gives_its_receipt_and_it_can_be_looked_up(world: World) -> None:
    order = world.order()
    world.paid(order.number, 50_000, "G1")
    number = order_now(order.number).receipts[0]
    client = Client()
    assert number in client.get(f"/pay/{order.number}/").content.decode()
    pdf = client.get(f"/pay/{order.number}/{number}.pdf")
    assert pdf.content.startswith(b"%PDF-")
    other = world.order()
    assert client.get(f"/pay/{other.number}/{number}.pdf").status_code == HTTPStatus.NOT_FOUND
    found = client.get("/pay/receipts/", {"receipt": number, "code": order.purpose})
    assert "Biên lai có thật" in found.content.decode()
    wrong = client.get("/pay/receipts/", {"receipt": number, "code": other.purpose})
    assert "Biên lai có thật" not in wrong.content.decode()


def test_an_open_page_learns_that_money_came(world: World) -> None:
    order = world.order()
    client, asks = Client(), {"hx-request": "true"}
    page = client.get(f"/pay/{order.number}/").content.decode()
    found = re.search(r'hx-get="([^"]+)"', page)
    assert found
    quiet = client.get(found[1], headers=asks)
    assert (quiet.status_code, quiet.content) == (HTTPStatus.NO_CONTENT, b"")
    world.paid(order.number, 20_000, "G1")
    assert client.get(found[1], headers=asks)["HX-Refresh"] == "true"
    world.paid(order.number, 30_000, "G2")
    assert "hx-get" not in client.get(f"/pay/{order.number}/").content.decode()


def test_too_much_is_said_on_the_page(world: World) -> None:
    order = world.order()
    world.paid(order.number, 50_000, "G1")
    world.paid(order.number, 50_000, "G2")
    assert "Bạn đã nộp nhiều hơn" in Client().get(f"/pay/{order.number}/").content.decode()


def test_an_unknown_number_leads_to_the_field(world: World) -> None:
    client = Client()
    found = client.get("/pay/ABCDEFGHJKMN/")
    assert (found.status_code, b"ABCDEFGHJKMN" in found.content) == (HTTPStatus.NOT_FOUND, True)
    assert client.get("/pay/", {"number": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    order = world.order()
    led = client.get("/pay/", {"number": f" {order.number.lower()} "})
    assert led["Location"] == f"/pay/{order.number}/"


def test_without_a_gateway_nobody_is_sent_to_one(world: World) -> None:
    order = world.order()
    client = Client()
    assert "cổng thanh toán" not in client.get(f"/pay/{order.number}/").content.decode()
    answer = client.post(f"/pay/{order.number}/gateway/")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Chưa kết nối cổng thanh toán" in answer.content.decode()
    checked = client.post(f"/pay/{order.number}/check/", follow=True)
    assert "Chưa thấy tiền" in checked.content.decode()
