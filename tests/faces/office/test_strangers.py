"""Whoever has no right to a dossier finds none, under every address that names one."""

from uuid import uuid4

import pytest

from tests.faces.office.world import World
from tests.house.addresses import addresses

pytestmark = pytest.mark.django_db
ABOUT_A_DOSSIER = [
    each for each in addresses() if each.name.startswith("office:") and "dossier" in each.parts
]


def test_the_walk_finds_the_pages_of_a_dossier() -> None:
    assert len(ABOUT_A_DOSSIER) >= 6


@pytest.mark.parametrize("name", ["stranger", "operator", "citizen", "owner", "child", "leaver"])
def test_somebody_elses_dossier_is_not_there(world: World, name: str) -> None:
    """The owner too: citizens have pages of their own. The answer is that of no dossier at all."""
    theirs, none = world.assigned(), uuid4()
    client = world.client(name)
    for address in ABOUT_A_DOSSIER:
        for ask in (client.get, client.post):
            answer, empty = ask(address.at(theirs)), ask(address.at(none))
            assert answer.status_code == empty.status_code, address
            assert answer.status_code in {404, 405}, address
