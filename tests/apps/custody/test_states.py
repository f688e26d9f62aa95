"""What a row keeps of a thing is all there is to know of it, and the same text every time."""

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.channels.custody import states, store
from motcua.channels.custody.models import CustodyThing
from motcua.channels.custody.subjects import Wanted
from motcua.domain.custody.delivering import Attempt
from motcua.domain.custody.handing import HandOver, Track
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.state import HeldItem, HeldPacket
from motcua.domain.custody.things import Address, Fate, Item, ItemKind, Packet
from motcua.domain.kernel.local_time import VIETNAM
from tests.apps.custody.test_storing import STORIES, Tell
from tests.builders import moment
from tests.domain.custody import people as p

STORED = Path(__file__).with_name("stored_states.jsonl").read_text(encoding="utf-8").splitlines()
"""As rows keep them: a lost paper, a bag paid in, a packet, and one paid for."""
OF_STORIES = [("cases", "B"), ("money", "T1"), ("back", "P1"), ("fetched", "P1")]

MOMENTS = st.datetimes(timezones=st.sampled_from([VIETNAM, UTC]))
HOLDERS = st.from_type(Holder)
ADDRESSES = st.from_type(Address)


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    """Scans from hand to hand, some by one side only, some of them settled."""
    hands = draw(st.lists(HOLDERS, min_size=1, max_size=4))
    scans = [
        HandOver(
            minutes=draw(st.text(max_size=8)),
            thing="T",
            giver=giver,
            receiver=receiver,
            scanned_by_giver_at=draw(st.none() | MOMENTS),
            scanned_by_receiver_at=draw(st.none() | MOMENTS),
        )
        for giver, receiver in pairwise(hands)
    ]
    known = {each.key: each for each in scans}
    settled = draw(st.frozensets(st.sampled_from(sorted(known)))) if known else frozenset()
    return Track(origin=hands[0], since=draw(MOMENTS), hand_overs=known, settled=settled)


ITEMS = st.builds(
    HeldItem,
    item=st.builds(Item, label=st.just("T"), kind=st.sampled_from(ItemKind)),
    labelled_by=HOLDERS,
    track=tracks(),
    inside=st.text(max_size=8),
    fate=st.sampled_from(Fate),
    damaged=st.booleans(),
)
PACKETS = st.builds(
    HeldPacket,
    packet=st.builds(Packet, label=st.just("T"), sealed_at=MOMENTS),
    track=tracks(),
    to=ADDRESSES,
    addressed_at=MOMENTS,
    attempts=st.frozensets(st.builds(Attempt, at=MOMENTS), max_size=2),
    returning=st.booleans(),
    fate=st.sampled_from(Fate),
    damaged=st.booleans(),
    collected=st.sampled_from([0, 8_000, 10**9]),
)


@pytest.mark.parametrize(("text", "of"), list(zip(STORED, OF_STORIES, strict=True)))
def test_a_text_stays_as_it_was_stored(text: str, of: tuple[str, str]) -> None:
    story, label = of
    custody = p.tell(STORIES[story]).custody
    held, paid_in = states.decode(text)
    assert (held, paid_in) == (custody.thing(label), custody.paid_in.get(label))
    assert states.encode(held, paid_in) == text


@given(item=ITEMS, paid_in=st.none() | st.integers(0, 10**9))
def test_any_item_is_told_and_read(item: HeldItem, paid_in: int | None) -> None:
    text = states.encode(item, paid_in)
    assert states.decode(text) == (item, paid_in)
    assert states.encode(*states.decode(text)) == text


@given(packet=PACKETS)
def test_any_packet_is_told_and_read(packet: HeldPacket) -> None:
    text = states.encode(packet, None)
    assert states.decode(text) == (packet, None)
    assert states.encode(*states.decode(text)) == text


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
