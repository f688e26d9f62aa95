"""Whoever runs the server asks for a consignment by the number on its note."""

import json
from typing import Any

import pytest

from motcua.channels.post import commands as post
from motcua.project import cli
from tests.apps.post.ways import Ways


def answered(code: str, capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert cli.main(["custody", code, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_consignment_names_its_packet_and_papers_both_ways(
    ways: Ways, capsys: pytest.CaptureFixture[str]
) -> None:
    post.grant_tracking("EE000000014VN", "EE000000014VN", by=ways.clerk, key=ways.key())
    sent = ways.accepted(tracking="EE")
    inside = sorted(item.label for item in sent.note.items)
    for typed in (sent.row.number, sent.row.number.lower(), "ee 000000014 vn"):
        told = answered(typed, capsys)
        assert (told["code"], told["kind"]) == (sent.row.number, "consignment")
        assert [each["label"] for each in told["things"]] == [sent.row.packet, *inside]
    ways.to_the_desk(sent)
    home = ways.sent(ways.decided(ways.filed(sent)))
    told = answered(home.row.number, capsys)
    (result,) = home.note.items
    assert [each["label"] for each in told["things"]] == [home.row.packet, result.label]
    assert told["things"][0]["holder"]["person"] == ways.postman.person
    after = answered(sent.row.number, capsys)
    assert [each["label"] for each in after["things"]] == [sent.row.packet, *inside]


def test_people_read_it_too(ways: Ways, capsys: pytest.CaptureFixture[str]) -> None:
    sent = ways.accepted()
    assert cli.main(["custody", sent.row.number]) == 0
    told = capsys.readouterr().out
    assert all(item.label in told for item in sent.note.items)
    assert f"{sent.row.packet}  packet" in told


def test_a_number_nobody_gave_out_is_unknown(
    ways: Ways, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["custody", "PG.BD.873.2019.000099"]) == 2
    assert "PG.BD.873.2019.000099" in capsys.readouterr().err
