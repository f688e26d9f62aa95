"""The owner sees who has each paper, without names of staff; others only that something travels."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoDbBlocker

from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import holder_of
from motcua.faces.portal import custody_views
from tests.cast import ONE_STOP
from tests.faces.office.custody_world import CARRIER, COUNTER, dossier_code, give, labelled, sealed
from tests.faces.office.world import MORNING, World, made

pytestmark = pytest.mark.django_db
VIETNAMESE = {"accept-language": "vi"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
        with made() as world:
            yield world


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch, nothing_travels: None) -> None:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    monkeypatch.setattr("motcua.faces.portal.track_views.on_the_way", custody_views.on_the_way)
    cache.clear()


def carried(world: World, packet: str) -> None:
    """The packet goes from the counter to the postal clerk on the round."""
    giver = holder_of(world.cast.actor("reception"), COUNTER)
    carrier = holder_of(world.cast.actor("postal"), CARRIER)
    give(world, "reception", COUNTER, c.Offer(minutes="BB1", thing=packet, to=carrier))
    give(world, "postal", CARRIER, c.Take(minutes="BB1", thing=packet, giver=giver))


def test_the_owner_sees_office_and_role_and_never_a_name(world: World) -> None:
    code = dossier_code(world)
    loose, inside = labelled(world, code, 2)
    carried(world, sealed(world, [inside]))
    page = world.client("owner").get(f"/track/{code}", headers=VIETNAMESE).content.decode()
    section = page[page.index('id="my-papers"') : page.index("mc-timeline")]
    assert "Nhân viên bưu chính" in section
    assert "Quầy một cửa" in section
    assert "trong túi niêm phong" in section
    for private in ("Trần Văn Bưu", "Lê Thị Tiếp", loose, inside):
        assert private not in section


def test_everybody_else_learns_only_that_papers_travel(world: World) -> None:
    code = dossier_code(world)
    labels = labelled(world, code, 1)
    public = Client().get(f"/track/{code}", headers=VIETNAMESE).content.decode()
    assert "vận chuyển" not in public
    carried(world, sealed(world, labels, "NP 2"))
    for client in (Client(), world.client("citizen"), world.client("stranger")):
        page = client.get(f"/track/{code}", headers=VIETNAMESE).content.decode()
        assert "Giấy tờ đang được vận chuyển" in page
        for private in ("my-papers", ONE_STOP + "<", "Bưu", *labels):
            assert private not in page


def test_a_dossier_without_labelled_papers_shows_no_empty_section(world: World) -> None:
    code = dossier_code(world)
    page = world.client("owner").get(f"/track/{code}", headers=VIETNAMESE).content.decode()
    assert "my-papers" not in page
