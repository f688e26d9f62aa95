"""What an attacker tries at the door: hosts, redirects, sessions, cookies, errors, static files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import path
from pytest_django import Settings

from motcua.faces.ui.bounds import LARGEST_BODY
from motcua.faces.ui.headers import HEADERS
from motcua.project import urls
from tests.cast import PASSWORD, cast

ELSEWHERE = ["https://evil.example/", "//evil.example/", r"\\evil.example", "javascript:alert(1)"]


def fails(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours with SECRET-VALUE")


urlpatterns = [path("fails/", fails), *urls.urlpatterns]


def bears_headers(answer: HttpResponseBase) -> bool:
    return set(HEADERS) <= set(answer.headers)


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused_with_headers() -> None:
    answer = Client().get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()
    assert bears_headers(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("path_", ["/static/ui/none.css", "/no/such/page", "/.git/config"])
def test_what_does_not_exist_is_answered_with_headers(path_: str) -> None:
    answer = Client().get(path_)
    assert answer.status_code == 404
    assert bears_headers(answer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "where", ["/pay/%00/", "/documents/check/%00", "/file/sent/a%00/", "/track/?code=%00"]
)
def test_a_zero_byte_names_nothing(where: str) -> None:
    client = Client()
    client.force_login(cast().citizen)
    answer = client.get(where)
    assert answer.status_code == 404
    assert bears_headers(answer)


@pytest.mark.django_db
def test_a_zero_byte_answers_nothing() -> None:
    client = Client()
    client.force_login(cast().citizen)
    answer = client.post("/me/security/sessions/", {"which": "others\0"})
    assert answer.status_code == 400
    assert bears_headers(answer)
    form = "grant_type=client_credentials&client_id=%00&client_secret=x"
    kind = "application/x-www-form-urlencoded"
    assert client.post("/oauth/token/", form, content_type=kind).status_code == 400


@pytest.mark.django_db
def test_more_than_any_page_takes_is_refused_before_it_is_read() -> None:
    """Without this a stranger fills the disk through any form, whatever the form allows."""
    answer = Client().post("/documents/check/", {}, CONTENT_LENGTH=str(LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert bears_headers(answer)


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_shows_nothing_of_the_inside() -> None:
    answer = Client(raise_request_exception=False).get("/fails/")
    assert answer.status_code == 500
    assert bears_headers(answer)
    for word in ("SECRET-VALUE", "RuntimeError", "Traceback", "test_front_door"):
        assert word not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("there", ELSEWHERE)
def test_nobody_is_sent_elsewhere(there: str) -> None:
    client = Client()
    cast()
    entered = client.post(
        "/account/login/", {"login": "reception", "password": PASSWORD, "next": there}
    )
    assert entered.status_code == 302
    assert entered.headers["Location"] == settings.LOGIN_REDIRECT_URL
    for address in ("/language/", "/account/logout/"):
        left = client.post(address, {"language": "en", "next": there})
        assert left.status_code == 302
        assert left.headers["Location"] == "/"


@pytest.mark.django_db
def test_a_session_given_before_the_sign_in_is_worth_nothing() -> None:
    cast()
    client = Client()
    client.session.save()
    planted = client.session.session_key
    assert planted
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    client.post("/account/login/", {"login": "reception", "password": PASSWORD})
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert thief.get("/office/").status_code == 302


@pytest.mark.django_db
def test_after_signing_out_the_session_is_gone_and_pages_are_kept_nowhere() -> None:
    client = Client()
    user = cast().reception
    user.refresh_from_db()  # it got its password after it was made
    client.force_login(user)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get("/office/").status_code == 200
    assert client.get("/office/").headers["Cache-Control"] == "private, no-store"
    assert "no-store" in client.get("/account/password/change/").headers["Cache-Control"]
    client.post("/account/logout/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert thief.get("/office/").status_code == 302


@pytest.mark.django_db
def test_a_known_and_an_unknown_name_fail_alike() -> None:
    cast()
    pages = [
        Client().post("/account/login/", {"login": name, "password": "wrong-guess-2018"})
        for name in ("reception", "nobody-at-all")
    ]
    assert {page.status_code for page in pages} == {200}
    first, second = (page.content.decode() for page in pages)
    assert first.count("ds-alert") == second.count("ds-alert")


@pytest.mark.django_db
def test_over_https_cookies_and_headers_are_strict(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    plain = Client().get("/accessibility/")
    assert plain.status_code == 301
    assert plain.headers["Location"] == "https://testserver/accessibility/"
    assert bears_headers(plain)
    safe = Client().get("/accessibility/", headers={"x-forwarded-proto": "https"})
    assert "Strict-Transport-Security" in safe.headers


ASK = """
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,
      s.LANGUAGE_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY)
"""


def test_what_django_and_we_ask_of_a_public_place_is_met(tmp_path: Path) -> None:
    public = {"MOTCUA_HTTPS": "1", "MOTCUA_PROXIES": "1", "MOTCUA_HOSTS": "motcua.example"}
    own = {"MOTCUA_VAR": str(tmp_path), "DATABASE_URL": "postgresql://m@127.0.0.1:1/none"}
    around = {**os.environ, **public, **own}
    for name in ("MOTCUA_AS_OF", "MOTCUA_TRAINING", "MOTCUA_DEBUG"):
        around.pop(name, None)
    deploy = ["-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    checked = subprocess.run(
        [sys.executable, *deploy], env=around, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    said = subprocess.run(
        [sys.executable, "-c", ASK], env=around, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", *["True"] * 4]
