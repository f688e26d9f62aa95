"""A world with a post point for each test module; a test begins on a fixed Monday morning."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from pytest_django import DjangoDbBlocker

from motcua.domain.kernel.actor import Actor, Role
from tests.apps.post.ways import POINT, Ways, actor_of, hired
from tests.builders import moment
from tests.faces.office.world import World, made

OPENING = moment("2019-08-05T08:00")


@pytest.fixture
def move(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def to(at: datetime) -> None:
        monkeypatch.setattr("motcua.plumbing.clock.now", lambda: at)

    to(OPENING)
    return to


@dataclass(frozen=True, slots=True)
class Stage:
    world: World
    clerk: Actor
    postman: Actor


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), made() as world:
        clerk = hired("clerk", "Trần Văn Bưu Cục", Role.POSTAL_CLERK, POINT)
        postman = hired("postman", "Nguyễn Văn Tá", Role.POSTAL_CLERK, POINT)
        yield Stage(
            world=world,
            clerk=actor_of(clerk, Role.POSTAL_CLERK, POINT),
            postman=actor_of(postman, Role.POSTAL_CLERK, POINT),
        )


@pytest.fixture
def ways(stage: Stage, db: None, move: Callable[[datetime], None]) -> Ways:
    found = Ways(world=stage.world, move=move, clerk=stage.clerk, postman=stage.postman)
    found.open_shift()
    found.at("2019-08-05T09:00")
    return found
