"""Whatever is sent, the answer is a problem that says in two languages what to do; never a 500."""

import json
import unicodedata
from typing import Any

import pytest

from tests.faces.api.speaking import Speaker, token_for
from tests.faces.api.world import BIRTH, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(world: World) -> Speaker:
    return Speaker(token_for(world.cast.reception))


def refused(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert answer["Content-Type"] == "application/problem+json", answer.content
    found: dict[str, Any] = answer.json()
    assert (answer.status_code, found["code"]) == (status, code), found
    assert found["status"] == status
    assert found["type"] == f"urn:motcua:refusal:{code}"
    assert found["article"]
    assert found["detail"] in {found["text_vi"], found["text_en"]}
    assert found["title"]
    return found


def applicant(**changes: object) -> dict[str, Any]:
    return {"applicant": {"name": "Dương Thị Chủ"} | changes}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        (applicant(name=" "), 422, "ApplicantUnnamed"),
        (applicant(name="a\x00b"), 422, "TextUnusable"),
        (applicant(name="a\x1b[31mb"), 422, "TextUnusable"),
        (applicant(name="x" * 300), 422, "TextUnusable"),
        (applicant(identity_kind="personal_id", identity="12"), 422, "IdentityUnreadable"),
        (applicant(identity_kind="none", identity="087185000123"), 422, "IdentityUnreadable"),
        ({"papers": []}, 422, "PapersMissing"),
        ({"papers": [{"code": "không có"}]}, 422, "PaperUnknown"),
        ({"papers": [{"code": "to_khai", "originals": 1000}]}, 422, "PaperCountWrong"),
        ({"fees": [{"code": "a", "name": "b", "gross": 1, "net": 2}]}, 422, "FeeWrong"),
        ({"sets": 0}, 422, "SetsWrong"),
        ({"competent_agency": "000.99.99.H20"}, 422, "PlaceUnknown"),
        ({"competent_agency": "a\x00"}, 422, "TextUnusable"),
        ({"receiving_unit": "000.99.99.H20"}, 403, "NotPermitted"),
    ],
)
def test_a_filing_that_cannot_be_taken(
    world: World, clerk: Speaker, changes: dict[str, Any], status: int, code: str
) -> None:
    refused(clerk.post("dossiers", world.receive(**changes)), status, code)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (
            {"filing": {"papers": [{"code": "to_khai", "originals": -1}]}},
            "/filing/papers/0/originals",
        ),
        (
            {"filing": {"papers": [{"code": "x", "originals": 10**30}]}},
            "/filing/papers/0/originals",
        ),
        ({"filing": {"papers": [{"code": "x", "originals": 1.5}]}}, "/filing/papers/0/originals"),
        ({"filing": {"papers": [{"code": "x"}] * 201}}, "/filing/papers"),
        ({"filing": {"applicant": {"name": "x" * 801}}}, "/filing/applicant/name"),
        ({"filing": {"applicant": {"name": "x", "born": "2001"}}}, "/filing/applicant"),
        (
            {"filing": {"applicant": {"name": "x", "birth": "0001-01-01"}}},
            "/filing/applicant/birth",
        ),
        ({"filing": {"applicant": None}}, "/filing/applicant"),
        ({"received_at": "2019-08-05T09:00:00"}, "/received_at"),
        ({"received_at": "0001-01-01T00:00:00+14:00"}, "/received_at"),
        ({"colour": "red"}, ""),
        ({"command": "banana"}, "/command"),
        ({"procedure": 7}, "/procedure"),
    ],
)
def test_a_value_that_does_not_fit_is_pointed_at(
    world: World, clerk: Speaker, change: dict[str, Any], where: str
) -> None:
    body = world.receive()
    body["filing"] |= change.get("filing", {})
    found = refused(
        clerk.post("dossiers", body | {k: v for k, v in change.items() if k != "filing"}),
        422,
        "InputInvalid",
    )
    assert [each["pointer"] for each in found["errors"]] == [where]


def test_the_procedure_must_be_in_force(world: World, clerk: Speaker) -> None:
    early = world.receive() | {"received_at": "2018-06-01T09:00:00+07:00"}
    refused(clerk.post("dossiers", early), 409, "NotInForce")
    unknown = world.receive() | {"procedure": "9.999999"}
    refused(clerk.post("dossiers", unknown), 422, "UnknownProcedure")
    no_case = world.receive() | {"case": "banana"}
    refused(clerk.post("dossiers", no_case), 422, "UnknownCase")


