"""Sign-in: accounts are given, and guessing is slowed down."""

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.auth import authenticate
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.test import RequestFactory

from tests.cast import PASSWORD, cast

pytestmark = pytest.mark.django_db


def request_from(address: str) -> HttpRequest:
    request = RequestFactory().post("/account/login/", REMOTE_ADDR=address)
    request.session = SessionStore()
    return request


def test_nobody_signs_up() -> None:
    request = request_from("192.0.2.1")
    assert get_adapter(request).is_open_for_signup(request) is False


def test_a_member_of_the_cast_signs_in() -> None:
    team = cast()
    assert authenticate(username="reception", password=PASSWORD) == team.reception
    assert authenticate(username="reception", password="guess") is None


def test_guessing_a_password_is_slowed_down() -> None:
    cache.clear()
    cast()
    request = request_from("192.0.2.2")
    adapter = get_adapter(request)
    for _ in range(5):
        assert adapter.authenticate(request, username="head", password="guess") is None
    with pytest.raises(ValidationError):
        adapter.authenticate(request, username="head", password=PASSWORD)
    cache.clear()
