"""The same key gives the same answer, whatever has happened since."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec
import pytest
from pytest_django import DjangoDbBlocker

from motcua.domain.dossier import commands as c
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import commands, register
from motcua.dossiers.commands import Choice
from motcua.dossiers.refusals import KeyReused, SomeoneActedFirst
from motcua.plumbing.errors import Refused
from tests.faces.api.world import BIRTH, World, made

pytestmark = pytest.mark.django_db
MONDAY = datetime(2019, 8, 5, 9, 0, tzinfo=VIETNAM)
SUNDAY = datetime(2019, 8, 11, 9, 0, tzinfo=VIETNAM)
BEFORE_THE_LAW = datetime(2018, 6, 1, 9, 0, tzinfo=VIETNAM)
CHOICE = Choice(procedure=BIRTH)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), made() as world:
        yield world


@pytest.fixture
def clerk(world: World) -> Actor:
    return world.cast.actor("reception")


@pytest.fixture
def receive(world: World) -> c.Receive:
    return c.Receive(filing=msgspec.convert(world.filing(), c.Filing))


def refused(error: pytest.ExceptionInfo[Refused]) -> type:
    return type(error.value.refusal)


def test_a_new_dossier_is_told_with_its_state(clerk: Actor, receive: c.Receive) -> None:
    done = commands.open_dossier(receive, CHOICE, by=clerk, key="first-key", at=MONDAY)
    assert done.state == register.state_of(done.dossier)
    assert done.state is not None
    assert done.state.code == done.number != ""


def test_a_repeated_reception_is_answered_even_when_the_unit_has_closed(
    clerk: Actor, receive: c.Receive
) -> None:
    done = commands.open_dossier(receive, CHOICE, by=clerk, key="lost-answer", at=MONDAY)
    for later in (SUNDAY, BEFORE_THE_LAW):
        again = commands.open_dossier(receive, CHOICE, by=clerk, key="lost-answer", at=later)
        assert (again.dossier, again.number, again.replayed) == (done.dossier, done.number, True)


def test_a_key_of_another_request_is_refused(clerk: Actor, receive: c.Receive) -> None:
    commands.open_dossier(receive, CHOICE, by=clerk, key="taken-key", at=MONDAY)
    other = c.RegisterDraft(filing=receive.filing)
    with pytest.raises(Refused) as error:
        commands.open_dossier(other, CHOICE, by=clerk, key="taken-key", at=MONDAY)
    assert refused(error) is KeyReused


@pytest.fixture
def draft(clerk: Actor, receive: c.Receive) -> UUID:
    command = c.RegisterDraft(filing=receive.filing)
    return commands.open_dossier(command, CHOICE, by=clerk, key="one-draft", at=MONDAY).dossier


def test_a_repeated_command_is_answered_even_when_it_would_be_refused_now(
    clerk: Actor, receive: c.Receive, draft: UUID
) -> None:
    done = commands.act(draft, receive, by=clerk, key="go-on-with-it", seen=1, at=MONDAY)
    again = commands.act(draft, receive, by=clerk, key="go-on-with-it", seen=1, at=MONDAY)
    assert (again.version, again.number, again.replayed) == (2, done.number, True)


def test_who_goes_on_with_a_draft_hears_of_who_was_first(
    clerk: Actor, receive: c.Receive, draft: UUID
) -> None:
    commands.act(draft, receive, by=clerk, key="the-first", seen=1, at=MONDAY)
    with pytest.raises(Refused) as error:
        commands.act(draft, receive, by=clerk, key="the-second", seen=1, at=MONDAY)
    assert refused(error) is SomeoneActedFirst