def test_a_reception_on_a_holiday_is_refused(
    world: World, clerk: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-09-02")
    refused(clerk.post("dossiers", world.receive()), 409, "UnitClosed")


def test_a_unit_that_is_no_more_is_named_with_its_successor(
    world: World, clerk: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", "2025-07-15")
    found = refused(clerk.post("dossiers", world.receive()), 409, "PlaceClosed")
    assert "H20" in found["text_en"]


def test_a_child_without_a_number_is_a_person(world: World, clerk: Speaker) -> None:
    answer = clerk.post("dossiers", world.receive(**applicant(name="Lý Văn Bé")))
    assert answer.status_code == 201


def test_decomposed_vietnamese_is_stored_composed(world: World, clerk: Speaker) -> None:
    name = unicodedata.normalize("NFD", "Nguyễn Thị Ưởng " * 12).strip()
    done = clerk.post("dossiers", world.receive(**applicant(name=name)))
    stored = clerk.get(f"dossiers/{done.json()['id']}").json()["filing"]["applicant"]["name"]
    assert stored == unicodedata.normalize("NFC", name)


def test_money_in_another_currency_is_refused(world: World, clerk: Speaker) -> None:
    done = clerk.post("dossiers", world.receive()).json()
    payment = {"amount": 8000, "method": "cash", "proof": "BL 1", "currency": "USD"}
    answer = clerk.post(f"dossiers/{done['id']}/commands/record_payment", payment)
    refused(answer, 422, "AmountWrong")


BROKEN = [b"", b"{", b"\xff\xfe", b'{"a": 1}{}', b"[" * 100_000, b'{"a":' * 100_000]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_broken_json_is_refused(clerk: Speaker, body: bytes) -> None:
    answer = clerk.post("dossiers", body)
    assert answer.status_code in ({415} if body == b"" else {400, 422})
    assert answer.json()["code"] in {"NotJson", "JsonBroken", "InputInvalid"}


def test_a_body_of_another_type_or_size_is_refused(world: World, clerk: Speaker) -> None:
    form = clerk.client.post(
        "/api/v1/dossiers",
        {"a": "b"},
        headers={"Authorization": f"Bearer {clerk.token}", "Idempotency-Key": "12345678"},
    )
    refused(form, 415, "NotJson")
    huge = json.dumps(world.receive(**applicant(name="x" * 20_000_000))).encode()
    refused(clerk.post("dossiers", huge), 413, "BodyTooLarge")


def test_the_idempotency_key_is_required_and_bounded(world: World, clerk: Speaker) -> None:
    refused(clerk.post("dossiers", world.receive(), key=None), 428, "KeyMissing")
    for key in ("short", "k" * 201, "with space", "\xe9" * 9):
        refused(clerk.post("dossiers", world.receive(), key=key), 400, "HeaderUnreadable")
    clerk.post("dossiers", world.receive(), key="used-before")
    other = world.receive() | {"command": "register_draft"}
    refused(clerk.post("dossiers", other, key="used-before"), 422, "KeyReused")


@pytest.mark.parametrize("version", ["3", '"x"', 'W/"1"', '"99999999999"'])
def test_a_version_that_is_none_is_refused(clerk: Speaker, version: str) -> None:
    path = "dossiers/000.01.38.H20-190805-0001/commands/transfer"
    refused(clerk.post(path, {}, If_Match=version), 400, "HeaderUnreadable")


@pytest.mark.parametrize("key", ["x", "%00", "7", "a" * 2000, "000.01.38.H20-190805-9999"])
def test_a_code_that_is_none_is_not_found(clerk: Speaker, key: str) -> None:
    refused(clerk.get(f"dossiers/{key}"), 404, "NoSuchDossier")
    refused(clerk.get(f"track/{key}"), 404, "NoSuchDossier")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("procedures?limit=0", "?limit"),
        ("procedures?limit=1.0", "?limit"),
        ("procedures?limit=1&limit=2", "?limit"),
        ("procedures?q=%00", "?q"),
        ("procedures?colour=red", "?colour"),
        ("procedures?field=banana", "?field"),
        ("procedures?on=2019-13-01", "?on"),
        ("units?on=yesterday", "?on"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(path: str, where: str) -> None:
    found = refused(Speaker().get(path), 422, "InputInvalid")
    assert found["errors"][0]["pointer"] == where


def test_a_procedure_that_is_not_there(world: World) -> None:
    refused(Speaker().get("procedures/9.999999"), 404, "UnknownProcedure")
    refused(Speaker().get(f"procedures/{BIRTH}", {"on": "2017-01-01"}), 404, "NotInForce")
    refused(Speaker().get("procedures/%00"), 404, "UnknownProcedure")


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("", "vi"),
        ("en", "en"),
        ("en-GB,en;q=0.9,vi;q=0.1", "en"),
        ("vi,en;q=0.5", "vi"),
        ("fr", "vi"),
    ],
)
def test_the_detail_is_in_the_readers_language(language: str, spoken: str) -> None:
    answer = Speaker().get("nothing/here", Accept_Language=language)
    found = refused(answer, 404, "AddressUnknown")
    assert found["detail"] == found[f"text_{spoken}"]
    assert answer["Content-Language"] == spoken


def test_a_method_that_is_not_there_is_refused_with_those_that_are() -> None:
    answer = Speaker().client.delete("/api/v1/procedures")
    refused(answer, 405, "MethodWrong")
    assert answer["Allow"] == "GET"


def test_a_fault_of_ours_is_a_problem_too(
    world: World, clerk: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.dossiers.queries.track", lambda code: 1 // 0)
    clerk.client.raise_request_exception = False
    refused(clerk.get("track/000.01.38.H20-190805-0001"), 500, "OurFault")
