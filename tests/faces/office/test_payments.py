"""The office's pages of online payment: orders, differences, statements, the day, refunds."""

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.channels.payments import commands, queries
from motcua.plumbing import clock
from tests.apps.dossiers.conftest import load_reference
from tests.apps.payments.conftest import Clock
from tests.apps.payments.money import ACCOUNT, NOON, World, order_now, paid_of, troubles
from tests.apps.payments.test_payments_statements import csv
from tests.cast import cast

ROOM = "/office/payments"


pytestmark = pytest.mark.django_db


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    standing = Clock(NOON)
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    monkeypatch.setattr(clock, "now", standing.now)
    return standing


@pytest.fixture
def world(time: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> World:
    load_reference(monkeypatch, tmp_path)
    people = cast()
    commands.add_account(ACCOUNT, by=people.actor("head"), key="add-account")
    return World(people)


def entered(world: World, name: str) -> Client:
    user = getattr(world.people, name)
    user.refresh_from_db()
    client = Client()
    client.force_login(user)
    return client


def pressed(client: Client, address: str, **said: str) -> int:
    prefixed = {f"{kind}-key": str(uuid4()) for kind in "ab"}
    answer = client.post(f"{ROOM}{address}", {"key": str(uuid4()), **prefixed, **said})
    return answer.status_code


def test_an_order_is_found_and_shows_what_came(world: World) -> None:
    order = world.order()
    world.paid(order.number, 20_000, "G1")
    client = entered(world, "reception")
    listed = client.get(f"{ROOM}/", {"text": order.purpose}).content.decode()
    assert order.number in listed
    assert order.number not in client.get(f"{ROOM}/", {"state": "paid"}).content.decode()
    page = client.get(f"{ROOM}/orders/{order.number}/").content.decode()
    assert "G1" in page
    assert "20.000" in page
    strange = entered(world, "stranger")
    assert strange.get(f"{ROOM}/orders/{order.number}/").status_code == HTTPStatus.NOT_FOUND


def test_unknown_money_is_assigned_on_the_page(world: World) -> None:
    order = world.order()
    world.paid("", 50_000, "G9")
    (found,) = queries.differences(None)
    address = f"/differences/{found.id}/"
    assert pressed(entered(world, "officer"), address) == HTTPStatus.NOT_FOUND
    head = entered(world, "head")
    assert "Tiền này là của lệnh thu nào?" in head.get(f"{ROOM}{address}").content.decode()
    assert pressed(head, address) == HTTPStatus.UNPROCESSABLE_ENTITY
    said = {"a-order": order.number.lower(), "a-why": "Người nộp gọi"}
    assert pressed(head, address, **said) == HTTPStatus.FOUND
    assert (paid_of(order.dossier), troubles()) == (50_000, {})


def test_the_code_of_the_dossier_will_do_and_likely_orders_are_shown(world: World) -> None:
    order = world.order()
    world.paid("", order.amount, "G9")
    (found,) = queries.differences(None)
    address, head = f"/differences/{found.id}/", entered(world, "head")
    page = head.get(f"{ROOM}{address}").content.decode()
    assert "<h1" in page
    assert "Tiền vào không rõ của ai" in page
    assert order.purpose in page
    said = {"a-order": order.purpose.lower(), "a-why": "Người nộp gọi"}
    assert pressed(head, address, **said) == HTTPStatus.FOUND
    assert paid_of(order.dossier) == order.amount


def test_unknown_money_goes_back_through_head_and_manager(world: World) -> None:
    world.paid("", 9_000, "FT5", source="bank", holder="0011012345678")
    (found,) = queries.differences(None)
    head, manager = entered(world, "head"), entered(world, "manager")
    payee = {"b-to_bank": "970436", "b-to_account": "123", "b-to_name": "CHU"}
    said = {"give_back": "", "b-amount": "9.000", "b-why": "Không rõ của ai", **payee}
    assert pressed(head, f"/differences/{found.id}/", **said) == HTTPStatus.FOUND
    (row,) = queries.refunds(None)
    assert row.number in manager.get(f"{ROOM}/refunds/").content.decode()
    assert "Hoàn tiền chờ duyệt" in manager.get("/office/").content.decode()
    assert "Hoàn tiền chờ duyệt" not in head.get("/office/").content.decode()
    own = head.get(f"{ROOM}/refunds/{row.number}/").content.decode()
    assert "người thứ hai" in own
    assert pressed(head, f"/refunds/{row.number}/", what="approve") == HTTPStatus.CONFLICT
    assert pressed(manager, f"/refunds/{row.number}/", what="approve") == HTTPStatus.FOUND
    assert str(found.id) in manager.get(f"{ROOM}/differences/").content.decode()


def test_old_differences_are_loud(world: World, time: Clock) -> None:
    world.paid("", 50_000, "G9")
    time.at = NOON + timedelta(days=4)
    head = entered(world, "head")
    assert "quá lâu" in head.get(f"{ROOM}/differences/").content.decode()
    assert "Tiền chờ giải quyết" in head.get("/office/").content.decode()
    assert "1 chênh lệch tiền trực tuyến" in head.get("/office/alarms/").content.decode()
    stranger = entered(world, "stranger")
    assert "Tiền chờ giải quyết" not in stranger.get("/office/").content.decode()


def test_a_refund_goes_through_two_people(world: World) -> None:
    order = world.order()
    world.paid(order.number, 60_000, "G1", source="bank", holder="0011012345678")
    clerk, head = entered(world, "reception"), entered(world, "head")
    payee = {"to_bank": "970436", "to_account": "123", "to_name": "CHU"}
    asked = f"/orders/{order.number}/refund/"
    assert pressed(clerk, asked, amount="90.000", why="x", **payee) == HTTPStatus.CONFLICT
    assert pressed(clerk, asked, amount="10.000", why="Nộp thừa", **payee) == HTTPStatus.FOUND
    (row,) = queries.refunds(None)
    address = f"/refunds/{row.number}/"
    assert pressed(clerk, address, what="approve") == HTTPStatus.NOT_FOUND
    assert pressed(head, address, what="approve") == HTTPStatus.FOUND
    listed = head.get(f"{ROOM}/refunds/list.csv").content.decode()
    assert row.number in listed
    assert pressed(head, address, what="transferred", reference="FT7") == HTTPStatus.FOUND
    assert troubles() == {}
    assert "đã hoàn" in head.get(f"{ROOM}{address}").content.decode()


def test_no_refund_is_lost_behind_a_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    order = world.order()
    world.paid(order.number, 60_000, "G1", source="bank", holder="0011012345678")
    people, numbers = world.people, []
    for each in ("one", "two", "three"):
        wish = commands.Wish(
            order=order.number,
            amount=1_000,
            why=each,
            to_bank="970436",
            to_account="123",
            to_name="CHU",
        )
        numbers.append(
            commands.ask_refund(wish, by=people.actor("reception"), key=f"ask-refund-{each}")
        )
        commands.approve_refund(numbers[-1], by=people.actor("head"), key=f"approve-refund-{each}")
    monkeypatch.setattr(queries, "PAGE", 1)
    head = entered(world, "head")
    pages = [head.get(f"{ROOM}/refunds/", {"page": page}).content.decode() for page in (1, 2, 3)]
    assert all(sum(number in page for number in numbers) == 1 for page in pages)
    assert ["page=2" in pages[0], "page=3" in pages[1], "page=4" in pages[2]] == [True, True, False]
    shown = head.get(f"{ROOM}/orders/{order.number}/").content.decode()
    listed = head.get(f"{ROOM}/refunds/list.csv").content.decode()
    for number in numbers:
        assert head.get(f"{ROOM}/refunds/{number}/").status_code == HTTPStatus.OK
        assert number in listed
        assert number in shown


def test_a_statement_is_looked_at_then_booked(world: World) -> None:
    order = world.order()
    body = csv(("FT1", "50.000", order.purpose), ("FT2", "9.000", "khong ro"))
    head = entered(world, "head")
    file = SimpleUploadedFile("sao-ke.csv", body)
    led = head.post(f"{ROOM}/statements/", {"key": str(uuid4()), "file": file})
    page = head.get(led["Location"]).content.decode()
    assert "Xem trước, chưa ghi gì vào sổ" in page
    assert order_now(order.number).is_payable
    address = led["Location"].removeprefix(ROOM)
    assert pressed(head, address) == HTTPStatus.FOUND
    assert paid_of(order.dossier) == 50_000
    assert "Đã ghi vào sổ" in head.get(led["Location"]).content.decode()
    broken = SimpleUploadedFile("x.csv", b"a,b\n")
    wrong = head.post(f"{ROOM}/statements/", {"key": str(uuid4()), "file": broken})
    assert wrong.status_code == HTTPStatus.CONFLICT


def test_the_day_is_reconciled_on_the_page(world: World) -> None:
    order = world.order()
    world.paid(order.number, 50_000, "G1")
    head = entered(world, "head")
    assert pressed(head, "/day/", day="2019-08-05") == HTTPStatus.FOUND
    page = head.get(f"{ROOM}/day/", {"day": "2019-08-05"}).content.decode()
    assert "50.000" in page
    assert head.get(f"{ROOM}/day/", {"day": "nonsense"}).status_code == HTTPStatus.OK


def test_a_day_is_typed_as_people_write_it(world: World) -> None:
    client = entered(world, "head")
    page = client.get(f"{ROOM}/day/", {"day": "02/08/2019"}).content.decode()
    assert "Đối soát ngày 02/08/2019" in page
    odd = client.get(f"{ROOM}/day/", {"day": "31/02/2019"}).content.decode()
    assert "Đối soát ngày 04/08/2019" in odd


def test_the_head_names_the_account(world: World) -> None:
    head = entered(world, "head")
    new = {"bank": "970436", "number": "9999", "holder": "UBND", "first": "01/09/2019"}
    assert pressed(head, "/accounts/", **new) == HTTPStatus.FOUND
    assert pressed(head, "/accounts/", **{**new, "bank": "12"}) == HTTPStatus.CONFLICT
    assert pressed(entered(world, "manager"), "/accounts/", **new) == HTTPStatus.NOT_FOUND
    assert "9999" in head.get(f"{ROOM}/accounts/").content.decode()
