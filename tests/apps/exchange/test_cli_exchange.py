"""`motcua exchange`: the same from the command line."""

import argparse
import json

import pytest
from pytest_django import Settings

from motcua.channels.exchange import connection
from motcua.channels.exchange.connection import Outcome, Reply
from motcua.plumbing import clock
from motcua.project import cli_exchange
from tests.apps.dossiers.storing import dossier_up_to
from tests.builders import moment

pytestmark = pytest.mark.django_db


def said(*words: str) -> int:
    parser = argparse.ArgumentParser()
    cli_exchange.add(parser.add_subparsers())
    args = parser.parse_args(["exchange", *words])
    code: int = args.run(args)
    return code


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-12T10:00"))


def test_without_a_portal_status_says_so_and_the_rest_refuses(
    capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.EXCHANGE_URL = ""
    assert said("status") == 0
    assert "MOTCUA_EXCHANGE_URL is not set" in capsys.readouterr().out
    assert said("push") == 1
    assert "set MOTCUA_EXCHANGE_URL" in capsys.readouterr().err


def test_pushing_and_replaying_say_how_many(
    capsys: pytest.CaptureFixture[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EXCHANGE_URL = "http://127.0.0.1:9"
    dossier_up_to("received")
    assert said("push") == 1
    assert capsys.readouterr().out == "1 events heard, 0 dossiers told, 1 out of step\n"
    assert said("status") == 1
    assert "unreached             1, since 2019-08-12 10:00" in capsys.readouterr().out
    assert said("replay", "--since", "2019-08-01") == 0
    assert said("replay") == 0
    told = Reply(outcome=Outcome.TOLD)
    monkeypatch.setattr(connection, "tell", lambda code, version, body: told)
    assert said("push") == 0
    assert "1 dossiers told, 0 out of step" in capsys.readouterr().out
    assert said("compare", "2019-08-12") == 1


def test_the_schema_is_printed_as_it_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("schema") == 0
    assert json.loads(capsys.readouterr().out)["required"][0] == "MaHoSo"
