"""A world with approved dossiers, a training key and a store of files of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from pytest_django import Settings as DjangoSettings

from motcua.channels.documents import commands
from motcua.channels.documents.rows import StoredDocument
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Channel, FeeItem
from motcua.domain.kernel.actor import Actor
from tests.faces.office.world import MORNING, RESULT, World, made

SITE = "https://motcua.example.vn"


@dataclass(frozen=True, slots=True)
class Office:
    """The agency of the world, whose head signs."""

    world: World

    @property
    def head(self) -> Actor:
        return self.world.cast.actor("head")

    def approved(self, channel: Channel = Channel.COUNTER, fees: tuple[FeeItem, ...] = ()) -> UUID:
        """A dossier decided in its owner's favour, free of charge unless fees are given."""
        world = self.world
        filing = world.filing(channel_out=channel, fees=fees)
        officer = world.cast.actor("officer")
        dossier = world.opened(c.Receive(filing=filing))
        world.act(dossier, "reception", c.Transfer())
        assign = c.Assign(officer=officer.person, officer_name=officer.name)
        world.act(dossier, "head", assign)
        propose = c.Propose(proposal=c.Proposal.APPROVE, text="Đủ điều kiện")
        steps = (c.StartStep(number=2), c.FinishStep(number=2))
        world.act(dossier, "officer", *steps, propose)
        return world.act(dossier, "head", c.Approve(result=RESULT))

    def issue(self, dossier: UUID, **asked: object) -> StoredDocument:
        new = commands.NewResult(dossier=dossier, **asked)  # type: ignore[arg-type]
        return commands.issue(new, by=self.head, key=self.world.key())


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One training key for all tests."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(autouse=True)
def installation(settings: DjangoSettings, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TRAINING, settings.VAR, settings.MEDIA_ROOT = True, home, home / "files"
    settings.MOTCUA_SITE_URL = SITE
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)


@pytest.fixture(scope="module")
def around(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), made() as world:
        yield world


@pytest.fixture
def office(around: World, db: None) -> Iterator[Office]:
    with transaction.atomic():
        yield Office(around)
        transaction.set_rollback(True)
