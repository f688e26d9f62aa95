"""The postman's round: deliver against identity, money and signature, or say why not."""

import pytest

from motcua.channels.custody import queries as custody
from motcua.channels.post import queries
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import PaymentMethod, Status
from tests.apps.post.ways import FEE, FORWARDING, NUMBER, WAY
from tests.faces.office.postal_world import PNG, Counter, counter, people, slip, text_of
from tests.faces.office.world import hidden

__all__ = ["counter", "people"]
DUE = FEE + 2 * WAY + FORWARDING
TAKEN = {"to_name": "Dương Thị Chủ", "identity_kind": "personal_id", "identity": NUMBER}


@pytest.fixture
def home(counter: Counter) -> ConsignmentView:
    """A result with money to collect in the postman's bag on Wednesday morning."""
    return counter.ways.on_its_way(method=PaymentMethod.LATER)


def at(home: ConsignmentView, step: str) -> str:
    return f"/office/post/consignments/{home.row.number}/{step}/"


def now(home: ConsignmentView) -> Status:
    view = queries.consignment(home.row.number)
    assert view
    return view.row.status


def test_the_round_names_door_money_and_telephone(counter: Counter, home: ConsignmentView) -> None:
    page = text_of(counter.client("postman").get("/office/post/round/"))
    assert "Dương Thị Chủ" in page
    assert 'href="tel:0900000001"' in page
    assert f"{DUE:,}".replace(",", ".") in page
    assert at(home, "deliver") in page
    other = text_of(counter.client("clerk").get("/office/post/round/"))
    assert home.row.number not in other


def test_packets_for_a_desk_are_one_stop_that_leads_to_the_scan(counter: Counter) -> None:
    ways = counter.ways
    for _number in range(2):
        packet = ways.accepted().row.packet
        ways.hand_over(packet, ways.counter, ways.carrier)
    postman = counter.client("postman")
    page = text_of(postman.get("/office/post/round/"))
    assert "Bàn giao 2 túi" in page
    assert page.count('class="mc-stop"') == 1
    address = page.split('href="/office/custody/hand-over/')[1].split('"')[0].replace("&amp;", "&")
    desk = text_of(postman.get(f"/office/custody/hand-over/{address}"))
    assert "Giao cho ai ở" in desk
    assert "Bàn giao" not in text_of(counter.client("clerk").get("/office/post/round/"))


def test_delivered_once_with_exact_money_and_signature(
    counter: Counter, home: ConsignmentView
) -> None:
    postman = counter.client("postman")
    html = text_of(postman.get(at(home, "deliver")))
    sent = {**TAKEN, "key": hidden(html, "key"), "due": hidden(html, "due"), "collected": "135.000"}
    answers = [postman.post(at(home, "deliver"), {**sent, "proof": slip()}) for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302], text_of(answers[1])[-3000:]
    assert now(home) is Status.DELIVERED
    assert custody.cash_in_hand(counter.ways.postman.person) == DUE
    shown = text_of(postman.get(f"/office/post/consignments/{home.row.number}/"))
    assert "/proof/" in shown
    assert NUMBER not in shown
    assert postman.get(at(home, "proof")).content == PNG


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"collected": "100000"}, "Phải thu đúng"),
        ({"collected": "một trăm"}, "bằng chữ số"),
        ({"identity": ""}, "Số giấy tờ"),
        ({"proof": None}, "Cần chữ ký"),
        ({"proof": slip(b"no picture at all")}, "không phải ảnh"),
    ],
)
def test_what_is_wrong_at_the_door_is_said_and_nothing_moves(
    counter: Counter, home: ConsignmentView, sent: dict[str, object], said: str
) -> None:
    postman = counter.client("postman")
    values = {**TAKEN, "key": "door-key-1", "collected": "135000", "proof": slip(), **sent}
    back = postman.post(
        at(home, "deliver"), {name: value for name, value in values.items() if value is not None}
    )
    assert back.status_code == 422
    assert said in text_of(back)
    assert now(home) is Status.DISPATCHED
    assert custody.cash_in_hand(counter.ways.postman.person) == 0


def test_somebody_else_needs_an_authority(counter: Counter, home: ConsignmentView) -> None:
    postman = counter.client("postman")
    other = {"to_name": "Đỗ Văn Dân", "identity_kind": "personal_id", "identity": "087090000001"}
    sent = {**other, "key": "door-key-2", "collected": "135000", "proof": slip()}
    refused = postman.post(at(home, "deliver"), sent)
    assert refused.status_code == 409
    assert 'id="refusal"' in text_of(refused)
    assert "Đọc lại số trên giấy; đúng là người khác" in text_of(refused)
    kept = text_of(refused).split('name="proof_kept" value="')[1].split('"')[0]
    again = {**sent, "authority": "GUQ 12/2019", "proof_kept": kept}
    again.pop("proof")
    assert postman.post(at(home, "deliver"), again).status_code == 302
    assert now(home) is Status.DELIVERED


def test_a_postman_who_has_not_got_it_is_refused(counter: Counter, home: ConsignmentView) -> None:
    clerk = counter.client("clerk")
    sent = {**TAKEN, "key": "door-key-3", "collected": "135000", "proof": slip()}
    assert clerk.post(at(home, "deliver"), sent).status_code == 409
    assert now(home) is Status.DISPATCHED


