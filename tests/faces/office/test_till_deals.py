"""Money between bodies: bags, remittances, quarters, contracts, and books that add up."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.channels.counters import commands, payments, positions, queries
from motcua.channels.counters.commands import NewContract
from motcua.domain.kernel.local_time import VIETNAM
from motcua.faces.office.till.room import BodyNames
from motcua.reference.places import queries as places
from tests.apps.dossiers.forms import reading
from tests.cast import AGENCY, ONE_STOP, POST
from tests.faces.office.test_till_shift import TILL, key_in, loose, pressed, shift_number
from tests.faces.office.world import MORNING, World

pytestmark = pytest.mark.django_db
OCTOBER = datetime(2019, 10, 3, 9, 0, tzinfo=VIETNAM)


@pytest.fixture
def in_the_safe(world: World) -> Client:
    """58.000 dong of fees, counted, closed and lying in the safe of the unit."""
    client = world.client("reception")
    pressed(client, TILL, float_amount="")
    pressed(client, f"{TILL}collect/", **loose(given=""))
    shift = f"{TILL}shifts/{shift_number()}/"
    pressed(client, f"{shift}count/", n50000="1", n5000="1", n2000="1", n1000="1")
    client.post(f"{shift}close/", {"key": key_in(client.get(shift).content.decode())})
    return client


def sent(client: Client, **changes: str) -> Any:
    said = {"beneficiary": AGENCY, "amount": "58.000", "source": "safe", "slip": "GNT-01"}
    return pressed(client, f"{TILL}remittances/send/?to={AGENCY}", **(said | changes))


def test_what_is_due_is_sent_and_confirmed_by_somebody_else(
    world: World, in_the_safe: Client
) -> None:
    page = in_the_safe.get(f"{TILL}remittances/").content.decode()
    assert "Tháng 8" in page or "8/2019" in page
    assert sent(in_the_safe, amount="60.000").status_code == 409
    assert "Đã ghi phiếu nộp" in sent(in_the_safe).content.decode()
    number = positions.remittances()[0].number
    address = f"{TILL}remittances/{number}/"
    assert "Tiền đã đến" not in in_the_safe.get(address).content.decode()
    head = world.client("head")
    assert pressed(head, address).status_code == 422
    assert "đã đến" in pressed(head, address, proof="BC-77").content.decode()
    paper = reading.text(head.get(f"{address}print.pdf").content)
    assert "Năm mươi tám nghìn đồng" in paper
    assert "BC-77" in paper
    assert world.client("stranger").get(address).status_code == 404
    assert queries.reconciliation().holds


def test_the_bank_may_send_it_back(world: World, in_the_safe: Client) -> None:
    sent(in_the_safe)
    address = f"{TILL}remittances/{positions.remittances()[0].number}/"
    answer = pressed(world.client("manager"), address, proof="TL-01", returned="1")
    assert "bị trả lại" in answer.content.decode()
    assert positions.position(ONE_STOP, AGENCY).to_send == 58_000


def test_a_quarter_is_settled_by_both_sides(world: World, in_the_safe: Client, at: Any) -> None:
    at(OCTOBER)
    said = {"pair": f"{ONE_STOP}|{AGENCY}", "quarter": "20193"}
    assert "form" not in in_the_safe.get(f"{TILL}settlements/").content.decode().split("mc-room")[1]
    manager, head = world.client("manager"), world.client("head")
    assert "Đã lập biên bản" in pressed(manager, f"{TILL}settlements/", **said).content.decode()
    address = f"{TILL}settlements/{positions.settlements()[0].number}/"
    assert "Quyết toán quý chờ bạn" in head.get("/office/").content.decode()
    assert "Quyết toán quý chờ bạn" not in manager.get("/office/").content.decode()
    assert "Đồng ý và ký" not in manager.get(address).content.decode()
    assert "không bắt buộc" not in head.get(address).content.decode()
    assert "Điền: Lý do không đồng ý" in pressed(head, address, objects="1").content.decode()
    objected = pressed(head, address, objects="1", why="Thiếu một biên lai")
    assert "Thiếu một biên lai" in objected.content.decode()
    assert "Lập lại" not in objected.content.decode()
    assert "Lập lại" in manager.get(address).content.decode()
    assert "Quyết toán quý chờ bạn" in manager.get("/office/").content.decode()
    assert "Đã ghi ý kiến" in pressed(head, address).content.decode()
    settled = positions.settlements()[0]
    assert settled.is_frozen
    assert settled.figures.carried_forward == 58_000
    paper = reading.text(head.get(f"{address}print.pdf").content)
    assert "Quý 3/2019" in paper
    assert "Còn phải nộp, chuyển kỳ sau 58.000" in paper
    assert world.client("stranger").get(address).status_code == 404
    assert world.client("auditor").get(address).status_code == 200


def test_the_enterprise_is_paid_by_contract(world: World) -> None:
    head = world.client("head")
    page = head.get(f"{TILL}contracts/").content.decode()
    assert "Chưa ghi hợp đồng nào" in page
    contract = {
        "code": "HD-01",
        "customer": "ubnd-dong-thap",
        "enterprise": "buu-dien-dong-thap",
        "decision": "01/2019/HĐ ngày 01/08/2019",
        "source": "Văn phòng UBND",
    }
    assert "Đã ghi vào hợp đồng" in pressed(head, f"{TILL}contracts/", **contract).content.decode()
    assert "Đã ghi vào" in priced(head)
    assert world.client("reception").post(f"{TILL}contracts/", {}).status_code == 404
    assert "12.000" in world.client("auditor").get(f"{TILL}contracts/").content.decode()
    statement = world.client("auditor").get(f"{TILL}statement/", {"first": "01/08/2019"})
    assert statement.status_code == 200
    wrong = world.client("auditor").get(
        f"{TILL}statement/", {"first": "09/08/2019", "last": "01/08/2019"}
    )
    assert wrong.status_code == 422
    assert "Ngày không đúng" in wrong.content.decode()
    paper = world.client("auditor").get(f"{TILL}statement.pdf", {"first": "01/08/2019"})
    assert paper.headers["Content-Type"] == "application/pdf"


def priced(head: Client, **changes: str) -> str:
    said = {"contract": "HD-01", "task": "receive", "price": "12.000", "first": "01/08/2019"}
    said |= {"unit": "*", "channel": "*", **changes}
    answer = pressed(head, f"{TILL}contracts/", add_price="1", **said)
    page: str = answer.content.decode()
    return page


def test_a_price_ends_and_another_follows(world: World) -> None:
    head = world.client("head")
    contract = NewContract(
        code="HD-01", customer=AGENCY, enterprise=POST, decision="01/HĐ", source="VP"
    )
    commands.add_contract(contract, by=world.cast.actor("head"), key="contract-1")
    page = priced(head, unit=ONE_STOP, channel="postman")
    assert "UBND" in page or "Bộ phận" in page
    (line,) = payments.prices()
    assert (line.unit, line.channel) == (ONE_STOP, "postman")
    twice = priced(head, unit=ONE_STOP, channel="postman", price="13.000")
    assert "Đã có giá khác" in twice
    assert "việc receive" not in twice
    number = payments.contracts()[0].prices[0][0]
    end = f"{TILL}contracts/prices/{number}/end/"
    early = pressed(head, end, last="31/07/2019")
    assert early.status_code == 409
    assert "Ngày cuối 31/07/2019 trước ngày đầu 01/08/2019" in early.content.decode()
    assert pressed(head, end, last="x").status_code == 422
    assert "Đã ghi ngày cuối" in pressed(head, end, last="31/08/2019").content.decode()
    followed = priced(head, unit=ONE_STOP, channel="postman", price="13.000", first="01/09/2019")
    assert "31/08/2019" in followed
    assert "Đã ghi vào" in followed
    assert "Đã có giá khác" in pressed(head, end, last="30/09/2019").content.decode()
    assert world.client("auditor").get(end).status_code == 404
    assert head.get(f"{TILL}contracts/prices/999/end/").status_code == 404


def test_a_price_that_would_never_be_paid_is_not_taken(world: World) -> None:
    head = world.client("head")
    contract = NewContract(
        code="HD-01", customer=AGENCY, enterprise=POST, decision="01/HĐ", source="VP"
    )
    commands.add_contract(contract, by=world.cast.actor("head"), key="contract-1")
    assert "Không có thủ tục 9.999" in priced(head, procedure="9.999")
    assert "lựa chọn hợp lệ" in priced(head, task="guide")
    assert not payments.prices()
    point = places.post_points(MORNING.date())[0]
    assert point.name in priced(head, unit=point.code, procedure="1.001193")


def test_the_books_add_up_for_managers_and_oversight(world: World, in_the_safe: Client) -> None:
    for who in ("manager", "auditor", "controller"):
        client = world.client(who)
        page = client.get(f"{TILL}balance/", {"last": "05/08/2019"}).content.decode()
        assert "khớp đến từng đồng" in page
        assert "Két đơn vị" in page
        named = {"kind": "safe", "owner": ONE_STOP, "place": ONE_STOP}
        assert "58.000" in client.get(f"{TILL}balance/book/", named).content.decode()
        assert client.get(f"{TILL}balance/book/", {"kind": "x"}).status_code == 404
    for who in ("reception", "head", "stranger"):
        assert world.client(who).get(f"{TILL}balance/").status_code == 404
    elsewhere = {"kind": "safe", "owner": "000.01.39.H20", "place": "000.01.39.H20"}
    assert world.client("manager").get(f"{TILL}balance/book/", elsewhere).status_code == 404


def test_a_bag_is_counted_into_the_drawer(world: World) -> None:
    client = world.client("postal")
    pressed(client, TILL, float_amount="")
    page = client.get(f"{TILL}bags/").content.decode()
    assert "Không có túi tiền nào chờ đếm" in page
    unknown = pressed(client, f"{TILL}bags/", bag="TT0000000137", counted="50.000")
    assert unknown.status_code == 409
    assert pressed(client, f"{TILL}bags/", bag="", counted="x").status_code == 422
    assert world.client("auditor").get(f"{TILL}bags/").status_code == 404


@pytest.mark.parametrize("who", ["reception", "manager", "head", "auditor"])
def test_every_page_opens_in_english(world: World, in_the_safe: Client, who: str) -> None:
    client = world.client(who)
    client.cookies["django_language"] = "en"
    for path in ["", "receipts/", "shifts/", "remittances/", "settlements/", "statement/"]:
        assert client.get(TILL + path).status_code == 200, path


def test_who_carries_money_stands_in_the_books_by_name(world: World) -> None:
    postman = world.cast.postal
    names = BodyNames(MORNING.date())
    assert names[str(postman.pk)] == postman.full_name
    assert names[ONE_STOP] != ONE_STOP
