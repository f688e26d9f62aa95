"""Labelling, sealing, opening with a count, cases, and where everything is: page by page."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from motcua.channels.custody import access, commands, queries
from motcua.channels.custody.commands import Asked, Kept
from motcua.domain.custody import commands as c
from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.holders import Holder, holder_of
from motcua.domain.custody.mishaps import DiscrepancyKind, Resolution
from motcua.domain.custody.things import Fate, ItemKind
from motcua.dossiers import queries as dossiers
from tests.cast import AGENCY, ELSEWHERE, ONE_STOP
from tests.faces.office.custody_world import (
    AGENCY_DESK,
    CARRIER,
    COUNTER,
    OFFICE,
    begun,
    dossier_code,
    give,
    labelled,
    number_of,
    scanned,
    sealed,
)
from tests.faces.office.world import MORNING, World, hidden

pytestmark = pytest.mark.django_db


def test_a_paper_is_labelled_for_its_dossier_and_pressed_twice_is_one(world: World) -> None:
    code, client = dossier_code(world), world.client("reception")
    asked = client.get(f"{OFFICE}label/", {"dossier": code})
    page = asked.content.decode()
    assert "Dương Thị Chủ" in page
    sent = {
        "key": hidden(page, "key"),
        "hat": "counter",
        "kind": "original",
        "paper": "",
        "label": re.search(r'name="label" value="(BC\w+)"', page)[1],  # type: ignore[index]
        "received_from": "Dương Thị Chủ",
    }
    for _ in range(2):
        answer = client.post(f"{OFFICE}label/?dossier={code}", sent)
        assert answer.status_code == 302
    assert [row.label for row in queries.things_of(code)] == [sent["label"]]
    (first,) = queries.stays(str(sent["label"]))
    assert first.giver is not None
    assert first.giver.name == "Dương Thị Chủ"
    used = client.post(f"{OFFICE}label/?dossier={code}", {**sent, "key": "another-key"})
    assert used.status_code == 302  # the same label on the same paper is no second one
    other = client.post(
        f"{OFFICE}label/?dossier={code}", {**sent, "key": "a-third-key", "kind": "set"}
    )
    assert other.status_code == 409
    assert "đã dùng" in other.content.decode()


def test_a_dossier_of_others_is_not_labelled(world: World) -> None:
    code = dossier_code(world)
    assert world.client("stranger").get(f"{OFFICE}label/?dossier={code}").status_code == 404
    assert world.client("auditor").get(f"{OFFICE}label/?dossier={code}").status_code == 404
    assert world.client("reception").get(f"{OFFICE}label/?dossier=nothing").status_code == 404


def seal_form(client: Client, **said: object) -> dict[str, object]:
    page = client.get(f"{OFFICE}seal/").content.decode()
    found = re.search(r'name="packet" value="(TG\w+)"', page)
    assert found
    return {
        "key": hidden(page, "key"),
        "hat": "counter",
        "packet": found[1],
        "seal": "NP 77",
        "witness": "Dương Thị Chủ",
        "to_name": "UBND huyện",
        "to_text": "Thị trấn Mỹ Thọ",
        **said,
    }


def test_papers_are_sealed_before_a_witness_and_counted_when_opened(world: World) -> None:
    ticked, typed, strange = labelled(world, dossier_code(world), 3)
    client = world.client("reception")
    sent = seal_form(client, ticked=[ticked], scanned=f"{typed.lower()}\r\n\r\n{typed}")
    for _ in range(2):
        assert client.post(f"{OFFICE}seal/", sent).status_code == 302
    packet = str(sent["packet"])
    assert {row.label for row in queries.content_of(packet)} == {ticked, typed}
    address = f"{OFFICE}open/"
    page = client.get(address, {"packet": packet}).content.decode()
    assert "2 thứ trong túi" in page
    assert ticked not in page  # who counts is not told what should be there
    count = {
        "key": hidden(page, "key"),
        "packet": packet,
        "seal_seen": "NP 78",
        "scanned": f"{ticked}\n{strange}",
    }
    opened = client.post(address, count, follow=True).content.decode()
    assert "3 chỗ không khớp" in opened
    kinds = {case.kind for case in queries.cases_of(packet, typed)}
    assert kinds == {DiscrepancyKind.MISSING, DiscrepancyKind.EXTRA, DiscrepancyKind.WRONG_SEAL}
    assert queries.thing(packet).fate is Fate.OPENED  # type: ignore[union-attr]
    assert client.post(address, count).status_code in {302, 409}
    assert len(queries.cases_of(packet, typed)) == 3


@pytest.mark.parametrize(
    ("said", "words"),
    [({}, "Túi chưa có giấy tờ"), ({"scanned": "NOT-THERE"}, "Không có nhãn NOT-THERE")],
)
def test_a_packet_that_cannot_be_sealed_says_why(
    world: World, said: dict[str, object], words: str
) -> None:
    client = world.client("reception")
    answer = client.post(f"{OFFICE}seal/", seal_form(client, **said))
    assert answer.status_code == 409
    assert words in answer.content.decode()
    unnamed = client.post(f"{OFFICE}seal/", seal_form(client, witness=""))
    assert unnamed.status_code == 422
    assert "Điền: Người chứng kiến" in unnamed.content.decode()


def test_a_carrier_never_opens_a_seal(world: World) -> None:
    packet = sealed(world, labelled(world, dossier_code(world)))
    reception, postal = world.client("reception"), world.client("postal")
    address = begun(reception, side="give", place=ONE_STOP, other="carrier~post", hat="counter")
    scanned(reception, address, packet, world.key())
    scanned(postal, f"{OFFICE}hand-over/{number_of(address)}/", packet, world.key())
    page = postal.get(f"{OFFICE}open/", {"packet": packet}).content.decode()
    count = {"key": hidden(page, "key"), "packet": packet, "seal_seen": "NP 001", "scanned": ""}
    refused = postal.post(f"{OFFICE}open/", count)
    assert refused.status_code == 409
    assert "không được làm việc này" in refused.content.decode()
    shown = postal.get(f"{OFFICE}where/", {"code": packet}).content.decode()
    assert "Mở niêm phong" not in shown
    assert "bưu tá" in shown
    assert number_of(address) in shown


def reported(client: Client, thing: str, owner: str, kind: str = "missing") -> str:
    page = client.get(f"{OFFICE}cases/report/", {"thing": thing, "kind": kind}).content.decode()
    sent = {
        "key": hidden(page, "key"),
        "thing": thing,
        "kind": kind,
        "what": "Không thấy trong túi lúc mở",
        "owner": owner,
    }
    answer = client.post(f"{OFFICE}cases/report/", sent)
    assert answer.status_code == 302, answer.content.decode()
    assert (
        client.post(f"{OFFICE}cases/report/", sent).headers["Location"]
        == (answer.headers["Location"])
    )
    return str(answer.headers["Location"])


def test_a_case_is_owned_passed_on_and_ends_with_words(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    client, manager = world.client("reception"), world.client("manager")
    me, boss = world.cast.actor("reception").person, world.cast.actor("manager").person
    address = reported(client, paper, me)
    assert paper in client.get(f"{OFFICE}cases/?mine=on").content.decode()
    page = client.get(address).content.decode()
    assert "Đã qua tay ai" in page
    key = hidden(page, "key")
    passed = {"key": key, "doing": "pass_on", "owner": boss}
    assert client.post(address, passed).status_code == 302
    assert queries.cases_of(paper)[0].owner == boss
    assert client.post(address, passed).status_code == 302
    assert "Kết thúc vụ việc" not in client.get(address).content.decode()
    assert "Kết thúc vụ việc" in manager.get(address).content.decode()
    not_mine = {"key": "resolve-key-0", "doing": "resolve", "resolution": "found", "said": "Đã có"}
    refused = client.post(address, not_mine)
    assert refused.status_code == 409
    assert "do người khác xử lý" in refused.content.decode()
    wordless = {"key": key, "doing": "resolve", "resolution": "found", "said": ""}
    assert manager.post(address, wordless).status_code == 422
    done = {**wordless, "key": "resolve-key-1", "said": "Nằm lẫn trong túi khác"}
    for _ in range(2):
        assert manager.post(address, done).status_code == 302
    assert queries.cases_of(paper)[0].resolution is Resolution.FOUND
    late = client.post(address, {**done, "key": "resolve-key-2"})
    assert late.status_code == 409
    assert "đã đóng" in late.content.decode()
    assert paper not in client.get(f"{OFFICE}cases/").content.decode()
    assert "Nằm lẫn" in client.get(address).content.decode()


def test_an_extra_thing_need_not_be_known(world: World) -> None:
    client = world.client("reception")
    me = world.cast.actor("reception").person
    address = reported(client, "LA-LAM/9", me, "extra")
    assert "chưa từng được dán nhãn" in client.get(address).content.decode()
    assert world.client("stranger").get(address).status_code == 404


def test_a_loss_is_declared_by_who_may_settle_and_names_who_answers(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    client, manager = world.client("reception"), world.client("manager")
    address = reported(client, paper, world.cast.actor("manager").person)
    assert 'value="mishap"' not in client.get(address).content.decode()
    page = manager.get(address).content.decode()
    sent = {
        "key": hidden(page, "key"),
        "doing": "mishap",
        "mishap": "lost",
        "liable": "0",
        "how": "Thất lạc khi chuyển kho",
        "reissue": "Giấy chứng sinh; Bản sao hộ khẩu",
        "reissue_cost": "30000",
        "damages": "0",
        "apology": "12/XL-UBND ngày 05/08/2019",
    }
    refused = manager.post(address, {**sent, "damages": "-5"})
    assert refused.status_code == 409
    assert "số tiền không âm" in refused.content.decode()
    for _ in range(2):
        assert manager.post(address, sent).status_code == 302
    row = queries.thing(paper)
    assert row is not None
    assert row.fate is Fate.LOST
    assert queries.cases_of(paper)[0].closed_at is None  # until it is settled


def test_any_code_leads_to_what_it_is(world: World) -> None:
    code = dossier_code(world)
    first, second = labelled(world, code, 2)
    packet = sealed(world, [first])
    client = world.client("reception")
    where = f"{OFFICE}where/"
    page = client.get(where, {"code": first.lower()}).content.decode()
    assert packet in page
    assert "Người nộp giao" in page
    assert "Niêm phong vào túi" in page
    assert "Lê Thị Tiếp" in page
    whole = client.get(where, {"code": code}).content.decode()
    assert packet in whole
    assert second in whole
    address = reported(client, second, world.cast.actor("reception").person)
    case = queries.cases_of(second)[0].case
    assert client.get(where, {"code": case}).headers["Location"] == address
    assert client.get(where, {"code": "nothing"}).status_code == 404
    assert "đang giữ" in client.get(f"{OFFICE}held/").content.decode().lower()
    assert packet in client.get(OFFICE).content.decode()


def test_the_page_of_a_dossier_says_where_its_papers_are(world: World) -> None:
    code = dossier_code(world)
    (paper,) = labelled(world, code)
    found = dossiers.state_and_id(code)
    assert found is not None
    page = world.client("reception").get(f"/office/dossiers/{found[0]}/").content.decode()
    section = page[page.index('id="papers-where"') :]
    assert paper in section
    assert f"label/?dossier={code}" in section
    seen = world.client("auditor").get(f"/office/dossiers/{found[0]}/").content.decode()
    assert paper in seen
    assert f"label/?dossier={code}" not in seen


def test_what_was_told_too_late_waits_for_somebody(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    user = world.cast.postal
    by = access.actor_for(user, CARRIER, ONE_STOP, MORNING.date())
    before = MORNING - timedelta(hours=1)
    attempt = c.Attempt(packet=paper, outcome=Outcome.ABSENT, invited=True)
    kept = commands.offer_late(attempt, Asked(by=by, hat=CARRIER, key="late-key-1", at=before))
    assert isinstance(kept, Kept)
    postal, manager = world.client("postal"), world.client("manager")
    shown = postal.get(f"{OFFICE}astray/").content.decode()
    assert paper in shown
    assert "Gác lại</button>" not in shown
    address = f"{OFFICE}astray/{kept.report}/"
    assert postal.post(address, {"said": "x"}).status_code == 404
    manager.post(address, {"said": ""})
    assert queries.left_over((ONE_STOP,))
    world.client("head").post(address, {"said": "không phải nơi tôi"})
    assert queries.left_over((ONE_STOP,))
    manager.post(address, {"said": "Quét nhầm nhãn giấy tờ"})
    assert not queries.left_over((ONE_STOP,))


def test_every_role_has_its_pages(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    handling = ("hand-over/", "label/", "seal/", "cases/report/")
    reading = ("", "held/", "where/", "minutes/", "cases/", "astray/", f"where/?code={paper}")
    for name, handles, reads in (
        ("reception", True, True),
        ("postal", True, True),
        ("officer", True, True),
        ("head", True, True),
        ("manager", True, True),
        ("controller", False, True),
        ("auditor", False, True),
        ("operator", False, False),
        ("citizen", False, False),
    ):
        client = world.client(name)
        for address in reading:
            expected = 200 if reads else 404
            assert client.get(OFFICE + address).status_code == expected, (name, address)
        for address in handling:
            expected = 200 if handles else 404
            assert client.get(OFFICE + address).status_code == expected, (name, address)


def test_lists_keep_to_ones_own_places(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    stranger = world.client("stranger")
    for address in ("held/", f"held/?place={ONE_STOP}", "cases/", f"minutes/?place={ONE_STOP}"):
        page = stranger.get(OFFICE + address)
        assert page.status_code == 200
        assert paper not in page.content.decode()
    assert f"held/?place={ELSEWHERE}" not in stranger.get(f"{OFFICE}held/").content.decode()
    seen = world.client("controller").get(f"{OFFICE}held/?place={ONE_STOP}").content.decode()
    assert paper in seen
    give(world, "reception", COUNTER, c.Offer(minutes="M1", thing=paper, to=_officer(world)))
    assert "M1" in world.client("officer").get(f"{OFFICE}minutes/?place={AGENCY}").content.decode()


def _officer(world: World) -> Holder:
    by = access.actor_for(world.cast.officer, AGENCY_DESK, AGENCY, MORNING.date())
    return holder_of(by, AGENCY_DESK)


def test_a_result_is_made_here_and_comes_from_nobody(world: World) -> None:
    (paper,) = labelled(world, dossier_code(world), kind=ItemKind.RESULT)
    page = world.client("reception").get(f"{OFFICE}where/", {"code": paper}).content.decode()
    assert "Lập tại đây" in page
