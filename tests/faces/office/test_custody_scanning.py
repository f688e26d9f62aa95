"""A hand-over scanned on two sessions: running list, refusals, signatures, photographs."""

from io import BytesIO

import pytest
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from motcua.channels.custody import queries
from motcua.domain.custody.holders import HolderKind
from tests.apps.plumbing.test_photographed_codes import picture
from tests.cast import AGENCY, ONE_STOP
from tests.faces.office.custody_world import (
    OFFICE,
    begun,
    dossier_code,
    labelled,
    number_of,
    scanned,
    sealed,
    tone,
)
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db


def test_two_sessions_scan_and_sign(world: World) -> None:
    papers = labelled(world, dossier_code(world), 3)
    giver, receiver = world.client("reception"), world.client("officer")
    address = begun(giver, side="give", place=AGENCY, other="agency~", hat="counter")
    number = number_of(address)
    for paper in papers:
        assert tone(scanned(giver, address, paper, world.key())) == "success"
    waits = receiver.get(f"{OFFICE}hand-over/").content.decode()
    assert number in waits
    assert "3 vật" in waits
    there = f"{OFFICE}hand-over/{number}/"
    for paper in papers:
        answer = scanned(receiver, there, paper.lower(), world.key())
        assert tone(answer) == "success"
        assert "Đủ hai bên quét" in answer.content.decode()
    for client in (giver, receiver):
        page = client.get(f"{OFFICE}minutes/{number}/").content.decode()
        assert "Ký với tư cách" in page
        sent = {"key": world.key(), "hat": "counter" if client is giver else "agency"}
        assert client.post(f"{OFFICE}minutes/{number}/sign/", sent).status_code == 302
    row = queries.minutes(number)
    assert row is not None
    assert not row.is_open
    printed = receiver.get(f"{OFFICE}minutes/{number}.pdf")
    assert printed.content.startswith(b"%PDF")
    held = {each.label: each.holder for each in queries.things(papers)}
    assert {holder.kind for holder in held.values()} == {HolderKind.AGENCY}
    assert "đã ký đủ" in giver.get(f"{OFFICE}minutes/?all=on").content.decode()
    assert number not in giver.get(f"{OFFICE}minutes/").content.decode()


