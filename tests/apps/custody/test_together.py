"""Two scans at the same moment: both count, none is lost, and neither sees an error."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

from motcua.channels.custody import commands, queries, store
from motcua.channels.custody.commands import Asked, Given
from motcua.channels.custody.models import CustodyEvent
from motcua.channels.custody.refusals import ManyAtOnce
from motcua.channels.custody.verify import verify
from motcua.domain.custody import commands as c
from motcua.domain.custody import refusals as r
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from tests.builders import moment
from tests.domain.custody import people as p

pytestmark = pytest.mark.django_db(transaction=True)
Tell = Callable[..., Given]
Later = Callable[..., None]


def at_once(*works: Callable[[], object]) -> list[Any]:
    """Lets all begin at the same moment, each on a connection of its own."""
    start = threading.Barrier(len(works))
    answers: list[Any] = [None] * len(works)

    def one(place: int, work: Callable[[], object]) -> None:
        start.wait(30)
        try:
            answers[place] = work()
        except Refused as refused:
            answers[place] = refused.refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def scan(who: p.Person, command: c.Command, key: str) -> Callable[[], Given]:
    return lambda: commands.give(command, Asked(by=who.actor, hat=who.hat, key=key))


@pytest.fixture
def later(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Tells what happened before, and moves the clock to when all scan at once."""

    def told(acts: list[p.Act], at: str = "2019-08-05T15:00") -> None:
        if acts:
            tell(acts)
        monkeypatch.setattr(clock, "now", lambda: moment(at))

    return told


OFFER = c.Offer(minutes="BB1", thing="P1", to=p.CARRIER.holder)
TAKE = c.Take(minutes="BB1", thing="P1", giver=p.CLERK.holder)


def test_giver_and_receiver_scan_in_the_same_moment(later: Later) -> None:
    later(p.SEALED)
    answers = at_once(scan(p.CLERK, OFFER, "offer-01"), scan(p.CARRIER, TAKE, "take-0001"))
    assert [len(each.events) for each in answers] == [1, 1]
    row = queries.thing("P1")
    assert row is not None
    assert row.holder == p.CARRIER.holder
    assert verify().ok


def test_ten_scanners_under_one_number(later: Later) -> None:
    names = [f"A{n}" for n in range(10)]
    later([p.Act(p.CLERK, "2019-08-05T09:00", p.label(name)) for name in names])
    works = [
        scan(p.CLERK, replace(OFFER, thing=name), f"offer-{name}-{n}")
        for n, name in enumerate(names[:5])
    ]
    answers = at_once(*works)
    done = [each for each in answers if isinstance(each, Given)]
    assert all(isinstance(each, Given | ManyAtOnce) for each in answers)
    minutes = queries.minutes("BB1")
    assert minutes is not None
    assert len(minutes.things) == len(done) >= 2
    assert verify().ok


def test_one_key_pressed_twice_at_once_is_one_scan(later: Later) -> None:
    later(p.SEALED)
    answers = at_once(*(scan(p.CLERK, OFFER, "the-same-key") for _ in range(4)))
    assert {each.events for each in answers} == {answers[0].events}
    assert [each.replayed for each in answers].count(False) == 1
    assert CustodyEvent.objects.filter(name="custody.offered/1").count() == 1


def test_of_two_who_give_the_same_thing_away_one_is_told_who_has_it(later: Later) -> None:
    """Both deliver the packet at once; only one handed it over."""
    later(p.RESULT, "2019-08-12T09:00")
    deliver = c.DeclareLost(thing="P1", liability=p.LIABLE)
    order = scan(p.CARRIER, deliver, "lost-0001")

    def delivered() -> Given:
        asked = Asked(by=p.CARRIER.actor, hat=p.CARRIER.hat, key="deliver-1")
        return commands.give(p.DELIVER, asked, order=p.ORDER)

    answers = at_once(order, delivered)
    refused = [each for each in answers if isinstance(each, Refusal)]
    assert len(refused) == 1
    assert isinstance(refused[0], r.ThingEnded)
    assert verify().ok


def test_one_seal_on_two_packets_at_once(later: Later) -> None:
    later(p.LABELLED)
    first = c.Seal(packet="P1", seal="NP", items=("A",), witness="Chủ", to=p.HOME)
    second = replace(first, packet="P2", items=("B",))
    answers = at_once(scan(p.CLERK, first, "seal-0001"), scan(p.CLERK, second, "seal-0002"))
    refused = [each for each in answers if isinstance(each, Refusal)]
    assert len(refused) == 1
    assert isinstance(refused[0], r.SealTaken)


def test_two_label_two_things_the_same_at_once(later: Later) -> None:
    later([])
    one, other = p.label("A"), c.Label(item=replace(p.paper("A"), paper="other"))
    answers = at_once(scan(p.CLERK, one, "label-001"), scan(p.CLERK, other, "label-002"))
    assert [isinstance(each, r.LabelTaken) for each in answers].count(True) == 1
    assert CustodyEvent.objects.count() == 1


def test_whoever_is_always_second_is_told_so(later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    later(p.SEALED)

    def moved(_entry: store.Entry) -> store.Appended:
        raise store.MovedOn

    monkeypatch.setattr(store, "append", moved)
    with pytest.raises(Refused) as refused:
        scan(p.CLERK, OFFER, "offer-01")()
    assert refused.value.refusal == ManyAtOnce()


@pytest.mark.parametrize("table", ["custody_event", "custody_touch"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET position = 0", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_what_happened_to_papers_only_grows(later: Later, table: str, statement: str) -> None:
    later(p.SEALED)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
