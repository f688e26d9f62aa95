"""`motcua custody CODE` answers where everything is, with the whole chain."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from motcua.channels.custody.commands import Given
from motcua.project import cli
from tests.domain.custody import people as p

pytestmark = pytest.mark.django_db
Tell = Callable[..., Given]


def answered(code: str, capsys: pytest.CaptureFixture[str]) -> Any:
    assert cli.main(["custody", code, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_dossier_with_everything(tell: Tell, capsys: pytest.CaptureFixture[str]) -> None:
    tell(p.SIGNED)
    told = answered(p.DOSSIER, capsys)
    assert (told["code"], told["kind"]) == (p.DOSSIER, "dossier")
    assert [each["label"] for each in told["things"]] == ["P1", "A", "B"]
    paper = told["things"][1]
    assert paper["holder"]["person"] == "officer"
    assert paper["since"] == "2019-08-06T08:40+07:00"
    assert [stay["how"] for stay in paper["chain"]] == [
        *("given_in", "sealed", "handed_over", "handed_over", "opened"),
    ]
    last_scan = paper["chain"][3]["scans"]
    assert (last_scan["minutes"], last_scan["giver"], last_scan["receiver"]) == (
        *("BB2", "Carrier", "Officer"),
    )
    assert paper["chain"][3]["signed_at"] == "2019-08-06T08:46+07:00"


def test_a_label_a_packet_and_minutes(tell: Tell, capsys: pytest.CaptureFixture[str]) -> None:
    tell(p.ARRIVED)
    assert [each["label"] for each in answered("a", capsys)["things"]] == ["A"]
    packet = answered("P1", capsys)["things"]
    assert [each["label"] for each in packet] == ["P1", "A", "B"]
    assert packet[0]["seal"] == "NP-P1"
    assert len(packet[0]["chain"]) == 3
    minutes = answered("BB2", capsys)
    assert minutes["minutes"][0]["things"] == ["P1"]
    assert minutes["minutes"][0]["signed"] == []


def test_the_answer_for_people(tell: Tell, capsys: pytest.CaptureFixture[str]) -> None:
    tell(p.SIGNED)
    tell(p.passing("BB3", "A", p.OFFICER, p.STORE, "2019-08-07T09:00")[:1])
    assert cli.main(["custody", "A"]) == 0
    told = capsys.readouterr().out
    assert "now with Officer (cơ quan giải quyết)" in told
    assert "BB2: Carrier 2019-08-06T08:30+07:00 → Officer 2019-08-06T08:30+07:00" in told
    assert "waiting: BB3: Officer 2019-08-07T09:00+07:00" in told
    assert cli.main(["custody", "BB2"]) == 0
    assert "filed:  2019-08-06T08:46+07:00" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["nothing", "KQ0000001704", "000.15.49.H20-190805-0099"])
def test_an_unknown_code_is_said_to_be_unknown(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["custody", code]) == 2
    told = capsys.readouterr().err
    assert "Không có vật" in told
    assert f"is called “{code}”" in told


def test_what_came_as_a_consignment_is_found_by_the_dossier(
    tell: Tell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The papers bear the consignment's number: they had no dossier when they were labelled."""
    tell(p.LABELLED)
    monkeypatch.setattr("motcua.dossiers.queries.state_and_id", lambda _code: ("id", None))
    sent = [SimpleNamespace(number=p.DOSSIER)]
    monkeypatch.setattr("motcua.channels.post.queries.of_dossier", lambda _dossier: sent)
    told = answered("000.15.49.H20-190806-0002", capsys)
    assert [each["label"] for each in told["things"]] == ["A", "B"]
