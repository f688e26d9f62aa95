"""The door for a carrier: signed, bounded, kept once; and the list of what waits."""

from typing import Any

import msgspec
import pytest
from django.test import Client
from pytest_django import Settings

from motcua.channels.carriers.protocol import LARGEST_MESSAGE
from motcua.plumbing import signed_calls as signing
from tests.apps.carriers.parcels import SECRET
from tests.faces.api.speaking import Speaker, token_for
from tests.faces.api.world import World

pytestmark = pytest.mark.django_db
PATH = "/api/v1/carriers/outside/events"
MESSAGE = {
    "id": "EM007000019VN-1",
    "tracking": "EM007000019VN",
    "number": 1,
    "kind": "picked_up",
    "at": "2019-08-01T09:00:00+07:00",
}


@pytest.fixture(autouse=True)
def connected(settings: Settings) -> None:
    settings.CARRIER_URL, settings.CARRIER_SECRET = "http://127.0.0.1:9", SECRET


@pytest.fixture
def operator(world: World) -> Speaker:
    return Speaker(token_for(world.cast.operator))


def said(body: bytes, *, path: str = PATH, secret: str = SECRET, moment: int = 0) -> Any:
    now = moment or signing.wall_clock()
    header = signing.sign(secret, signing.Call(method="POST", target=path, body=body), now)
    return Client().post(
        path, body, content_type="application/json", headers={signing.HEADER: header}
    )


def test_a_message_is_kept_once_and_waits_for_its_parcel(operator: Speaker) -> None:
    first, again = (said(msgspec.json.encode(MESSAGE)) for _ in range(2))
    assert first.json() == {"message": MESSAGE["id"], "known": False, "state": "waiting"}
    assert again.json()["known"] is True
    (report,) = operator.get("carriers/reports").json()["reports"]
    assert (report["tracking"], report["reason"]) == (MESSAGE["tracking"], "ParcelUnknown")


def test_the_same_id_with_other_words_is_a_conflict_people_see(operator: Speaker) -> None:
    said(msgspec.json.encode(MESSAGE))
    answer = said(msgspec.json.encode(MESSAGE | {"kind": "lost"}))
    assert (answer.status_code, answer.json()["code"]) == (409, "MessageDiffers")
    wrong = operator.get("carriers/reports", {"state": "wrong"}).json()["reports"]
    assert [each["reason"] for each in wrong] == ["MessageDiffers"]


@pytest.mark.parametrize(
    "unsigned",
    [
        {"secret": SECRET[::-1]},
        {"moment": 1_500_000_000},
        {"path": "/api/v1/carriers/other/events"},
    ],
)
def test_only_the_carrier_is_heard_and_only_now(
    operator: Speaker, unsigned: dict[str, Any]
) -> None:
    answer = said(msgspec.json.encode(MESSAGE), **unsigned)
    assert (answer.status_code, answer.json()["code"]) == (401, "SignatureWrong")
    assert operator.get("carriers/reports").json()["reports"] == []


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"{", ""),
        (msgspec.json.encode(MESSAGE | {"number": 0}), "/number"),
        (msgspec.json.encode(MESSAGE | {"colour": "red"}), ""),
        (msgspec.json.encode(MESSAGE | {"kind": "delivered"}), ""),
        (msgspec.json.encode(MESSAGE | {"at": "2019-08-01T09:00:00"}), "/at"),
    ],
)
def test_what_cannot_be_read_is_told_and_kept_for_people(
    operator: Speaker, body: bytes, where: str
) -> None:
    answer = said(body)
    assert (answer.status_code, answer.json()["code"]) == (422, "InputInvalid")
    assert answer.json()["errors"][0]["pointer"] == where
    (report,) = operator.get("carriers/reports").json()["reports"]
    assert (report["kind"], report["state"]) == ("unreadable", "wrong")


def test_a_message_has_a_size() -> None:
    assert said(b" " * (LARGEST_MESSAGE + 1)).status_code == 413


def test_somebody_sets_a_report_aside_and_says_why(operator: Speaker) -> None:
    said(b"{")
    (report,) = operator.get("carriers/reports").json()["reports"]
    done = operator.post(f"carriers/reports/{report['id']}/set-aside", {"why": "Thử kết nối"})
    assert done.json()["reports"] == []
    kept = operator.get("carriers/reports", {"state": "set_aside"}).json()["reports"]
    assert [each["reason_vi"] for each in kept] == ["Thử kết nối"]
    again = operator.post(f"carriers/reports/{report['id']}/set-aside", {"why": "Thử kết nối"})
    assert (again.status_code, again.json()["code"]) == (409, "ReportSettled")


def test_without_a_carrier_nobody_is_heard(settings: Settings) -> None:
    settings.CARRIER_URL = ""
    assert said(msgspec.json.encode(MESSAGE)).status_code == 401


def test_an_operator_is_given_the_code_and_no_words_that_may_name_people(
    operator: Speaker,
) -> None:
    said(msgspec.json.encode(MESSAGE | {"number": 0}))
    (report,) = operator.get("carriers/reports").json()["reports"]
    assert (report["reason"], report["reason_vi"], report["reason_en"]) == ("InputInvalid", "", "")
