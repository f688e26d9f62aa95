"""The carrier outside on the office's pages: sent, called off, heard, looked at, set aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.channels.carriers import commands, connection, inbox, queries
from motcua.channels.carriers.protocol import Kind, Message, Proof
from motcua.channels.post import commands as post
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import Attempt, Outcome
from motcua.domain.custody import commands as cc
from motcua.domain.kernel.identity import IdentityKind
from motcua.project.carrier.life import Plan
from tests.apps.carriers.parcels import SECRET, Training, training
from tests.apps.post.ways import Ways
from tests.builders import moment
from tests.faces.office.postal_world import Counter, counter, people, text_of
from tests.faces.office.world import hidden

__all__ = ["counter", "people"]
PAGE = "/office/post/carrier/"
DAY = "2019-08-07T08:00"


@dataclass(frozen=True, slots=True)
class Yard:
    """A result sealed at the unit's counter, and a carrier that is connected."""

    counter: Counter
    carrier: Training
    sealed: ConsignmentView

    @property
    def ways(self) -> Ways:
        return self.counter.ways

    @property
    def number(self) -> str:
        return self.sealed.row.number

    @property
    def address(self) -> str:
        return f"/office/post/consignments/{self.number}/"

    def client(self, name: str) -> Client:
        return self.counter.client(name)

    def press(self, client: Client, tail: str, **said: str) -> Any:
        """Opens the page of a step and presses its button."""
        html = text_of(client.get(self.address + tail))
        return client.post(self.address + tail, {"key": hidden(html, "key"), **said}, follow=True)

    def sent(self) -> str:
        """Told to the carrier, scanned to it; the tracking number."""
        self.press(self.client("reception"), "carrier/send/")
        parcel = queries.parcel_of(self.number)
        assert parcel
        commands.create(parcel.reference)
        offer = cc.Offer(minutes="BB0000000173", thing=parcel.packet, to=connection.holder())
        self.ways.give(offer, self.ways.desk)
        found = queries.parcel_of(self.number)
        assert found
        return found.tracking


@pytest.fixture
def yard(counter: Counter, settings: Settings, tmp_path: Path) -> Iterator[Yard]:
    ways = counter.ways
    accepted = ways.accepted()
    ways.to_the_desk(accepted)
    ways.at("2019-08-06T09:00")
    dossier = ways.decided(ways.filed(accepted))
    ways.at(DAY)
    home = post.dispatch_result(ways.dispatch(dossier), by=ways.desk[0], key=ways.key())
    with training(tmp_path, at=moment(DAY), always=Plan.DELIVERED) as carrier:
        settings.CARRIER_URL, settings.CARRIER_SECRET = carrier.url, SECRET
        settings.CARRIER_NAME = "Nhanh Express"
        yield Yard(counter, carrier, home)


def wrong(yard: Yard, tracking: str, **changes: Any) -> int:
    """A report nobody can apply: delivered to a name nobody authorised."""
    said = Message(
        id="m-1", tracking=tracking, number=1, kind=Kind.RETURNING, at=moment(DAY), **changes
    )
    inbox.hear(said, pulled=False)
    (row,) = queries.messages(open_only=True)
    return row.id


def test_a_packet_is_sent_labelled_followed_and_found(yard: Yard) -> None:
    reception = yard.client("reception")
    before = text_of(reception.get(yard.address))
    assert "Nhanh Express" in before
    assert f"{yard.address}carrier/send/" in before
    after = text_of(yard.press(reception, "carrier/send/"))
    assert "Đã báo Nhanh Express" in after
    assert "đang báo" in after
    assert f"{yard.address}carrier/send/" not in after
    tracking = yard.sent()
    html = text_of(reception.get(yard.address))
    assert html.count(tracking) >= 2  # beside the number, and with the parcel
    assert reception.get(f"{yard.address}carrier/label.pdf").content.startswith(b"%PDF-")
    yard.carrier.advance(minutes=60 * 30)
    yard.ways.at("2019-08-09T09:00")
    inbox.pull()
    html = text_of(reception.get(yard.address))
    assert "Đơn vị vận chuyển đã nhận" in html
    assert "Nghe lúc 09:00, 09/08/2019 (hỏi lấy)" in html
    assert "carrier/call-off/" not in html
    found = reception.get("/office/post/", {"number": tracking.lower()})
    assert found.headers["Location"] == yard.address
    assert "Nhanh Express" in text_of(yard.client("manager").get(PAGE))


