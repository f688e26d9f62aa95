"""`motcua verify` answers people and machines, and its exit code tells."""

import json

import pytest

from motcua.project import cli
from tests.apps.dossiers.storing import dossier_up_to, run
from tests.builders import moment

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_answer_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    dossier = dossier_up_to("transferred")
    assert cli.main(["verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "ok": True,
        "events": 2,
        "dossiers": 1,
        "seals": 0,
        "projections": 1,
        "faulty": 0,
        "first_fault": None,
        "custody": {"ok": True, "events": 0, "subjects": 0, "faulty": 0, "first_fault": None},
        "till": {"ok": True, "entries": 0, "receipts": 0, "faulty": 0, "first_fault": None},
    }
    run("UPDATE dossier SET due_at = %s", moment("2019-08-30T17:00"))
    assert cli.main(["verify", "--json"]) == 1
    fault = json.loads(capsys.readouterr().out)["first_fault"]
    assert fault["kind"] == "row_differs"
    assert fault["dossier"] == str(dossier)
    assert fault["code"] == "000.15.49.H20-190805-0001"
    assert set(fault) == {"dossier", "code", "version", "position", "kind", "says"}


def test_the_answer_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    dossier_up_to("transferred")
    assert cli.main(["verify"]) == 0
    assert "Everything holds." in capsys.readouterr().out
    run("UPDATE dossier SET stage = 'draft'")
    assert cli.main(["verify"]) == 1
    told = capsys.readouterr().out
    assert "row_differs  000.15.49.H20-190805-0001 event 2" in told
    assert cli.main(["verify", "--journal-only"]) == 0
    assert cli.main(["rebuild"]) == 0
    assert "1 rows made again" in capsys.readouterr().out.splitlines()[-1]
    assert cli.main(["verify"]) == 0
