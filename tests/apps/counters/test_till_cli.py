"""`motcua verify` goes through the till too."""

import json
from argparse import Namespace

import pytest

from motcua.channels.counters import commands
from motcua.project import cli_verify
from tests.apps.counters.money import paying
from tests.apps.dossiers.storing import run
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def asked(*, as_json: bool) -> Namespace:
    """What the command line gives."""
    return Namespace(json=as_json, workers=1, journal_only=False)


def test_the_till_is_verified_with_the_rest(
    counter: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.collect(paying(), by=counter.actor("reception"), key="collect-1")
    assert cli_verify.run(asked(as_json=True)) == 0
    assert json.loads(capsys.readouterr().out)["till"] == {
        "ok": True,
        "entries": 1,
        "receipts": 1,
        "faulty": 0,
        "first_fault": None,
    }
    run("ALTER TABLE till_receipt DISABLE TRIGGER USER")
    run("UPDATE till_receipt SET total = 1")
    assert cli_verify.run(asked(as_json=False)) == 1
    assert "its receipts say 1 VND" in capsys.readouterr().out
    run("ALTER TABLE till_receipt ENABLE TRIGGER USER")
