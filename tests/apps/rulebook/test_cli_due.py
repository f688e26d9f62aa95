"""`motcua due` on the command line: the answer, the grounds, and one clear line for wrong input."""

import argparse
import json
import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from motcua.domain.calendar.workdays import Hours, Window
from motcua.project import cli_due
from motcua.reference.places.commands import load_shipped
from motcua.reference.rulebook import commands

ROOT = Path(__file__).parents[3]
ONE_STOP = "000.01.38.H20"
FRIDAY = ["--received", "2019-07-26T16:10"]


def ask(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    parser = argparse.ArgumentParser(prog="motcua due")
    cli_due.describe(parser)
    code = cli_due.run(parser.parse_args(options))
    out, err = capsys.readouterr()
    return code, out, err


def due_at(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    code, out, err = ask(capsys, *options, "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert answer["explanation"][-1]["after"] == answer["due_at"]
    return str(answer["due_at"])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--working-days", "3"], "2019-07-31T17:00"),
        (["--hours", "3"], "2019-07-29T09:10"),
        (["--half-days", "1"], "2019-07-29T10:10"),
        (["--calendar-days", "1"], "2019-07-29T17:00"),
        (["--working-days", "5", "--pause", "2019-07-29..2019-07-31"], "2019-08-06T17:00"),
        (
            [
                "--working-days",
                "5",
                "--pause",
                "2019-07-29T10:00..2019-07-30T10:00",
                "--pause",
                "2019-07-31T10:00..2019-08-01T10:00",
            ],
            "2019-08-06T17:00",
        ),
        (["--working-days", "3", "--restart", "2019-08-01T09:00"], "2019-08-06T17:00"),
        (["--working-days", "3", "--suspend", "2019-07-29..2019-07-30"], "2019-08-02T17:00"),
    ],
)
def test_the_date(capsys: pytest.CaptureFixture[str], options: list[str], expected: str) -> None:
    assert due_at(capsys, *FRIDAY, *options) == expected


def test_a_moment_of_another_offset_is_read_in_vietnam(capsys: pytest.CaptureFixture[str]) -> None:
    # 18:30 in Greenwich is 01:30 the next day here
    assert due_at(capsys, "--received", "2019-07-28T18:30Z", "--working-days", "1") == (
        "2019-07-30T17:00"
    )


def test_the_explanation_has_all_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ask(capsys, *FRIDAY, "--working-days", "3", "--json")
    explanation = json.loads(out)["explanation"]
    assert [set(each) for each in explanation] == [
        {"rule", "article", "before", "after", "note_vi", "note_en"}
    ] * len(explanation)
    assert explanation[0]["before"] is None
    assert explanation[1]["before"] == explanation[0]["after"] == "2019-07-26T16:10"


def test_the_table_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ask(capsys, "--received", "2019-02-01T16:10", "--working-days", "3")
    assert out.startswith("Hẹn trả / Due: 17:00 13/02/2019")
    assert "Tết Nguyên đán" in out
    assert "Lunar New Year" in out
    assert "BLDS 2015 Đ.147.2" in out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([*FRIDAY], "give exactly one term"),
        ([*FRIDAY, "--hours", "1", "--working-days", "1"], "give exactly one term"),
        ([*FRIDAY, "--working-days", "0"], "write 1 or more"),
        ([*FRIDAY, "--hours", "-3"], "write 1 or more"),
        ([*FRIDAY, "--hours", "999999"], "write at most"),
        ([*FRIDAY, "--hours", "9" * 40], "is no whole number"),
        ([*FRIDAY, "--hours", "two"], "is no whole number"),
        ([*FRIDAY, "--hours", "2.5"], "is no whole number"),
        (["--hours", "2"], "--received is missing"),
        (["--received", "26/07/2019", "--hours", "1"], "write it like 2019-07-26T16:10"),
        (["--received", "2019-02-30", "--hours", "1"], "write it like"),
        (["--received", "2018-06-20", "--hours", "1"], "enter 2018-06-21 or a later date"),
        (["--received", "2027-12-31", "--working-days", "9"], "enter the missing year"),
        (["--received", "2031-01-05", "--working-days", "1"], "enter the missing year"),
        ([*FRIDAY, "--hours", "1", "--pause", "2019-07-29"], "--pause"),
        ([*FRIDAY, "--hours", "1", "--pause", "2019-07-29..2019-07-28"], "ends before it begins"),
        ([*FRIDAY, "--hours", "1", "--suspend", "..2019-07-28"], "--suspend"),
        ([*FRIDAY, "--hours", "1", "--suspend", "2019-07-29..2019-07-28"], "before it begins"),
        ([*FRIDAY, "--hours", "1", "--restart", "2019-07-25"], "before the reception"),
        ([*FRIDAY, "--hours", "1", "--restart", "soon"], "--restart"),
    ],
)
def test_wrong_input_gets_one_line_that_says_what_to_do(
    capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    code, out, err = ask(capsys, *options)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.django_db
def test_a_unit_answers_with_its_own_hours(capsys: pytest.CaptureFixture[str]) -> None:
    load_shipped()
    hours = Hours((Window(time(7, 30), time(16, 30)),))
    commands.publish_hours(
        commands.HoursNotice(
            unit=ONE_STOP,
            hours=hours,
            valid_from=date(2019, 1, 1),
            valid_until=None,
            notice="QĐ 5",
        ),
        by="lan",
    )
    options = [*FRIDAY, "--working-days", "3", "--unit", ONE_STOP]
    assert due_at(capsys, *options) == "2019-07-31T16:30"


@pytest.mark.django_db
def test_an_unknown_unit_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ask(capsys, *FRIDAY, "--hours", "1", "--unit", "nơi nào đó")
    assert code == 2
    assert "No unit of the province has the code" in err


def test_without_a_unit_no_database_is_needed() -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "motcua.project.cli_due", *FRIDAY, "--working-days", "3"]
    answer = subprocess.run(
        [*command, "--json"], env=env, capture_output=True, text=True, check=True, cwd="/"
    )
    assert json.loads(answer.stdout)["due_at"] == "2019-07-31T17:00"
