"""Every act of the ordinary way goes through the store, and the store says what the core says."""

from collections.abc import Callable

import pytest

from motcua.channels.custody import queries
from motcua.channels.custody.commands import Given
from motcua.domain.custody.things import Fate
from motcua.domain.custody.whereabouts import whereabouts
from tests.domain.custody import people as p

pytestmark = pytest.mark.django_db
Tell = Callable[..., Given]


def test_the_ordinary_way_to_the_agency(tell: Tell) -> None:
    story = p.tell(p.SIGNED)
    tell(p.SIGNED)
    assert queries.custody_of("A", "B", "P1", "BB2").items == story.custody.items
    for label in ("A", "B", "P1"):
        assert tuple(queries.stays(label)) == whereabouts(label, story.events)
    row = queries.minutes("BB2")
    assert row is not None
    assert row.filed_at == story.custody.minutes["BB2"].filed_at
    assert {each.label for each in queries.held_by(p.OFFICER.holder)} == {"A", "B"}
    assert queries.thing("P1").fate is Fate.OPENED


def test_delivery_for_cash(tell: Tell) -> None:
    tell(p.DELIVERED)
    assert queries.cash_in_hand("carrier") == 50_000
