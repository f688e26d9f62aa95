"""One world for each test module, on a fixed morning."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker

from tests.faces.office.world import MORNING, World, made


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Moves the clock of the test; it starts on Monday at nine."""

    def move(moment: datetime) -> None:
        monkeypatch.setattr("motcua.plumbing.clock.now", lambda: moment)

    move(MORNING)
    cache.clear()
    return move


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), made() as world:
        yield world
