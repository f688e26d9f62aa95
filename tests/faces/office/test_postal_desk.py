"""The unit's desk: what came by post is counted and filed, results are sealed and go home."""

import re

import pytest

from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.shapes import Attempt, Outcome, PaymentMethod, Status
from motcua.domain.dossier.state import Stage
from motcua.dossiers import queries as register
from tests.builders import moment
from tests.faces.office.postal_world import Counter, counter, people, text_of
from tests.faces.office.world import hidden

__all__ = ["counter", "people"]
READY = "/office/post/results/"


def at(number: str, step: str) -> str:
    return f"/office/post/consignments/{number}/{step}/"


def test_filed_at_the_moment_both_signed(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted()
    number = view.row.number
    reception = counter.client("reception")
    assert number in text_of(reception.get("/office/post/lists/expected/"))
    early = text_of(reception.get(at(number, "file")))
    assert "Chưa ký đủ biên bản" in early
    refused = reception.post(
        at(number, "file"), {"key": "file-key-0", "seal_seen": view.row.seal, "items_seen": []}
    )
    assert refused.status_code == 409
    ways.at("2019-08-05T14:00")
    ways.to_the_desk(view)
    ways.at("2019-08-05T15:30")
    page = text_of(reception.get(at(number, "file")))
    assert "14:00" in page
    labels = [item.label for item in view.note.items]
    sent = {
        "key": hidden(page, "key"),
        "seal_seen": view.row.seal,
        "items_seen": labels[:1],
        "scanned": "\n".join(labels[1:]),
    }
    answers = [reception.post(at(number, "file"), sent) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302], text_of(answers[0])
    row = queries.of_number(number)
    assert row
    assert row.status is Status.FILED
    assert row.filed_at == moment("2019-08-05T14:00")
    found = register.state_and_id(row.dossier_code)
    assert found
    assert found[1].received_at == moment("2019-08-05T14:00")


def test_another_seal_is_read_twice_and_then_a_case_everybody_sees(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted()
    ways.to_the_desk(view)
    number, reception = view.row.number, counter.client("reception")
    offered = text_of(reception.get(f"/office/post/consignments/{number}/"))
    assert offered.index("Nhận hồ sơ từ bưu chính") < offered.index("Giao túi")
    page = text_of(reception.get(at(number, "file")))
    assert "read_again" not in page
    sent = {
        "key": hidden(page, "key"),
        "seal_seen": "NP999999",
        "items_seen": [item.label for item in view.note.items],
    }
    back = reception.post(at(number, "file"), sent)
    assert back.status_code == 422
    assert "Đọc lại trên túi" in text_of(back)
    assert view.row.seal not in text_of(back)
    done = reception.post(at(number, "file"), {**sent, "read_again": "on"})
    assert done.status_code == 302
    shown = text_of(reception.get(done.headers["Location"]))
    assert "Có sai lệch chưa xử lý xong" in shown
    assert "Niêm phong không đúng" in shown
    case = re.search(r'href="(/office/custody/cases/one/\?case=[^"]+)"', shown)
    assert case is not None
    back_to = f'href="/office/post/consignments/{number}/"'
    assert back_to in text_of(reception.get(case[1]))


def test_a_scan_that_is_no_label_is_not_taken_for_a_paper(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted()
    ways.to_the_desk(view)
    reception = counter.client("reception")
    sent = {
        "key": "file-key-9",
        "seal_seen": view.row.seal,
        "items_seen": [item.label for item in view.note.items],
        "scanned": "XX",
    }
    back = reception.post(at(view.row.number, "file"), sent)
    assert back.status_code == 422
    assert "Không đọc được nhãn XX" in text_of(back)


def test_the_dossier_tells_the_clocks_apart(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted()
    ways.at("2019-08-08T10:00")
    ways.to_the_desk(view)
    dossier = ways.filed(view)
    page = text_of(counter.client("reception").get(f"/office/dossiers/{dossier}/"))
    part = page[page.index('id="post-clocks"') :]
    assert view.row.number in part
    assert "Chịu trách nhiệm trễ" in part
    assert "<b>Bưu điện</b>" in part
    straight = ways.world.opened()
    other = text_of(counter.client("reception").get(f"/office/dossiers/{straight}/"))
    assert "post-clocks" not in other


def test_missing_papers_become_the_one_request(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted()
    ways.to_the_desk(view)
    code = view.note.papers[0].code
    sent = {
        "key": "file-key-1",
        "seal_seen": view.row.seal,
        "items_seen": [item.label for item in view.note.items],
        f"what_{code}": "Bản rõ hơn",
        f"why_{code}": "Chữ mờ",
    }
    reception = counter.client("reception")
    assert reception.post(at(view.row.number, "file"), sent).status_code == 302
    row = queries.of_number(view.row.number)
    assert row
    assert row.status is Status.SUPPLEMENT


def test_one_result_goes_home(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted()
    ways.to_the_desk(view)
    dossier = ways.decided(ways.filed(view))
    ways.at("2019-08-06T09:00")
    reception = counter.client("reception")
    address = f"{READY}{dossier}/"
    assert str(dossier) in text_of(reception.get(READY))
    page = text_of(reception.get(address))
    assert "Dương Thị Chủ" in page
    sent = {
        "key": hidden(page, "key"),
        "packet": hidden(page, "packet"),
        "labels": hidden(page, "labels"),
        "to_name": "Dương Thị Chủ",
        "to_phone": "0900000001",
        "to_address": "Ấp 1",
        "to_unit": "Xã Ba Sao, Huyện Cao Lãnh",
        "grams": "40",
        "seal": "NP000900",
        "postman": "Nguyễn Văn Tá",
    }
    answers = [reception.post(address, sent) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302], text_of(answers[0])
    rows = queries.of_dossier(dossier)
    assert [row.status for row in rows] == [Status.FILED, Status.DISPATCHED]
    onward = f"/office/post/consignments/{rows[1].number}/"
    assert {each.headers["Location"] for each in answers} == {onward}
    assert "Đã giao kết quả cho bưu chính" in text_of(reception.get(onward))
    assert str(dossier) not in text_of(reception.get(READY))
    assert rows[1].number in text_of(reception.get("/office/post/lists/outgoing/"))


def test_many_results_go_together_or_not_at_all(counter: Counter) -> None:
    ways = counter.ways
    dossiers = []
    for _ in range(2):
        view = ways.accepted()
        ways.to_the_desk(view)
        dossiers.append(ways.decided(ways.filed(view)))
    reception = counter.client("reception")
    page = text_of(reception.get(READY))
    sent = {"key": hidden(page, "key"), "postman": "Nguyễn Văn Tá", "grams": "40"}
    for number, dossier in enumerate(dossiers):
        sent |= {
            f"{dossier}-packet": hidden(page, f"{dossier}-packet"),
            f"{dossier}-labels": hidden(page, f"{dossier}-labels"),
            f"{dossier}-chosen": "on",
            f"{dossier}-seal": f"NP00090{number}",
        }
    half = {**sent, f"{dossiers[1]}-seal": ""}
    assert reception.post(READY, half).status_code == 422
    twice = {**sent, f"{dossiers[1]}-seal": "NP000900"}
    assert reception.post(READY, twice).status_code == 409
    assert [len(queries.of_dossier(each)) for each in dossiers] == [1, 1]
    answers = [reception.post(READY, sent) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302], text_of(answers[1])
    assert [len(queries.of_dossier(each)) for each in dossiers] == [2, 2]
    onward = answers[1].headers["Location"]
    shown = text_of(reception.get(onward))
    sent_home = [row for each in dossiers for row in queries.of_dossier(each)]
    for home in [row.number for row in sent_home if row.status is Status.DISPATCHED]:
        link = f'href="/office/post/consignments/{home}/"'
        assert link in shown
        assert link not in text_of(counter.client("stranger").get(onward))
    assert reception.get(READY, {"sent": "a\0b"}).status_code == 404  # no address holds a zero byte


def test_the_list_names_the_fee_as_owed(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted(method=PaymentMethod.LATER)
    ways.to_the_desk(view)
    ways.decided(ways.filed(view))
    page = text_of(counter.client("reception").get(READY))
    assert "Lệ phí còn nợ" in page
    assert "75.000" in page
    assert "Thu khi phát" not in page


def test_what_is_paid_with_the_result_is_said_on_the_way_in(counter: Counter) -> None:
    ways = counter.ways
    clerk = counter.client("clerk")
    later = ways.accepted(method=PaymentMethod.LATER)
    paid = ways.accepted()
    page = text_of(clerk.get(f"/office/post/consignments/{later.row.number}/"))
    assert "thu cùng kết quả" in page
    unit = later.row.to.name
    assert f"<b>{unit}</b>" in page
    assert f"<b>{unit}</b><br>{unit}" not in page
    own = text_of(counter.client("owner").get(f"/post/{later.row.number}/"))
    assert unit in own
    assert f"{unit}, {unit}" not in own
    assert "thu cùng kết quả" not in text_of(
        clerk.get(f"/office/post/consignments/{paid.row.number}/")
    )


def test_what_came_back_is_opened_and_sent_again(counter: Counter) -> None:
    ways = counter.ways
    home = ways.on_its_way()
    number = home.row.number
    absent = Attempt(outcome=Outcome.ABSENT, invited=True)
    for day in ("2019-08-07T10:00", "2019-08-09T10:00"):
        ways.at(day)
        post.attempt(number, absent, by=ways.postman, key=ways.key())
    post.bring_back(number, "Hai lần không gặp", by=ways.postman, key=ways.key())
    ways.hand_over(home.row.packet, ways.carrier, ways.desk)
    reception = counter.client("reception")
    assert at(number, "take-back") in text_of(reception.get(at(number, "").replace("//", "/")))
    labels = [item.label for item in home.note.items]
    sent = {"key": "back-key-5", "seal_seen": home.row.seal, "items_seen": labels}
    assert reception.post(at(number, "take-back"), sent).status_code == 302
    dossier = home.row.dossier
    page = text_of(reception.get(f"{READY}{dossier}/"))
    assert hidden(page, "labels") == labels[0]
    again = {
        "key": hidden(page, "key"),
        "packet": hidden(page, "packet"),
        "labels": hidden(page, "labels"),
        "to_name": "Dương Thị Chủ",
        "to_phone": "0900000001",
        "to_address": "Ấp 1",
        "to_unit": "Xã Ba Sao, Huyện Cao Lãnh",
        "grams": "40",
        "seal": "NP000905",
        "postman": "Nguyễn Văn Tá",
    }
    sent_again = reception.post(f"{READY}{dossier}/", again)
    assert sent_again.status_code == 302, text_of(sent_again)
    row = queries.of_number(number)
    assert row
    assert row.status is Status.SENT_AGAIN
    assert row.replaced_by


@pytest.mark.parametrize("name", ["clerk", "stranger", "auditor"])
def test_only_the_unit_files(counter: Counter, name: str) -> None:
    view = counter.ways.accepted()
    sent = {"key": "file-key-7", "seal_seen": view.row.seal}
    assert counter.client(name).post(at(view.row.number, "file"), sent).status_code in {404, 409}
    row = queries.of_number(view.row.number)
    assert row
    assert row.status is Status.ACCEPTED


def test_an_undecided_dossier_has_no_result_to_send(counter: Counter) -> None:
    ways = counter.ways
    view = ways.accepted()
    ways.to_the_desk(view)
    dossier = ways.filed(view)
    found = register.state_and_id(dossier)
    assert found
    assert found[1].stage is Stage.RECEIVED
    assert counter.client("reception").get(f"{READY}{dossier}/").status_code == 404
