"""One world for each test module, on its own day."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.faces.api.world import TODAY, World, made


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", TODAY.isoformat())


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), made() as world:
        yield world
