"""A device hands a paper over by two scans and two signatures, now or told later."""

from typing import Any

import pytest

from tests.faces.api.speaking import Speaker, token_for
from tests.faces.api.world import World

pytestmark = pytest.mark.django_db
HERE, AGENCY = "000.01.38.H20", "000.00.38.H20"
MINUTES = "BB0000000173"


@pytest.fixture
def desk(world: World) -> Speaker:
    return Speaker(token_for(world.cast.reception))


@pytest.fixture
def officer(world: World) -> Speaker:
    return Speaker(token_for(world.cast.officer))


@pytest.fixture
def paper(world: World, desk: Speaker) -> str:
    """An original of a dossier, labelled at the counter."""
    code = desk.post("dossiers", world.receive()).json()["code"]
    label: str = desk.post("custody/labels", {"kind": "BC"}).json()["labels"][0]
    made = desk.post(
        "custody/items",
        {
            "hat": "counter",
            "place": HERE,
            "label": label,
            "kind": "original",
            "dossier": code,
            "paper": "to_khai",
        },
    )
    assert made.status_code == 201, made.content
    assert made.json()["stays"][0]["how"] == "made"
    return label


def offered(world: World, thing: str, **changes: Any) -> dict[str, Any]:
    other = {"kind": "agency", "person": str(world.cast.officer.pk), "place": AGENCY}
    scan = {"act": "offer", "minutes": MINUTES, "thing": thing, "other": other}
    return {"hat": "counter", "place": HERE, "scan": scan | changes}


def taken(world: World, thing: str) -> dict[str, Any]:
    other = {"kind": "counter", "person": str(world.cast.reception.pk), "place": HERE}
    scan = {"act": "take", "minutes": MINUTES, "thing": thing, "other": other}
    return {"hat": "agency", "place": AGENCY, "scan": scan}


def test_a_thing_moves_when_both_have_scanned(
    world: World, desk: Speaker, officer: Speaker, paper: str
) -> None:
    first = desk.post("custody/scans", offered(world, paper)).json()
    assert (first["complete"], first["holder"]["place"]) == (False, HERE)
    there = {"hat": "agency", "place": AGENCY}
    assert officer.get("custody/things", there).json()["waiting"] == [paper]
    second = officer.post("custody/scans", taken(world, paper)).json()
    assert (second["complete"], second["holder"]["place"]) == (True, AGENCY)
    assert officer.get("custody/things", there).json()["held"][0]["label"] == paper
    for speaker, place, hat in ((desk, HERE, "counter"), (officer, AGENCY, "agency")):
        signed = speaker.post(
            f"custody/minutes/{MINUTES}/signature", {"hat": hat, "place": place}
        ).json()
    assert len(signed["signed"]) == 2
    assert signed["filed_at"] is None  # from one desk of the state to another nothing is filed
    read = desk.get(f"custody/minutes/{MINUTES}").json()
    assert read == signed
    found = desk.get(f"custody/whereabouts/{paper}").json()
    assert [stay["holder"]["place"] for stay in found["stays"]] == [HERE, AGENCY]
    assert found["stays"][1]["minutes"] == MINUTES


def test_the_same_key_is_the_same_scan(world: World, desk: Speaker, paper: str) -> None:
    first = desk.post("custody/scans", offered(world, paper), key="device-7-0001").json()
    again = desk.post("custody/scans", offered(world, paper), key="device-7-0001").json()
    assert (first["replayed"], again["replayed"]) == (False, True)
    other = desk.post(
        "custody/scans", offered(world, paper, minutes="BB0000000270"), key="device-7-0001"
    )
    assert (other.status_code, other.json()["code"]) == (422, "ScanKeyReused")


def test_the_owner_reads_where_the_paper_is_and_no_number(
    world: World, desk: Speaker, paper: str
) -> None:
    owner = Speaker(token_for(world.cast.owner))
    found = owner.get(f"custody/whereabouts/{paper}")
    assert found.status_code == 200
    assert world.cast.owner.personal_id not in found.content.decode()
    stranger = Speaker(token_for(world.cast.stranger))
    assert stranger.get(f"custody/whereabouts/{paper}").json()["code"] == "NoSuchThing"


def late(world: World, thing: str, at: str, key: str) -> dict[str, Any]:
    return {"key": key, "at": at, "scan": offered(world, thing)["scan"]}


def test_a_batch_told_late_is_kept_and_fits_when_its_thing_is_known(
    world: World, desk: Speaker
) -> None:
    label = "BC0000009921"
    unknown = late(world, label, "2019-08-02T16:10:00+07:00", "phone-1-0001")
    nobody = late(world, label, "2019-08-02T16:11:00+07:00", "phone-1-0002")
    nobody["scan"] = dict(nobody["scan"], other={"kind": "agency", "person": "0", "place": AGENCY})
    batch = {"hat": "counter", "place": HERE, "scans": [nobody, unknown]}
    told = desk.post("custody/late-scans", batch, key=None).json()["scans"]
    assert [each["state"] for each in told] == ["refused", "waiting"]
    assert told[1]["refused"]["code"] == "ThingUnknown"
    again = desk.post("custody/late-scans", batch, key=None).json()["scans"]
    assert again[1]["report"] == told[1]["report"]  # the same report, not a second one


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"thing": "BC0000007787"}, 404, "ThingUnknown"),
        ({"minutes": " "}, 422, "MinutesUnnamed"),
        (
            {"other": {"kind": "agency", "person": "999999", "place": AGENCY}},
            422,
            "InputInvalid",
        ),
        (
            {"other": {"kind": "applicant", "person": "999999", "place": AGENCY}},
            422,
            "InputInvalid",
        ),
    ],
)
def test_a_scan_that_cannot_be(
    world: World, desk: Speaker, paper: str, change: dict[str, Any], status: int, code: str
) -> None:
    told = offered(world, paper)
    answer = desk.post("custody/scans", told | {"scan": told["scan"] | change})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_nobody_scans_at_a_place_that_is_not_theirs(
    world: World, officer: Speaker, paper: str
) -> None:
    answer = officer.post("custody/scans", offered(world, paper))
    assert (answer.status_code, answer.json()["code"]) == (403, "HandlingNotPermitted")
