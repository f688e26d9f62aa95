"""A helper sees the papers of what they filed under a mandate in force, and no other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from motcua.channels.documents import commands
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Party
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.mandate import authority
from motcua.plumbing import files
from motcua.reference.people import mandates
from tests.apps.documents.conftest import home, installation
from tests.apps.people.mandated import at_desk, citizen, give
from tests.faces.office.world import BIRTH, MORNING, World, made

__all__ = ["home", "installation"]
pytestmark = pytest.mark.django_db
OWNER, HELPER = "087185000123", "087090000001"
TODAY = MORNING.date()


@pytest.fixture(scope="module")
def around(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), made() as world:
        yield world


@pytest.fixture
def world(around: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    monkeypatch.delenv("MOTCUA_AS_OF")
    with transaction.atomic():
        yield around
        transaction.set_rollback(True)


@pytest.fixture
def mandate(world: World) -> str:
    cast = world.cast
    new = replace(at_desk(cast, TODAY), procedures=(BIRTH,))
    return give(new, cast.actor("reception", TODAY), TODAY)


def opened(world: World, **filing: Any) -> UUID:
    return world.opened(c.Receive(filing=world.filing(**filing)))


def paper(world: World, dossier: UUID, content: bytes) -> UUID:
    stored = files.store().put(BytesIO(b"%PDF-1.4 " + content), limit=100)
    kept = commands.KeptPaper(
        owner=OWNER,
        owner_name="Dương Thị Chủ",
        title="Giấy chứng sinh",
        paper="giay_chung_sinh",
        dossier=dossier,
        dossier_code=f"HS-{content.decode()}",
        procedure=BIRTH,
        digest=stored.digest,
        size=stored.size,
        media=stored.kind.value,
    )
    return commands.keep(kept, by=world.cast.actor("reception"))


def sees(client: Client, document: UUID) -> bool:
    """The list, the page and the file say the same."""
    listed = str(document) in client.get("/documents/").content.decode()
    answers = {
        client.get(f"/documents/{document}/{end}").status_code == 200 for end in ("", "file")
    }
    assert answers == {listed}
    return listed


@pytest.fixture
def under(world: World, mandate: str) -> UUID:
    by = Party(
        name=world.cast.citizen.full_name,
        identity_kind=IdentityKind.PERSONAL_ID,
        identity=HELPER,
    )
    return opened(world, filed_by=by, authority=authority(mandate))


@pytest.fixture
def noted(world: World, mandate: str, under: UUID) -> str:
    mandates.note_use(mandate, under, BIRTH, by=citizen(world.cast.citizen, TODAY), at=MORNING)
    return mandate


def test_the_papers_of_what_was_filed_and_none_besides(
    world: World, under: UUID, noted: str
) -> None:
    within, beside = paper(world, under, b"one"), paper(world, opened(world), b"two")
    helper, owner = world.client("citizen"), world.client("owner")
    assert sees(helper, within)
    assert not sees(helper, beside)
    assert sees(owner, within)
    assert sees(owner, beside)
    assert not sees(world.client("representative"), within)
    elsewhere = commands.NewUse(
        document=within, dossier=opened(world), dossier_code="HS-elsewhere", paper="x"
    )
    commands.record_use(elsewhere, by=world.cast.actor("owner"))
    for client, told in ((owner, True), (helper, False)):
        page = client.get(f"/documents/{within}/").content.decode()
        assert ("HS-elsewhere" in page) is told
    for act in ("hide", "delete"):
        helper.post(f"/documents/{within}/", {"act": act})
    assert sees(owner, within)
    assert "Đã ẩn" not in owner.get("/documents/").content.decode()


def test_revoked_it_ends_for_papers_at_once(world: World, under: UUID, noted: str) -> None:
    within = paper(world, under, b"one")
    by = citizen(world.cast.owner, TODAY)
    mandates.revoke_mandate(noted, "Xong", by=by, key="revoke-mandate-1")
    assert not sees(world.client("citizen"), within)
    assert sees(world.client("owner"), within)


def test_after_its_last_day_too(
    world: World, under: UUID, noted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    within = paper(world, under, b"one")
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING + timedelta(days=31))
    assert not sees(world.client("citizen"), within)
