"""Every act of the ordinary way goes through the store, and the store says what the core says."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from motcua.channels.custody import commands, queries
from motcua.channels.custody.commands import Asked, Given
from motcua.channels.custody.models import CustodyCash, CustodyEvent
from motcua.channels.custody.queries import Found, FoundKind
from motcua.channels.custody.refusals import ScanKeyMissing, ScanKeyReused
from motcua.domain.custody import commands as c
from motcua.domain.custody import refusals as r
from motcua.domain.custody.labels import LabelKind, read_label
from motcua.domain.custody.mishaps import Resolution
from motcua.domain.custody.things import Fate
from motcua.domain.custody.whereabouts import How, whereabouts
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from tests.apps.custody.conftest import asked
from tests.builders import moment
from tests.domain.custody import people as p

pytestmark = pytest.mark.django_db
Tell = Callable[..., Given]
STORIES = p.STORIES


@pytest.mark.parametrize("name", STORIES)
def test_the_store_tells_the_same_story_as_the_core(name: str, tell: Tell) -> None:
    story = p.tell(STORIES[name])
    tell(STORIES[name])
    known = [*story.custody.items, *story.custody.packets, *story.custody.minutes]
    stored = queries.custody_of(*known, *story.custody.cases)
    assert stored.items == story.custody.items
    assert stored.packets == story.custody.packets
    assert stored.minutes == story.custody.minutes
    assert stored.cases == story.custody.cases
    for label in story.custody.items:
        assert queries.stays(label) == whereabouts(label, story.events)
        assert set(queries.events_of(label)) <= set(story.events)
    for person, amount in story.custody.cash.items():
        assert queries.cash_in_hand(person) == amount


@pytest.mark.parametrize("name", STORIES)
def test_every_act_twice_under_two_keys_is_one_act(name: str, tell: Tell) -> None:
    once = (c.OpenSeal, c.DeclareDamaged, c.PassOnDiscrepancy, c.ResolveDiscrepancy)
    tell(act for act in STORIES[name] for _ in range(1 if isinstance(act.command, once) else 2))
    assert CustodyEvent.objects.count() == len(p.tell(STORIES[name]).events)


@pytest.mark.parametrize("name", STORIES)
def test_every_act_twice_under_one_key_gets_one_answer(name: str, tell: Tell) -> None:
    for number, act in enumerate(STORIES[name]):
        first = tell([act], key=f"{name}-{number:06}")
        again = tell([act], key=f"{name}-{number:06}")
        assert (first.replayed, again.replayed) == (False, bool(first.events))
        assert again.events == first.events


def test_a_key_of_another_scan_and_no_key_are_refused(tell: Tell) -> None:
    tell(p.LABELLED[:1], key="the-same-key")
    for act, key, refusal in (
        (p.LABELLED[1], "the-same-key", ScanKeyReused(key="the-same-key")),
        (p.LABELLED[1], "short", ScanKeyMissing()),
    ):
        with pytest.raises(Refused) as refused:
            tell([act], key=key)
        assert refused.value.refusal == refusal


def test_a_refusal_leaves_nothing_behind(tell: Tell) -> None:
    tell(p.RESULT)
    before = CustodyEvent.objects.count()
    with pytest.raises(Refused) as refused:
        tell([p.Act(p.CARRIER, "2019-08-12T09:00", p.DELIVER, p.CASH_ORDER)], key="deliver-1")
    assert isinstance(refused.value.refusal, r.OriginalsNotWithdrawn)
    assert CustodyEvent.objects.count() == before
    assert not CustodyCash.objects.exists()
    tell([p.DELIVERED[-1]], key="deliver-1")
    assert CustodyEvent.objects.count() == before + 1


def test_a_rehearsal_says_what_the_act_would_be_told(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(p.SEALED)
    offer = p.passing("BB1", "P1", p.CLERK, p.CARRIER, "2019-08-05T14:00")[0]
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-05T14:00"))
    assert commands.rehearse(offer.command, asked(offer)) is None
    stranger = Asked(by=p.OFFICER.actor, hat=p.OFFICER.hat, key="rehearsal")
    assert isinstance(commands.rehearse(offer.command, stranger), r.NotTheHolder)
    assert CustodyEvent.objects.count() == 3


def test_where_things_are(tell: Tell) -> None:
    tell(p.SEALED)
    offer, take = p.passing("BB1", "P1", p.CLERK, p.CARRIER, "2019-08-05T14:00")
    tell([offer])
    (half,) = queries.waiting_for(p.CARRIER.holder)
    assert (half.thing, half.giver) == ("P1", p.CLERK.holder)
    assert queries.offered_by(p.CLERK.holder) == [half]
    assert queries.waiting_for(p.CLERK.holder) == queries.offered_by(p.CARRIER.holder) == []
    tell([take])
    assert queries.waiting_for(p.CARRIER.holder) == []
    rows = {row.label: row for row in queries.things_of(p.DOSSIER)}
    assert set(rows) == {"A", "B", "P1"}
    assert {row.holder for row in rows.values()} == {p.CARRIER.holder}
    assert (rows["A"].inside, rows["A"].to_text) == ("P1", p.OFFICE.text)
    assert rows["P1"].dossier == p.DOSSIER
    assert {row.label for row in queries.held_by(p.CARRIER.holder)} == set(rows)
    assert {row.label for row in queries.held_at(p.CARRIER.actor.place)} == set(rows)
    assert queries.held_by(p.CLERK.holder) == []
    assert [stay.holder for stay in queries.stays("P1")] == [p.CLERK.holder, p.CARRIER.holder]
    (minutes,) = queries.minutes_at(p.CLERK.actor.place, open_only=True)
    assert (minutes.number, minutes.things, minutes.is_open) == ("BB1", ("P1",), True)
    assert queries.minutes_of("P1") == [minutes]


def test_minutes_close_when_both_have_signed(tell: Tell) -> None:
    tell(p.SIGNED)
    row = queries.minutes("BB2")
    assert row is not None
    assert [who.name for who, _ in row.signed] == ["Carrier", "Officer"]
    assert row.filed_at == moment("2019-08-06T08:46")
    assert row.first_scan_at == moment("2019-08-06T08:30")
    assert [each.number for each in queries.minutes_at(row.receiver.place, open_only=True)] == []  # type: ignore[union-attr]
    opened = queries.thing("P1")
    assert opened is not None
    assert opened.fate is Fate.OPENED
    assert {row.label for row in queries.content_of("P1")} == {"A", "B"}


def test_a_delivered_packet_is_the_addressee_s(tell: Tell) -> None:
    tell(p.DELIVERED)
    assert [stay.how for stay in queries.stays("P1")][-1] is How.DELIVERED
    row = queries.thing("R")
    assert row is not None
    assert (row.fate, row.holder) == (Fate.DELIVERED, replace(p.OWNER, place=p.HOME.text))
    old = queries.thing("OLD")
    assert old is not None
    assert (old.holder, old.paper) == (p.CARRIER.holder, "old_paper")


def test_cases_have_an_owner_and_a_place(tell: Tell) -> None:
    tell(STORIES["cases"])
    place = p.CLERK.actor.place
    lost, torn = sorted(queries.cases((place,), open_only=False), key=lambda each: each.kind)
    assert (torn.owner, torn.resolution, torn.said) == ("officer", Resolution.EXPLAINED, "Rách sẵn")
    assert queries.cases(None, open_only=True) == [lost]
    assert queries.cases(None, open_only=False, owner="officer") == [torn]
    assert queries.cases(("elsewhere",), open_only=False) == []
    assert queries.cases_of("A") == [torn]


def test_what_a_scanned_text_is(tell: Tell) -> None:
    tell(p.SIGNED)
    for text, found in {
        "A": Found(FoundKind.THING, "A"),
        " p1 ": Found(FoundKind.PACKET, "P1"),
        "bb2": Found(FoundKind.MINUTES, "BB2"),
        p.DOSSIER: Found(FoundKind.DOSSIER, p.DOSSIER),
        "000.15.49.h20-190805-0099": Found(FoundKind.DOSSIER, "000.15.49.H20-190805-0099"),
        "KQ0000001705": Found(FoundKind.MISREAD, "KQ0000001705"),
    }.items():
        assert queries.find(text) == found
    assert queries.find("không có gì") is None
    assert queries.find("a\x00b") is None


def test_labels_are_new_and_can_be_read() -> None:
    labels = [commands.new_label(kind) for kind in LabelKind for _ in range(3)]
    assert len(set(labels)) == len(labels)
    assert [read_label(label) for label in labels] == [k for k in LabelKind for _ in range(3)]
