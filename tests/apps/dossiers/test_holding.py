"""Who has a dossier, through every point of its life."""

from datetime import date

import pytest

from motcua.dossiers.holding import Holder, HolderKind, held_since, holder, holder_name
from motcua.reference.places import commands as places
from tests.builders import life, lives, moment
from tests.cast import AGENCY, ONE_STOP

EXPECTED = {
    "received": HolderKind.COUNTER,
    "transferred": HolderKind.AGENCY,
    "assigned": HolderKind.OFFICER,
    "supplement": HolderKind.APPLICANT,
    "unpaid": HolderKind.APPLICANT,
    "asked_at_intake": HolderKind.APPLICANT,
    "proposed": HolderKind.AGENCY,
    "sent_back": HolderKind.OFFICER,
    "withdrawing": HolderKind.AGENCY,
    "refused": HolderKind.COUNTER,
    "returned": HolderKind.NOBODY,
    "stopped": HolderKind.NOBODY,
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_stage_has_its_holder(name: str) -> None:
    held_by = holder(life(name).state)
    assert held_by.kind is EXPECTED[name]
    person = held_by.kind in {HolderKind.OFFICER, HolderKind.APPLICANT}
    assert bool(held_by.person) == person


@pytest.mark.parametrize("name", sorted(lives()))
def test_it_is_held_since_an_event_that_handed_it_over(name: str) -> None:
    one = life(name)
    assert held_since(one.events) in {event.at for event in one.events}


def test_what_happens_on_the_table_does_not_hand_it_over() -> None:
    assert held_since(life("examined").events) == held_since(life("assigned").events)
    assert held_since(life("sent_back").events) == moment("2019-08-07T09:00")


@pytest.mark.django_db
def test_a_place_goes_by_its_name_also_once_it_is_closed() -> None:
    places.load_shipped()
    for place in (ONE_STOP, AGENCY):
        held_by = Holder(kind=HolderKind.AGENCY, place=place)
        name = holder_name(held_by, date(2019, 8, 5))
        assert name != place
        assert holder_name(held_by, date(2026, 8, 5)) == name
    assert holder_name(Holder(kind=HolderKind.NOBODY), date(2019, 8, 5)) == ""