def test_two_invitations_days_apart_then_back(counter: Counter, home: ConsignmentView) -> None:
    postman, ways = counter.client("postman"), counter.ways
    tried = {"outcome": "absent", "invited": "on", "note": "Không có nhà"}
    for number, day in enumerate(("2019-08-07T10:00", "2019-08-09T10:00")):
        ways.at(day)
        page = text_of(postman.get(at(home, "attempt")))
        assert f"{number} / 2" in page
        done = postman.post(at(home, "attempt"), {**tried, "key": f"attempt-key-{number}"})
        assert done.status_code == 302
        told = text_of(postman.get(done.headers["Location"]))
        assert f"Số lần mời đã tính: {number + 1} / 2" in told
        assert ("Lần mời sau tính từ ngày: 09/08/2019" in told) is (number == 0)
    assert now(home) is Status.ATTEMPTED
    invited = postman.get(f"/office/post/consignments/{home.row.number}/print/invitation.pdf")
    assert invited.content.startswith(b"%PDF")
    html = text_of(postman.get(f"/office/post/consignments/{home.row.number}/"))
    assert html.index(at(home, "bring-back")) < html.index(at(home, "deliver"))
    back = {"key": "back-key-1", "why": "Hai lần không gặp"}
    assert postman.post(at(home, "bring-back"), back).status_code == 302
    assert now(home) is Status.COMING_BACK


def test_one_invitation_is_not_enough(counter: Counter, home: ConsignmentView) -> None:
    postman = counter.client("postman")
    tried = {"outcome": "absent", "invited": "on", "key": "attempt-key-9"}
    postman.post(at(home, "attempt"), tried)
    refused = postman.post(at(home, "bring-back"), {"key": "back-key-9", "why": "Vắng"})
    assert refused.status_code == 409
    assert "Vắng" in text_of(refused)
    assert now(home) is Status.ATTEMPTED


def test_held_and_readdressed_under_an_old_name(counter: Counter, home: ConsignmentView) -> None:
    postman = counter.client("postman")
    held = {"key": "hold-key-1", "until": "15/08/2019", "note": ""}
    assert postman.post(at(home, "hold"), held).status_code == 302
    assert now(home) is Status.HELD
    to = {"to_name": "Dương Thị Chủ", "to_phone": "0900000001", "to_address": "Ấp 3"}
    nowhere = {**to, "to_unit": "Xã Không Đâu", "key": "move-key-1"}
    assert postman.post(at(home, "readdress"), nowhere).status_code == 409
    offered = text_of(postman.get(at(home, "readdress")))
    assert 'value="Xã Ba Sao, Huyện Cao Lãnh"' in offered
    moved = {**to, "to_unit": "Tràm Chim, huyện Tam Nông", "key": "move-key-2"}
    assert postman.post(at(home, "readdress"), moved).status_code == 302
    view = queries.consignment(home.row.number)
    assert view
    assert view.row.destination == "30001"
    assert view.row.promised_at > home.row.promised_at


@pytest.mark.parametrize("name", ["officer", "auditor", "stranger", "citizen"])
def test_nobody_else_delivers(counter: Counter, home: ConsignmentView, name: str) -> None:
    client = counter.client(name)
    for step in ("deliver", "attempt", "hold", "readdress", "bring-back", "mishap", "complain"):
        assert client.post(at(home, step), {"key": "stranger-key"}).status_code in {302, 404}
        assert client.get(at(home, step)).status_code in {302, 404}
    assert now(home) is Status.DISPATCHED


def test_a_stranger_sees_nothing_of_it(counter: Counter, home: ConsignmentView) -> None:
    stranger = counter.client("stranger")
    page = f"/office/post/consignments/{home.row.number}/"
    for address in (page, f"{page}proof/", f"{page}print/note.pdf", f"{page}accepted/"):
        assert stranger.get(address).status_code == 404
    found = stranger.get("/office/post/", {"number": home.row.number})
    assert found.status_code == 200
    assert "Không có phiếu gửi nào khớp" in text_of(found)


def test_kept_at_the_office_the_page_says_what_to_scan(
    counter: Counter, home: ConsignmentView
) -> None:
    postman = counter.client("postman")
    html = text_of(postman.get(at(home, "hold")))
    assert f"quét giao túi {home.row.packet}" in html
    said = {"key": hidden(html, "key"), "until": "09/08/2019"}
    kept = text_of(postman.post(at(home, "hold"), said, follow=True))
    assert "Túi còn ở người đi phát" in kept
    assert "/office/custody/hand-over/?side=give&amp;hat=carrier" in kept
    ways = counter.ways
    ways.hand_over(home.row.packet, ways.carrier, ways.counter)
    page = f"/office/post/consignments/{home.row.number}/"
    assert "Túi còn ở người đi phát" not in text_of(counter.client("clerk").get(page))


def test_what_the_postman_has_is_on_the_round_and_waits_no_more(
    counter: Counter, home: ConsignmentView
) -> None:
    ways, clerk = counter.ways, counter.client("clerk")

    def listed(which: str) -> bool:
        return home.row.number in text_of(clerk.get(f"/office/post/lists/{which}/"))

    assert (listed("round"), listed("outgoing")) == (True, False)
    tile = text_of(clerk.get("/office/post/")).split('href="/office/post/lists/round/"')[1]
    assert "<b>1</b>" in tile.split("</a>")[0]
    ways.hand_over(home.row.packet, ways.carrier, ways.counter)
    assert (listed("round"), listed("outgoing")) == (False, True)