def test_minutes_come_by_pages_newest_first(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.faces.ui.paging.PAGE", 1)
    giver = world.client("reception")
    numbers = []
    for paper in labelled(world, dossier_code(world), 2):
        address = begun(giver, side="give", place=AGENCY, other="agency~", hat="counter")
        scanned(giver, address, paper, world.key())
        numbers.append(number_of(address))
    pages = [giver.get(f"{OFFICE}minutes/?all=on&page={n}").content.decode() for n in (1, 2)]
    assert [[number in page for number in numbers] for page in pages] in (
        [[True, False], [False, True]],
        [[False, True], [True, False]],
    )
    assert "?all=on&amp;page=2" in pages[0]
    assert "page=3" not in pages[1]


def test_the_same_scan_twice_is_harmless(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    client = world.client("reception")
    address = begun(client, side="give", place=AGENCY, other="agency~", hat="counter")
    key = world.key()
    assert tone(scanned(client, address, paper, key)) == "success"
    for again in (key, world.key()):
        answer = scanned(client, address, paper, again)
        assert tone(answer) == "info"
        assert "Đã quét rồi" in answer.content.decode()


def test_what_cannot_be_given_says_why_and_what_to_do(world: World) -> None:
    inside, loose = labelled(world, dossier_code(world), 2)
    packet = sealed(world, [inside])
    client = world.client("reception")
    address = begun(client, side="give", place=ONE_STOP, other="carrier~post", hat="counter")
    told = {
        inside: "Hãy giao cả túi",
        "BC0000000125": "đọc sai một ký tự",
        "HOP-SUA": "Thừa",
        "": "Chưa có mã",
        number_of(address): "biên bản đang làm",
    }
    for code, words in told.items():
        answer = scanned(client, address, code, world.key())
        assert words in answer.content.decode(), code
        assert tone(answer) in {"danger", "warning"}
        assert answer.status_code == 409
    for code in (packet, loose):
        assert tone(scanned(client, address, code, world.key())) == "success"


def test_a_code_of_other_minutes_leads_to_them(world: World) -> None:
    one, other = labelled(world, dossier_code(world), 2)
    client = world.client("reception")
    first = begun(client, side="give", place=AGENCY, other="agency~", hat="counter")
    scanned(client, first, one, world.key())
    second = begun(client, side="give", place=ONE_STOP, other="carrier~post", hat="counter")
    scanned(client, second, other, world.key())
    answer = scanned(client, second, number_of(first), world.key())
    assert answer.headers["Location"] == f"{OFFICE}hand-over/{number_of(first)}/"


def test_who_has_not_got_it_cannot_give_it(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    client = world.client("postal")
    address = begun(client, side="give", place=AGENCY, other="agency~", hat="carrier")
    answer = scanned(client, address, paper, world.key())
    assert tone(answer) == "danger"
    assert "đang do Lê Thị Tiếp giữ" in answer.content.decode()


def test_the_receiver_may_be_first_and_mismatches_stand_on_top(world: World) -> None:
    agreed, only_taken, only_given = labelled(world, dossier_code(world), 3)
    giver, receiver = world.client("reception"), world.client("officer")
    address = begun(receiver, side="take", place=ONE_STOP, other="counter~agency", hat="agency")
    number = number_of(address)
    there = f"{OFFICE}hand-over/{number}/"
    for code in (agreed, only_taken):
        answer = scanned(receiver, address, code, world.key())
        assert "Chờ bên giao quét" in answer.content.decode()
    for code in (agreed, only_given):
        assert tone(scanned(giver, there, code, world.key())) == "success"
    page = receiver.get(f"{there}rows/").content.decode()
    assert 'data-apart="2"' in page
    assert page.index(only_taken) < page.index(agreed)
    assert page.index(only_given) < page.index(agreed)
    assert f"thing={only_given}&amp;kind=missing" in page
    refused = giver.post(f"{OFFICE}minutes/{number}/sign/", {"key": world.key(), "hat": "counter"})
    assert refused.status_code == 409
    assert only_given in refused.content.decode()


def test_without_script_each_scan_is_a_page(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    client = world.client("reception")
    address = begun(client, side="give", place=AGENCY, other="agency~", hat="counter")
    page = client.get(address)
    assert "camera=(self)" in page.headers["Permissions-Policy"]
    answer = client.post(address, {"code": paper, "key": world.key(), **_said(address)})
    assert answer.status_code == 302
    after = client.get(answer.headers["Location"]).content.decode()
    assert "Đã quét giao" in after
    wrong = client.post(address, {"code": "NOTHING", "key": world.key(), **_said(address)})
    assert wrong.status_code == 409
    assert 'name="code"' in wrong.content.decode()


def _said(address: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in address.split("?")[1].replace("%7E", "~").split("&"))


def test_a_photograph_counts_as_its_codes(world: World) -> None:
    paper, other = labelled(world, dossier_code(world), 2)
    client = world.client("reception")
    address = begun(client, side="give", place=AGENCY, other="agency~", hat="counter")
    forms = (zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode)
    for label, form in zip((paper, other), forms, strict=True):
        photo = SimpleUploadedFile("x.bin", picture(label, form, "JPEG", turned=5))
        answer = scanned(client, address, "", world.key(), photo=photo)
        assert tone(answer) == "success", answer.content.decode()
        assert label in answer.content.decode()
    said = {
        b"%PDF-1.7 no picture": "không phải ảnh",
        _blank(): "Không thấy mã",
    }
    for content, words in said.items():
        answer = scanned(
            client, address, "", world.key(), photo=SimpleUploadedFile("x.jpg", content)
        )
        assert words in answer.content.decode()


def _blank() -> bytes:
    kept = BytesIO()
    Image.new("L", (200, 200), 255).save(kept, "PNG")
    return kept.getvalue()


def test_ones_own_store_is_scanned_for_on_both_sides(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    client = world.client("reception")
    address = begun(client, side="give", place=ONE_STOP, other="store~agency", hat="counter")
    assert tone(scanned(client, address, paper, world.key())) == "success"
    there = f"{OFFICE}hand-over/{number_of(address)}/?side=take"
    assert "Chuyển sang quét cho bên giao" in client.get(there).content.decode()
    assert tone(scanned(client, there, paper, world.key())) == "success"
    row = queries.thing(paper)
    assert row is not None
    assert row.holder.kind is HolderKind.STORE


@pytest.mark.parametrize("name", ["controller", "auditor"])
def test_who_only_looks_scans_nothing(world: World, name: str) -> None:
    (paper,) = labelled(world, dossier_code(world))
    reception = world.client("reception")
    address = begun(reception, side="give", place=AGENCY, other="agency~", hat="counter")
    scanned(reception, address, paper, world.key())
    client, number = world.client(name), number_of(address)
    assert client.get(f"{OFFICE}minutes/{number}/").status_code == 200
    assert client.get(f"{OFFICE}hand-over/{number}/").status_code == 404
    assert client.post(f"{OFFICE}minutes/{number}/sign/").status_code == 404


def test_others_are_not_let_into_a_hand_over(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    reception = world.client("reception")
    address = begun(reception, side="give", place=AGENCY, other="agency~", hat="counter")
    scanned(reception, address, paper, world.key())
    stranger, number = world.client("stranger"), number_of(address)
    assert stranger.get(f"{OFFICE}minutes/{number}/").status_code == 404
    assert stranger.get(f"{OFFICE}minutes/{number}.pdf").status_code == 404
    assert stranger.get(f"{OFFICE}where/", {"code": paper}).status_code == 404
    answer = scanned(stranger, f"{OFFICE}hand-over/{number}/", paper, world.key())
    assert answer.status_code == 302  # to the minutes, which are not there for them
