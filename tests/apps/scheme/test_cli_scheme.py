"""`motcua scheme show`, as typed."""

import argparse
import json
from datetime import date

import pytest
from django.conf import settings

from motcua.project import cli_scheme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(shipped: None, db: None) -> None:
    pass


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command gives up the pool for its process, which here is everybody's."""
    database = settings.DATABASES["default"]
    monkeypatch.setitem(database, "OPTIONS", dict(database["OPTIONS"]))


def scheme(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="motcua")
    cli_scheme.add(parser.add_subparsers())
    args = parser.parse_args(["scheme", *words])
    return int(args.run(args))


def show(*words: str) -> int:
    return scheme("show", *words)


def test_a_unit_is_shown_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("--unit", "Bình Hàng Trung", "--on", "2019-08-05", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["unit"]["name"] == "Bộ phận Tiếp nhận và Trả kết quả xã Bình Hàng Trung"
    assert answer["unit"]["in_post_office"] is True
    tasks = {entry["task"]: entry for entry in answer["tasks"]}
    assert tasks["receive"]["employer"] == "post"
    assert tasks["receive"]["from"] == "2019-08-01"
    assert tasks["receive"]["decision"] == "QĐ 843/QĐ-UBND-HC"
    assert "justice" in tasks["receive"]["fields"]
    assert tasks["digitise"]["employer"] == "agency"
    assert tasks["receive"].keys() >= {"channels", "to", "source"}


def test_what_is_unknown_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("--unit", "Tam Nông", "--on", "2018-08-01", "--json") == 0
    tasks = {entry["task"]: entry for entry in json.loads(capsys.readouterr().out)["tasks"]}
    assert (tasks["receive"]["scope"], tasks["receive"]["fields"]) == ("unknown", None)


def test_a_unit_is_shown_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("--unit", "thap muoi", "--on", "2019-08-05") == 0
    printed = capsys.readouterr().out
    assert "huyện Tháp Mười" in printed
    assert "01/08/2019" in printed


def test_a_wrong_question_is_answered_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("--unit", "Nowhere", "--on", "2019-08-05", "--json") == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Nowhere" in captured.err
    with pytest.raises(SystemExit):
        show("--unit", "Tam Nông", "--on", "tomorrow")


def test_without_a_day_it_is_today(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.plumbing.clock.today", lambda: date(2019, 8, 5))
    assert show("--unit", "Tháp Mười", "--json") == 0
    assert json.loads(capsys.readouterr().out)["on"] == "2019-08-05"


def test_every_task_has_the_promised_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("--unit", "Bình Hàng Trung", "--on", "2019-08-05", "--json") == 0
    for entry in json.loads(capsys.readouterr().out)["tasks"]:
        wanted = {"task", "employer", "fields", "channels", "from", "to", "decision", "source"}
        assert entry.keys() >= wanted
        assert entry["employer"] in {"post", "agency"}
        assert entry["source"]


def test_a_unit_that_is_not_there_brings_suggestions(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("--unit", "Binh Hang Trunng", "--on", "2019-08-05") == 2
    assert "Did you mean: Xã Bình Hàng Trung" in capsys.readouterr().err
    assert show("--unit", "Thap Muoi", "--on", "2019-08-05") == 0


def test_two_days_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    days = ("--from", "2019-07-31", "--to", "2019-08-05")
    assert scheme("diff", *days, "--unit", "Bình Hàng Trung", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    receive = [each for each in answer["differences"] if each["task"] == "receive"]
    assert {each["subject"] for each in receive} >= {"justice", "health"}
    assert receive[0]["before"] is None
    assert receive[0]["after"]["decision"] == "QĐ 843/QĐ-UBND-HC"
    assert scheme("diff", *days) == 0
    assert "lines differ" in capsys.readouterr().out


def test_a_unit_of_one_of_the_days_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    days = ("--from", "2025-06-30", "--to", "2025-07-01")
    assert scheme("diff", *days, "--unit", "huyện Lấp Vò") == 0
    assert "post" in capsys.readouterr().out
    assert scheme("diff", *days, "--unit", "Nowhere") == 2
    assert "Nowhere" in capsys.readouterr().err


def test_the_phases_are_told_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert scheme("phases", "--json") == 0
    phases = {each["phase"]: each for each in json.loads(capsys.readouterr().out)["phases"]}
    assert [phases[name]["from"] for name in ("1", "2", "3", "official", "2025")] == [
        "2018-08-01",
        "2018-10-01",
        "2019-08-01",
        "2022-10-20",
        "2025-07-01",
    ]
    assert phases["official"]["decisions"] == []
    assert all(each["sources"] for each in phases.values())
    assert scheme("phases") == 0
    assert "QĐ 843/QĐ-UBND-HC" in capsys.readouterr().out