def test_the_public_follows_the_carriers_number_and_learns_little(yard: Yard) -> None:
    tracking = yard.sent()
    html = text_of(Client().get(f"/post/{tracking}/"))
    assert yard.number in html
    assert "Dương Thị Chủ" not in html
    assert "Dương Thị Chủ" in text_of(yard.client("owner").get(f"/post/{tracking}/"))


def test_a_packet_is_called_off_and_sent_again(yard: Yard) -> None:
    reception = yard.client("reception")
    yard.press(reception, "carrier/send/")
    done = text_of(yard.press(reception, "carrier/call-off/"))
    assert "Đã hủy. Túi" in done
    assert "đã hủy" in done
    assert reception.get(f"{yard.address}carrier/label.pdf").status_code == 404
    yard.press(reception, "carrier/send/")
    parcel = queries.parcel_of(yard.number)
    assert parcel
    assert parcel.reference == f"{parcel.packet}.2"


def test_who_has_not_the_packet_sends_nothing(yard: Yard) -> None:
    for name in ("clerk", "officer", "stranger", "operator", "citizen"):
        client = yard.client(name)
        assert client.get(f"{yard.address}carrier/send/").status_code == 404, name
        assert client.post(f"{yard.address}carrier/send/", {"key": "k" * 9}).status_code == 404
    assert queries.parcel_of(yard.number) is None


def test_what_a_postman_has_is_not_sent_over_his_head(yard: Yard) -> None:
    yard.ways.hand_over(yard.sealed.row.packet, yard.ways.desk, yard.ways.carrier)
    clerk, postman = yard.client("clerk"), yard.client("postman")
    assert f"{yard.address}carrier/send/" not in text_of(clerk.get(yard.address))
    assert clerk.get(f"{yard.address}carrier/send/").status_code == 404
    assert f"{yard.address}carrier/send/" in text_of(postman.get(yard.address))


def test_what_goes_back_to_the_agency_by_the_carrier_arrives_by_two_scans(yard: Yard) -> None:
    ways, packet = yard.ways, yard.sealed.row.packet
    ways.hand_over(packet, ways.desk, ways.carrier)
    absent = Attempt(outcome=Outcome.ABSENT, invited=True)
    for day in ("2019-08-07T10:00", "2019-08-09T10:00"):
        ways.at(day)
        post.attempt(yard.number, absent, by=ways.postman, key=ways.key())
    post.bring_back(yard.number, "Hai lần không gặp", by=ways.postman, key=ways.key())
    ways.at("2019-08-09T11:00")
    yard.press(yard.client("postman"), "carrier/send/")
    commands.create(packet)
    parcel = queries.parcel_of(yard.number)
    assert parcel
    offer = cc.Offer(minutes="BB0000000173", thing=packet, to=connection.holder())
    ways.give(offer, ways.carrier)
    took = Proof(
        to_name="Lê Thị Tiếp", identity_kind=IdentityKind.NONE, identity="", signature="slip-1"
    )
    ways.at("2019-08-12T09:00")
    for number, kind, proof in ((1, Kind.PICKED_UP, None), (2, Kind.DELIVERED, took)):
        told = Message(
            id=f"m-{number}",
            tracking=parcel.tracking,
            number=number,
            kind=kind,
            at=moment(f"2019-08-09T1{number + 2}:00"),
            proof=proof,
        )
        inbox.hear(told, pulled=False)
    (waiting,) = queries.messages(open_only=True)
    assert (waiting.state, waiting.reason) == (queries.WAITING, "NotTaken")
    take = cc.Take(minutes="BB0000000189", thing=packet, giver=connection.holder())
    ways.give(take, ways.desk)
    inbox.offer_all()
    assert queries.messages(open_only=True) == []
    assert f"{yard.address}take-back/" in text_of(yard.client("reception").get(yard.address))


