"""Parcels are told once and called off in time; reports wait, are looked at, and fit in the end."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from motcua.channels.carriers import commands, connection, inbox, offers, queries, tasks
from motcua.channels.carriers.adapter import CarrierUnreachable
from motcua.channels.carriers.protocol import Attempt, Kind, Message
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.post import queries as post
from motcua.domain.custody import commands as cc
from motcua.domain.custody.delivering import Outcome
from motcua.domain.custody.labels import LabelKind
from motcua.plumbing.errors import Refused
from motcua.project.carrier.life import Plan
from tests.apps.carriers.parcels import SECRET, forgetting
from tests.apps.carriers.sending import LATER, Counter, Sent, counter, key

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def whole(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[tuple[Counter, Sent]]:
    folder = tmp_path_factory.mktemp("carrier")
    with django_db_blocker.unblock(), counter(folder, always=Plan.RETURNED) as desk:
        yield desk, desk.send(desk.result())


@pytest.fixture
def desk(whole: tuple[Counter, Sent]) -> Iterator[Counter]:
    """Each test in the transaction of the module's, back at its clock; the carrier forgets too."""
    with transaction.atomic(), forgetting(whole[0].carrier.book):
        yield whole[0]
        transaction.set_rollback(True)
    whole[0].at(whole[0].carrier.book.real_time())


@pytest.fixture
def sent(whole: tuple[Counter, Sent]) -> Sent:
    return whole[1]


@pytest.fixture
def told(desk: Counter, sent: Sent) -> list[Message]:
    """All that will be told of the parcel, on a day when all of it lies in the past."""
    known = list(desk.carrier.link.events(0).events) or desk.carrier.advance(days=40)
    desk.at(LATER)
    return known


def refused(call: Any) -> str:
    with pytest.raises(Refused) as fault:
        call()
    return fault.value.refusal.code


def test_a_packet_is_one_parcel_however_often_it_is_sent(desk: Counter, sent: Sent) -> None:
    told: list[str] = []
    again = commands.send(sent.number, by=desk.actor("reception"), key=key(), tell=told.append)
    assert (again.reference, told) == (sent.reference, [])
    row = queries.parcel_of(sent.number)
    assert row is not None
    assert row.tracking.startswith("EM")
    assert row.has_label
    assert (queries.label(row.reference) or b"").startswith(b"%PDF-")
    assert row.collect == 26_000


def test_what_is_not_on_its_way_is_not_sent(desk: Counter) -> None:
    by = desk.actor("reception")
    assert refused(lambda: commands.send("?", by=by, key=key(), tell=print)) == "NothingToSend"


