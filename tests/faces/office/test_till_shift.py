"""A clerk's day at the till: open, collect, count, explain, close; and who may not."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.channels.counters import queries
from motcua.channels.counters.queries import ReceiptFilter
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import FeeItem
from motcua.domain.kernel.local_time import VIETNAM
from tests.apps.dossiers.forms import reading
from tests.cast import ONE_STOP
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db
TILL = "/office/till/"
EVENING = datetime(2019, 8, 5, 16, 45, tzinfo=VIETNAM)


def key_in(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found, page
    return found[1]


def pressed(client: Client, address: str, **said: Any) -> Any:
    """Opens the page and presses its button, following where it leads."""
    key = key_in(client.get(address).content.decode())
    return client.post(address, {"key": key, **said}, follow=True)


@pytest.fixture
def clerk(world: World) -> Client:
    client = world.client("reception")
    pressed(client, TILL, float_amount="200.000")
    return client


def shift_number() -> str:
    return queries.shifts(None)[0].number


def loose(**changes: str) -> dict[str, str]:
    lines = {f"line{n}-kind": "charge" for n in range(4)}
    said = {"line0-name": "Lệ phí sao lục", "line0-amount": "58.000", "payer": "Dương Thị Chủ"}
    return {**lines, **said, "method": "cash", "given": "100.000", **changes}


def test_a_shift_opens_once_and_shows_its_drawer(clerk: Client) -> None:
    page = clerk.get(TILL).content.decode()
    assert "Trong két bây giờ" in page
    assert "200.000" in page
    assert [each.unit for each in queries.shifts(None)] == [ONE_STOP]


def test_a_second_press_opens_no_second_shift(world: World) -> None:
    client = world.client("reception")
    key = key_in(client.get(TILL).content.decode())
    for _ in range(2):
        assert client.post(TILL, {"key": key, "float_amount": ""}).status_code == 302
    assert len(queries.shifts(None)) == 1
    again = client.post(TILL, {"key": "another-key-1", "float_amount": ""})
    assert again.status_code == 409
    assert "chưa đóng" in again.content.decode()


def test_an_amount_that_is_none_is_said_so(world: World) -> None:
    answer = pressed(world.client("reception"), TILL, float_amount="mười nghìn")
    assert answer.status_code == 422
    assert "Nhập số tiền bằng đồng" in answer.content.decode()


def test_a_dossier_that_owes_is_found_by_its_code_and_paid(world: World, clerk: Client) -> None:
    fee = FeeItem(code="le_phi", name="Lệ phí hộ tịch", gross=8_000, net=8_000)
    dossier = world.opened(c.Receive(filing=world.filing(fees=(fee,))))
    code = queries_code(world, dossier)
    page = clerk.get(f"{TILL}collect/", {"code": code}).content.decode()
    assert "Dương Thị Chủ" in page
    assert "Phải thu" in page
    key = key_in(page)
    said = {"key": key, "dossier": str(dossier), "payer": "Dương Thị Chủ", "method": "cash"}
    answers = [clerk.post(f"{TILL}collect/", {**said, "given": "10.000"}) for _ in range(2)]
    assert {each.status_code for each in answers} == {302}
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    done = clerk.get(answers[0].headers["Location"]).content.decode()
    assert "Trả lại 2.000" in done
    assert len(queries.receipts(ReceiptFilter(dossier=dossier))) == 1
    assert "không còn khoản nào" in clerk.get(f"{TILL}collect/", {"code": code}).content.decode()


def queries_code(world: World, dossier: Any) -> str:
    page = world.client("reception").get(f"/office/dossiers/{dossier}/").content.decode()
    found = re.search(r"000\.[\d.]+H20-\d+-\d+", page)
    assert found
    return found[0]


def test_a_loose_payment_goes_to_the_own_agency(clerk: Client) -> None:
    answer = pressed(clerk, f"{TILL}collect/", **loose())
    page = answer.content.decode()
    assert "Đã thu 58.000" in page
    assert "Trả lại 42.000" in page
    receipt = queries.receipts(ReceiptFilter())[0]
    assert receipt.beneficiary == "000.00.38.H20"
    paper = clerk.get(f"{TILL}receipts/{receipt.number}/print.pdf")
    assert "Lệ phí sao lục" in reading.text(paper.content)


@pytest.mark.parametrize(
    ("changes", "status", "says"),
    [
        ({"line0-amount": ""}, 422, "Nhập số tiền."),
        ({"line0-name": ""}, 422, "Ghi nội dung thu."),
        ({"line0-body": "Bộ Ngoại giao nước nào đó"}, 422, "Chọn một cơ quan"),
        ({"payer": ""}, 422, "Người nộp tiền"),
        ({"line0-name": "", "line0-amount": ""}, 409, "Không có khoản nào để thu"),
        ({"method": "transfer"}, 409, "tham chiếu chuyển khoản"),
    ],
)
def test_what_cannot_be_collected_is_said(
    clerk: Client, changes: dict[str, str], status: int, says: str
) -> None:
    answer = pressed(clerk, f"{TILL}collect/", **loose(**changes))
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert queries.receipts(ReceiptFilter()) == []


def test_without_a_shift_nothing_is_collected(world: World) -> None:
    answer = pressed(world.client("reception"), f"{TILL}collect/", **loose())
    assert answer.status_code == 409
    assert "chưa mở ca" in answer.content.decode()


def test_sums_are_shown_before_anything_is_written(clerk: Client) -> None:
    address = f"{TILL}shifts/{shift_number()}/count/"
    answer = pressed(clerk, address, n100000="1", n50000="1", sum="1")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "150.000" in page
    assert "-50.000" in page
    assert queries.shifts(None)[0].cash_up is None


def test_a_difference_needs_words_and_a_second_person(world: World, clerk: Client, at: Any) -> None:
    number = shift_number()
    address = f"{TILL}shifts/{number}/count/"
    refused = pressed(clerk, address, n100000="1", n50000="1")
    assert refused.status_code == 409
    assert "lệch" in refused.content.decode()
    pressed(clerk, address, n100000="1", n50000="1", explanation="Trả nhầm tiền lẻ")
    shift = f"{TILL}shifts/{number}/"
    waiting = clerk.get(shift).content.decode()
    assert "Chờ người thứ hai xác nhận" in waiting
    assert f"{shift}close/" not in waiting
    assert clerk.post(f"{shift}close/", {"key": "close-too-early"}).status_code == 409
    manager = world.client("manager")
    page = manager.get(shift).content.decode()
    assert "Số đếm lệch cần người thứ hai" in page
    manager.post(f"{shift}confirm/", {"key": key_in(page)})
    at(EVENING)
    key = key_in(clerk.get(shift).content.decode())
    assert clerk.post(f"{shift}close/", {"key": key}).status_code == 302
    closed = queries.shift(number)
    assert closed is not None
    assert not closed.is_open
    paper = clerk.get(f"{shift}cash-up.pdf")
    assert "Trả nhầm tiền lẻ" in reading.text(paper.content)
    assert queries.reconciliation().holds


def test_a_receipt_is_made_void_and_written_anew(clerk: Client) -> None:
    pressed(clerk, f"{TILL}collect/", **loose())
    number = queries.receipts(ReceiptFilter())[0].number
    address = f"{TILL}receipts/{number}/"
    assert pressed(clerk, address, how="again").status_code == 422
    answer = pressed(clerk, address, how="again", reason="Sai tên", payer="Lê Văn Đúng")
    page = answer.content.decode()
    assert "Biên lai đã hủy" in page
    assert "thay bằng" in page
    assert {each.payer for each in queries.receipts(ReceiptFilter())} == {
        "Dương Thị Chủ",
        "Lê Văn Đúng",
    }
    again = clerk.post(address, {"key": "another-key-2", "how": "back", "reason": "Nữa"})
    assert again.status_code == 409


def test_receipts_are_listed_filtered_and_without_gaps(clerk: Client) -> None:
    for payer in ("Dương Thị Chủ", "Lê Văn Hai"):
        pressed(clerk, f"{TILL}collect/", **loose(payer=payer))
    everything = clerk.get(f"{TILL}receipts/").content.decode()
    assert "2 biên lai" in everything
    assert "116.000" in everything
    some = clerk.get(f"{TILL}receipts/", {"q": "Hai", "first": "05/08/2019"}).content.decode()
    assert "1 biên lai" in some
    none = clerk.get(f"{TILL}receipts/", {"void": "on", "method": "transfer"}).content.decode()
    assert "0 biên lai" in none
    assert "liên tục" in clerk.get(f"{TILL}receipts/series/").content.decode()


def test_others_see_nothing_of_it(world: World, clerk: Client) -> None:
    pressed(clerk, f"{TILL}collect/", **loose())
    number = queries.receipts(ReceiptFilter())[0].number
    shift = shift_number()
    paths = [f"receipts/{number}/", f"receipts/{number}/print.pdf", f"shifts/{shift}/"]
    for who, status in [("stranger", 404), ("officer", 404), ("citizen", 404), ("auditor", 200)]:
        client = world.client(who)
        for path in paths:
            assert client.get(TILL + path).status_code == status, (who, path)
    assert number not in world.client("stranger").get(f"{TILL}receipts/").content.decode()
    assert number in world.client("head").get(f"{TILL}receipts/").content.decode()
    auditor = world.client("auditor")
    assert auditor.get(f"{TILL}collect/").status_code == 404
    assert auditor.post(f"{TILL}receipts/{number}/", {"key": "k" * 9}).status_code == 404
    assert "Mở ca tại" not in auditor.get(TILL).content.decode()


def test_the_pages_of_money_speak_english(clerk: Client) -> None:
    clerk.post("/i18n/setlang/", {"language": "en"})
    for path in ["", "collect/", "receipts/", "receipts/series/", "shifts/"]:
        assert clerk.get(TILL + path).status_code == 200
