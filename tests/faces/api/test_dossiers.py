"""A dossier's life over the API: received, listed, read, passed on, printed."""

from typing import Any

import pytest

from tests.cast import AGENCY
from tests.faces.api.speaking import Speaker, token_for
from tests.faces.api.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(world: World) -> Speaker:
    return Speaker(token_for(world.cast.reception))


@pytest.fixture
def received(world: World, clerk: Speaker) -> dict[str, Any]:
    answer = clerk.post("dossiers", world.receive())
    assert answer.status_code == 201, answer.content.decode()
    found: dict[str, Any] = answer.json()
    return found | {"location": answer["Location"], "etag": answer["ETag"]}


def test_a_reception_answers_with_code_due_date_and_reasons(received: dict[str, Any]) -> None:
    assert received["code"].startswith("000.01.38.H20-190805-")
    assert received["due_at"].endswith("+07:00")
    assert received["due_reasons"][0]["article"]
    assert (received["stage"], received["version"], received["etag"]) == ("received", 1, '"1"')
    assert received["location"] == f"/api/v1/dossiers/{received['id']}"


def test_the_same_key_gives_the_same_answer(world: World, clerk: Speaker) -> None:
    first = clerk.post("dossiers", world.receive(), key="the-same-key").json()
    second = clerk.post("dossiers", world.receive(), key="the-same-key").json()
    assert second == first | {"replayed": True}


def test_the_dossier_is_found_by_id_and_by_code(clerk: Speaker, received: dict[str, Any]) -> None:
    for key in (received["id"], received["code"], received["code"].lower()):
        answer = clerk.get(f"dossiers/{key}")
        assert answer.status_code == 200
        assert answer["ETag"] == '"1"'
        assert answer.json()["due_at"] == received["due_at"]


def test_options_say_what_may_be_done_and_why_not(clerk: Speaker, received: dict[str, Any]) -> None:
    options = {
        each["command"]: each for each in clerk.get(f"dossiers/{received['id']}").json()["options"]
    }
    assert options["transfer"]["refused"] is None
    assert options["approve"]["refused"]["code"] == "NotYourRole"
    assert options["approve"]["refused"]["article"]


def test_the_list_shows_the_work_of_the_place(
    world: World, clerk: Speaker, received: dict[str, Any]
) -> None:
    listed = clerk.get("dossiers", {"open": "true", "q": "duong thi"}).json()
    assert [each["code"] for each in listed["dossiers"]] == [received["code"]]
    assert (listed["page"], listed["next"]) == (1, None)
    elsewhere = Speaker(token_for(world.cast.stranger)).get("dossiers").json()
    assert elsewhere["dossiers"] == []


def test_the_owner_lists_and_reads_what_they_filed(world: World, received: dict[str, Any]) -> None:
    owner = Speaker(token_for(world.cast.owner))
    assert owner.get("dossiers").json()["dossiers"] == []
    mine = owner.get("dossiers", {"mine": "true"}).json()["dossiers"]
    assert [each["id"] for each in mine] == [received["id"]]
    assert owner.get(f"dossiers/{received['code']}").status_code == 200


def test_a_command_moves_the_dossier(clerk: Speaker, received: dict[str, Any]) -> None:
    answer = clerk.post(f"dossiers/{received['code']}/commands/transfer", {}, If_Match='"1"')
    assert answer.status_code == 200, answer.content.decode()
    assert (answer.json()["stage"], answer["ETag"]) == ("transferred", '"2"')
    events = clerk.get(f"dossiers/{received['id']}/events").json()["events"]
    assert [each["name"] for each in events] == ["dossier.received/1", "dossier.transferred/1"]
    assert events[0]["data"]["filing"]["competent_agency"] == AGENCY


def test_the_second_person_hears_what_the_first_did(
    world: World, clerk: Speaker, received: dict[str, Any]
) -> None:
    path = f"dossiers/{received['id']}/commands/transfer"
    assert clerk.post(path, {}, If_Match='"1"').status_code == 200
    late = clerk.post(path, {}, If_Match='"1"')
    assert (late.status_code, late.json()["code"]) == (412, "SomeoneActedFirst")
    assert world.cast.reception.full_name in late.json()["detail"]
    assert clerk.post(path, {}).status_code == 409


def test_the_receipt_is_printed(clerk: Speaker, received: dict[str, Any]) -> None:
    assert clerk.get(f"dossiers/{received['id']}").json()["forms"] == ["receipt", "routing"]
    printed = clerk.get(f"dossiers/{received['id']}/forms/receipt.pdf")
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    for nothing in ("apology", "banana"):
        answer = clerk.get(f"dossiers/{received['id']}/forms/{nothing}.pdf")
        assert (answer.status_code, answer.json()["code"]) == (404, "NothingToPrint")


def test_anybody_with_the_code_learns_the_stage_only(received: dict[str, Any]) -> None:
    answer = Speaker().get(f"track/{received['code']}")
    assert answer.json().keys() == {"code", "percent", "stage"}
    assert answer["Cache-Control"] == "public, max-age=30"
    assert Speaker().get("track/000.01.38.H20-190805-9999").status_code == 404


def test_a_draft_is_continued(world: World, clerk: Speaker) -> None:
    draft = clerk.post("dossiers", world.receive() | {"command": "register_draft"}).json()
    answer = clerk.post(
        f"dossiers/{draft['id']}/commands/receive", {"filing": world.filing()}, If_Match='"1"'
    )
    assert (answer.status_code, answer.json()["stage"]) == (200, "received"), answer.content


def test_a_preview_tells_what_the_receipt_would_say(world: World, clerk: Speaker) -> None:
    asked = {"procedure": "1.001193", "unit": "000.01.38.H20"}
    seen = clerk.post("intake/preview", asked, key=None).json()
    assert seen["missing"] == [rule.code for rule in world.terms.papers if rule.mandatory]
    assert seen["due_reasons"][0]["article"]
    assert {agency["level"] for agency in seen["agencies"]} == {world.terms.level}
    complete = asked | {"papers": world.filing()["papers"]}
    assert clerk.post("intake/preview", complete, key=None).json()["missing"] == []
