"""The operator's desk: hiring, posting and passwords through the command, and its refusals."""

import argparse
from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from motcua.domain.kernel.actor import Role
from motcua.project import cli_people
from motcua.reference.people import queries
from tests.cast import ONE_STOP

pytestmark = pytest.mark.django_db
HIRE = [
    *("hire", "lan", "Nguyễn Thị Lan", "--role", "reception_official"),
    *("--place", ONE_STOP, "--employer", "ubnd", "--from", "2019-08-05"),
]


@pytest.fixture(autouse=True)
def _one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    known = "motcua.reference.places.queries.place_exists"
    monkeypatch.setattr(known, lambda code, _on: code == ONE_STOP)


def people(*words: str) -> int:
    parser = argparse.ArgumentParser()
    cli_people.add(parser.add_subparsers())
    args = parser.parse_args(["people", *words])
    code: int = args.run(args)
    return code


def signs_in(password: str) -> bool:
    request = RequestFactory().post("/account/login/")
    return authenticate(request, username="lan", password=password) is not None


def test_an_account_is_given_with_a_posting_and_a_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert people("employer", "ubnd", "UBND huyện", "--kind", "agency") == 0
    assert people(*HIRE) == 0
    said = capsys.readouterr()
    assert f"reception_official     {ONE_STOP}" in said.out
    assert signs_in(said.err.split()[-1])
    assert said.err.split()[-1] not in said.out
    user = queries.user_by_username("lan")
    assert user
    hats = queries.actors_of(user, date(2019, 8, 5))
    assert Role.RECEPTION_OFFICIAL in [hat.role for hat in hats]


def test_a_new_password_shuts_out_the_old_one(capsys: pytest.CaptureFixture[str]) -> None:
    people("employer", "ubnd", "UBND huyện", "--kind", "agency")
    people(*HIRE)
    old = capsys.readouterr().err.split()[-1]
    assert people("password", "lan") == 0
    assert signs_in(capsys.readouterr().err.split()[-1])
    assert not signs_in(old)


def test_a_weak_password_is_refused_and_nobody_is_hired(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people("employer", "ubnd", "UBND huyện", "--kind", "agency")
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "lan2018")
    assert people(*HIRE, "--ask") == 2
    assert "motcua people: " in capsys.readouterr().err
    assert queries.user_by_username("lan") is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (HIRE, "No employer has the code “ubnd”"),
        ([*HIRE, "--place", "000.99.99.H20"], "No unit or agency has the code “000.99.99.H20”"),
        (["password", "nobody"], "Nobody signs in as “nobody”"),
    ],
)
def test_a_refusal_is_a_line_that_says_why(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert people(*words) == 2
    assert said in capsys.readouterr().err
