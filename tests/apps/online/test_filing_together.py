"""Presses that really arrive at once: one dossier, one submission, one acknowledgement."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections

from motcua.channels.online import commands
from motcua.channels.online import models as m
from motcua.channels.online.shapes import Submitted
from motcua.dossiers import queries as register
from motcua.faces.office import names
from motcua.reference.catalogue import in_force
from tests.apps.online.conftest import Home, level_3
from tests.cast import cast
from tests.faces.office.world import World, stock

AT_ONCE = 4


@pytest.fixture
def home_of_its_own(transactional_db: None, tmp_path: Path) -> Iterator[Home]:
    """A world that other connections see; the database is emptied after it."""
    with level_3(tmp_path):
        stock()
        yield Home(World(cast=cast(), serial=count(1)))
    in_force.forget()
    names.forget()


@pytest.mark.parametrize("keys", [["one-press-1"] * AT_ONCE, [f"tab-{n}-key" for n in range(4)]])
def test_a_double_press_is_one_dossier(home_of_its_own: Home, keys: list[str]) -> None:
    home = home_of_its_own
    draft, gate = home.ready(), Barrier(AT_ONCE)

    def press(key: str) -> Submitted:
        gate.wait(10)
        try:
            return commands.submit(draft.id, by=home.owner, key=key)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(press, keys))
    assert len({each.code for each in told}) == 1
    assert m.Submission.objects.count() == 1
    assert register.state_and_id(told[0].dossier) is not None