def test_without_a_carrier_nothing_is_sent(
    desk: Counter, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.CARRIER_URL", "")
    by = desk.actor("reception")
    assert refused(lambda: commands.send(sent.number, by=by, key=key(), tell=print)) == "NoCarrier"


def test_a_carrier_that_is_silent_is_tried_again_and_shown(
    desk: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.CARRIER_URL", "http://127.0.0.1:9")
    with pytest.raises(CarrierUnreachable):
        desk.send(desk.result())
    (row,) = queries.parcels(open_only=True)
    assert "refused" in row.trouble.lower()
    assert queries.not_taken() == [row.reference]
    monkeypatch.setattr("django.conf.settings.CARRIER_URL", desk.carrier.url)
    commands.create(row.reference)
    assert queries.parcels(open_only=True) == []


def test_a_no_of_the_carrier_is_final_and_shown(
    desk: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.CARRIER_SECRET", SECRET[::-1])
    desk.send(desk.result())
    (row,) = queries.parcels(open_only=True)
    assert "signature" in row.refused
    assert queries.not_taken() == []


def test_a_packet_scanned_to_the_carrier_goes_by_it(desk: Counter) -> None:
    """The desk scanned and nobody pressed the button."""
    told: list[str] = []
    number = desk.sealed(desk.result())
    desk.offer(number.packet)
    assert offers.want_parcels(told.append) == 1
    assert offers.want_parcels(told.append) == 0
    assert told == [number.packet]


def test_a_parcel_is_called_off_until_it_is_fetched(
    desk: Counter, sent: Sent, told: list[Message]
) -> None:
    by, asked = desk.actor("reception"), []  # type: ignore[var-annotated]
    other = desk.sealed(desk.result())
    parcel = commands.send(other.number, by=by, key=key(), tell=asked.append).reference
    commands.call_off(parcel, by=by, key=key(), tell=asked.append)
    assert queries.parcels(open_only=True) == []
    anew = commands.send(other.number, by=by, key=key(), tell=asked.append).reference
    assert anew == f"{other.packet}.2"
    inbox.hear(told[0], pulled=False)
    no = refused(lambda: commands.call_off(sent.reference, by=by, key=key(), tell=asked.append))
    assert no == "OnItsWay"


def test_returned_is_the_carriers_half_of_what_the_desk_takes(
    desk: Counter, sent: Sent, told: list[Message]
) -> None:
    for message in told:
        inbox.hear(message, pulled=False)
    (waiting,) = queries.messages(open_only=True)
    assert (waiting.kind, waiting.state, waiting.reason) == ("returned", "waiting", "NotTaken")
    minutes = custody.new_label(LabelKind.MINUTES)
    take = cc.Take(minutes=minutes, thing=sent.packet, giver=connection.holder())
    custody.give(take, desk.asked("reception"))
    assert inbox.offer_all() == 1
    thing, row = held.thing(sent.packet), held.minutes(minutes)
    assert thing is not None
    assert thing.holder.person == desk.actor("reception").person
    assert row is not None
    assert [signer.person for signer, _ in row.signed] == ["carrier/outside"]
    view = post.consignment(sent.number)
    assert view is not None
    assert [line.kind for line in view.history][-3:] == ["attempted", "attempted", "returning"]
    assert [each.kind for each in queries.history(sent.number)] == [m.kind.value for m in told]


def test_a_gap_waits_and_a_wrong_report_is_looked_at_and_set_aside(
    desk: Counter, told: list[Message]
) -> None:
    first, second, third = told[:3]
    inbox.hear(third, pulled=False)
    assert queries.messages(open_only=True)[0].reason == "MessageMissing"
    twin = replace_message(second, id="other-words", kind=Kind.LOST)
    inbox.hear(first, pulled=False)
    inbox.hear(second, pulled=False)
    inbox.hear(twin, pulled=False)
    (wrong,) = queries.messages(open_only=True)
    assert (wrong.message, wrong.state, wrong.reason) == ("other-words", "wrong", "NumberTaken")
    by = desk.actor("operator")
    assert refused(lambda: inbox.set_aside(wrong.id, " ", by=by)) == "ReasonMissing"
    inbox.set_aside(wrong.id, "Hỏi rồi: gửi nhầm", by=by)
    assert queries.messages(open_only=True) == []
    assert refused(lambda: inbox.set_aside(wrong.id, "Lần nữa", by=by)) == "ReportSettled"


def test_what_lies_ahead_waits_for_its_time(desk: Counter, sent: Sent, told: list[Message]) -> None:
    desk.at(told[0].at - timedelta(minutes=1))
    assert inbox.hear(told[0], pulled=False).state == "waiting"
    desk.at(told[0].at)
    assert inbox.offer_all() == 1
    thing = held.thing(sent.packet)
    assert thing is not None
    assert thing.holder == connection.holder()


def test_nothing_happens_to_a_packet_the_carrier_has_not_got(
    desk: Counter, told: list[Message]
) -> None:
    attempt = Attempt(outcome=Outcome.ABSENT, invited=True)
    early = replace_message(told[0], kind=Kind.ATTEMPTED, attempt=attempt)
    inbox.hear(early, pulled=False)
    (row,) = queries.messages(open_only=True)
    assert (row.state, row.reason) == ("wrong", "NotWithCarrier")


def test_the_sweep_pulls_what_no_push_brought(
    desk: Counter, sent: Sent, told: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks.sweep(0)
    standing = queries.standing()
    assert (standing.applied, standing.waiting, standing.wrong) == (len(told) - 1, 1, 0)
    assert standing.cursor >= len(told)
    monkeypatch.setattr("django.conf.settings.CARRIER_URL", "http://127.0.0.1:9")
    tasks.sweep(0)
    assert "refused" in queries.standing().trouble.lower()
    monkeypatch.setattr("django.conf.settings.CARRIER_URL", "")
    tasks.sweep(0)


def replace_message(message: Message, **changes: Any) -> Message:
    return msgspec.structs.replace(message, **changes)