def test_the_hand_over_page_offers_the_carrier_and_calls_it_no_postman(yard: Yard) -> None:
    reception = yard.client("reception")
    html = text_of(reception.get("/office/custody/hand-over/?side=give"))
    assert re.search("Nhanh Express</b> đơn vị vận chuyển ngoài", html)
    assert "carrier/outside" in html
    yard.sent()
    html = text_of(reception.get(f"/office/custody/where/?code={yard.sealed.row.packet}"))
    assert ", outside" not in html


def test_a_wrong_report_is_looked_at_offered_again_and_set_aside(yard: Yard) -> None:
    report = wrong(yard, yard.sent())
    manager = yard.client("manager")
    html = text_of(manager.get(PAGE))
    assert "không ở đơn vị vận chuyển" in html
    assert yard.number in html
    again = manager.post(f"{PAGE}reports/{report}/again/", follow=True)
    assert "vẫn chưa ghi nhận được" in text_of(again)
    aside = f"{PAGE}reports/{report}/aside/"
    form = {"key": hidden(text_of(manager.get(aside)), "key")}
    assert manager.post(aside, form).status_code == 422
    done = manager.post(aside, form | {"why": "Họ báo nhầm bưu gửi"}, follow=True)
    assert "Đã bỏ qua bản tin" in text_of(done)
    assert queries.messages(open_only=True) == []
    assert manager.post(aside, form | {"why": "Lần nữa"}).status_code == 404


def test_a_parcel_not_taken_is_told_again(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    yard.press(yard.client("reception"), "carrier/send/")
    parcel = queries.parcel_of(yard.number)
    assert parcel
    told: list[str] = []
    monkeypatch.setattr("motcua.channels.carriers.tasks.tell_creation", told.append)
    manager = yard.client("manager")
    assert parcel.packet in text_of(manager.get(PAGE))
    again = f"{PAGE}parcels/{parcel.reference}/again/"
    assert "Đang báo lại" in text_of(manager.post(again, follow=True))
    assert told == [parcel.reference]
    assert manager.post(f"{PAGE}parcels/TG0000000095/again/").status_code == 404


def test_the_operator_sees_the_machine_and_nobodys_name(yard: Yard) -> None:
    tracking = yard.sent()
    wrong(yard, tracking, note="Nhà bà Dương Thị Chủ khóa cửa")
    operator = yard.client("operator")
    home = text_of(operator.get("/office/"))
    assert PAGE in home
    html = text_of(operator.get(PAGE))
    assert tracking in html
    assert "Dương Thị Chủ" not in html
    assert yard.address not in html
    assert operator.get(yard.address).status_code == 404


def test_another_units_manager_and_everybody_else_see_nothing_of_it(
    yard: Yard, settings: Settings
) -> None:
    report = wrong(yard, yard.sent())
    for name in ("reception", "clerk", "controller", "citizen"):
        assert yard.client(name).get(PAGE).status_code == 404, name
    boss = yard.client("boss")  # of the post point it did not pass on its way home
    html = text_of(boss.get(PAGE))
    assert f"/reports/{report}/" not in html
    assert re.search(r"Bản tin cần xem</dt>\s*<dd>0</dd>", html)
    assert boss.post(f"{PAGE}reports/{report}/again/").status_code == 404
    settings.CARRIER_URL = ""
    assert yard.client("manager").get(PAGE).status_code == 404
    assert PAGE not in text_of(yard.client("operator").get("/office/"))


def test_in_english(yard: Yard) -> None:
    wrong(yard, yard.sent())
    manager = yard.client("manager")
    manager.cookies["django_language"] = "en"
    assert "Reports for somebody to look at" in text_of(manager.get(PAGE))
    assert "What the carrier reports" in text_of(manager.get(yard.address))
