"""A program is registered for a person, gets a token with its secret, and can be ended."""

import pytest
from django.test import Client as Browser

from motcua.plumbing.errors import Refused
from motcua.project import cli
from motcua.reference.people import clients, queries
from tests.cast import cast

pytestmark = pytest.mark.django_db


def test_a_registered_program_gets_a_token_until_it_is_ended(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reception = cast().reception
    assert cli.main(["client", "add", "reception", "Sở Y tế"]) == 0
    client_id, secret = (line.split()[1] for line in capsys.readouterr().out.splitlines())
    assert queries.person_of_application(client_id) == reception
    asked = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
    assert Browser().post("/oauth/token/", asked).status_code == 200
    assert cli.main(["client", "list"]) == 0
    assert capsys.readouterr().out == f"{client_id}  reception  Sở Y tế\n"
    assert cli.main(["client", "end", client_id]) == 0
    assert capsys.readouterr().out == "ended, with 1 tokens\n"
    assert Browser().post("/oauth/token/", asked).status_code == 401


def test_nobody_and_nothing_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["client", "add", "nobody", "x"]) == 1
    assert "nobody" in capsys.readouterr().err
    with pytest.raises(Refused, match="client list"):
        clients.end("nothing")
    assert cli.main(["client", "end", "nothing"]) == 1
