"""`motcua catalogue` on the command line."""

import argparse
import json

import pytest

from motcua.project import cli_catalogue
from motcua.project.cli_catalogue_acts import act

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

ON = ["--on", "2026-11-22"]


def motcua(*words: str) -> int:
    parser = argparse.ArgumentParser()
    cli_catalogue.add(parser.add_subparsers())
    return act(parser.parse_args(["catalogue", *words]))


def test_load_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("load") == 0
    assert "0 published" in capsys.readouterr().out


def test_search(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("search", "lam", "giay", "khai", "sinh", *ON) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1.001193     Đăng ký khai sinh"
    assert motcua("search", "dkks", "--json", *ON) == 0
    assert json.loads(capsys.readouterr().out)[0]["code"] == "1.001193"
    assert motcua("search", "xyzqw", *ON) == 0
    assert "try fewer words" in capsys.readouterr().out


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("show", "2.000815", *ON) == 0
    shown = capsys.readouterr().out
    assert "2000 up to 2; 1000 up to the rest VND per page" in shown
    assert "[unverified]" in shown
    assert motcua("show", "2.000815", "--json", "--on", "2019-08-05") == 0
    assert json.loads(capsys.readouterr().out)["number"] == 1


def test_a_day_without_a_version_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("show", "2.000815", "--on", "2017-01-01") == 2
    assert "version 1 begins on 2018-06-21" in capsys.readouterr().err


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("check") == 0
    assert "no fault" in capsys.readouterr().out


def test_a_wrong_date_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        motcua("show", "2.000815", "--on", "22/11/2026")
    assert "write it like 2025-07-01" in capsys.readouterr().err
