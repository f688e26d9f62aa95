"""What a row keeps of a thing is all there is to know of it, and the same text every time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.channels.custody import states, store
from motcua.channels.custody.models import CustodyThing
from motcua.channels.custody.subjects import Wanted
from motcua.domain.custody.handing import HandOver, Track
from motcua.domain.custody.state import HeldItem
from motcua.domain.custody.things import Item, ItemKind
from tests.apps.custody.test_storing import STORIES, Tell
from tests.builders import moment
from tests.domain.custody import people as p


@pytest.mark.parametrize("name", STORIES)
def test_a_state_is_told_and_read(name: str) -> None:
    custody = p.tell(STORIES[name]).custody
    for label in [*custody.items, *custody.packets]:
        held, paid_in = custody.thing(label), custody.paid_in.get(label)
        assert held is not None
        text = states.encode(held, paid_in)
        assert states.decode(text) == (held, paid_in)
        assert states.encode(*states.decode(text)) == text


def test_two_names_of_one_holder_and_what_is_settled_stay() -> None:
    married = replace(p.CARRIER.holder, name="Tên mới")
    at = moment("2019-08-05T09:00")
    track = Track(origin=p.CLERK.holder, since=at)
    for number, receiver in enumerate((p.CARRIER.holder, married)):
        scan = HandOver(
            minutes=f"BB{number}",
            thing="A",
            giver=p.CLERK.holder,
            receiver=receiver,
            scanned_by_giver_at=at + timedelta(minutes=number),
            scanned_by_receiver_at=at + timedelta(hours=1) if number else None,
        )
        track = track.with_scan(scan)
    held = HeldItem(
        item=Item(label="A", kind=ItemKind.SET),
        labelled_by=p.CLERK.holder,
        track=track.fixed(p.OFFICER.holder, at + timedelta(days=1)),
    )
    read, _ = states.decode(states.encode(held, None))
    assert read == held
    names = [each.receiver.name for each in read.track.hand_overs.values()]
    assert names == [p.CARRIER.holder.name, "Tên mới"]


@pytest.mark.django_db
def test_nothing_is_appended_after_an_event_that_is_not_there(tell: Tell) -> None:
    """As if a state had been read in a transaction that was undone later."""
    tell(p.LABELLED)
    after = p.tell(p.SEALED)
    loaded = store.load(Wanted(labels=("P1", "A", "B")))
    entry = store.Entry(
        loaded=replace(loaded, versions={**loaded.versions, "t/A": loaded.versions["t/A"] + 1}),
        events=after.events[-1:],
        after=after.custody,
        by=p.CLERK.actor,
        at=moment("2019-08-05T10:00"),
        key="ahead-001",
        request=b"",
    )
    with pytest.raises(store.MovedOn):
        store.append(entry)
    assert store.answered(p.CLERK.actor, "ahead-001", b"") is None
    assert not CustodyThing.objects.get(label="A").inside
    assert store.append(replace(entry, loaded=loaded)).positions
