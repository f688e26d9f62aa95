"""Who may speak: the client's own credentials, its scope, its person; and for how long."""

import time

import pytest
from django.test import Client
from oauth2_provider.models import get_access_token_model
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.faces.api import bearer
from tests.faces.api.speaking import LONG_GONE, Speaker, application_of, token_for
from tests.faces.api.world import World

pytestmark = pytest.mark.django_db
SECRET = "a-client-secret-for-tests"


@pytest.fixture(autouse=True)
def fresh() -> None:
    bearer.forget_tokens()


def status(token: str | None) -> tuple[int, str]:
    answer = Speaker(token).get("dossiers")
    return answer.status_code, answer.get("WWW-Authenticate", "")


def test_a_client_gets_a_token_with_its_credentials_uses_it_and_gives_it_back(world: World) -> None:
    application = application_of(world.cast.reception, SECRET)
    own = {"client_id": application.client_id, "client_secret": SECRET}
    http = Client()
    asked = {"grant_type": "client_credentials", "scope": "dossiers"}
    given = http.post("/oauth/token/", asked | own).json()
    assert (given["token_type"], given["scope"]) == ("Bearer", "dossiers")
    token = given["access_token"]
    assert status(token) == (200, "")
    assert http.post("/oauth/revoke_token/", {"token": token} | own).status_code == 200
    assert status(token) == (401, 'Bearer realm="motcua", error="invalid_token"')


def test_wrong_credentials_get_no_token(world: World) -> None:
    application = application_of(world.cast.reception, SECRET)
    asked = {"grant_type": "client_credentials", "client_id": application.client_id}
    answer = Client().post("/oauth/token/", asked | {"client_secret": "wrong"})
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("path", ["applications/", "applications/register/", "authorize/"])
def test_no_page_manages_clients(path: str) -> None:
    assert Client().get(f"/oauth/{path}").status_code == 404


def test_without_a_good_token_nothing_is_answered(world: World) -> None:
    assert status(None) == (401, 'Bearer realm="motcua"')
    wrong = 'Bearer realm="motcua", error="invalid_token"'
    assert status("never-given-out") == (401, wrong)
    assert status(token_for(world.cast.reception, expires=LONG_GONE)) == (401, wrong)
    small = token_for(world.cast.reception, scope="read")
    assert status(small) == (403, 'Bearer realm="motcua", error="insufficient_scope"')


def test_a_person_who_has_left_speaks_through_no_machine(world: World) -> None:
    token = token_for(world.cast.reception)
    type(world.cast.reception).objects.filter(pk=world.cast.reception.pk).update(is_active=False)
    assert status(token)[0] == 401


def test_a_token_is_one_query_and_then_none(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token = token_for(world.cast.reception)
    with django_assert_num_queries(1):
        for _ in range(3):
            assert bearer.person_of(token) == world.cast.reception


def test_a_token_revoked_elsewhere_is_refused_seconds_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_for(world.cast.reception)
    assert status(token)[0] == 200
    get_access_token_model().objects.filter(token=token).delete()
    assert status(token)[0] == 200
    later = time.monotonic() + bearer.SECONDS_KEPT
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert status(token)[0] == 401


def test_too_many_requests_are_slowed_down(world: World, settings: Settings) -> None:
    settings.MOTCUA_PER_MINUTE = {"api_track": 2, "token": 1}
    answers = [Speaker().get("track/000.01.38.H20-190805-0001") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [404, 404, 429]
    assert (answers[2]["Retry-After"], answers[2].json()["code"]) == ("60", "TooManyRequests")
    tokens = [Client().post("/oauth/token/") for _ in range(2)]
    assert tokens[1].status_code == 429
