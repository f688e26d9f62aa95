"""Whatever a carrier's reports do on their way, late, doubled, shuffled or lost, the end is one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from motcua.channels.carriers import connection as carriers
from motcua.channels.carriers import inbox
from motcua.channels.carriers.protocol import Kind, Message
from motcua.channels.counters.queries import carrier_balance, trial_balance
from motcua.domain.dossier.state import Stage
from motcua.dossiers import queries as register
from motcua.project.carrier.life import Plan
from tests.apps.carriers.sending import LATER, Counter, Sent, counter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

POSTAGE = 26_000  # within one delivery area, up to 100 g; no fee is due for a birth in time
THINGS = """
    SELECT label, kind, inside, fate, damaged, "returning", holder, since, to_text
    FROM custody_thing ORDER BY label
"""
MINUTES = "SELECT number, things, signed, open, filed_at FROM custody_minutes ORDER BY number"
LOOSE = "SELECT thing, minutes, giver, receiver, astray FROM custody_loose ORDER BY 1, 2"
CASES = "SELECT number, kind, thing, owner, closed_at FROM custody_case ORDER BY number"
CASH = "SELECT person, amount FROM custody_cash ORDER BY person"
CONSIGNMENTS = """
    SELECT number, status, collected, delivered_at, ended_at, destination FROM post_consignment
    ORDER BY number
"""
HISTORY = """
    SELECT consignment, kind, at, person, facts - 'receipts' FROM post_consignment_event
    ORDER BY consignment, at, kind
"""
MISHAPS = "SELECT consignment, thing, kind, liable, declared_at FROM post_mishap ORDER BY 1, 2"
RECEIPTS = "SELECT payer, consignment, lines, issued_at FROM till_receipt ORDER BY 2, 3, 4"
REPORTS = "SELECT message, state, reason FROM carrier_report ORDER BY message"
EVERYTHING = (
    *(THINGS, MINUTES, LOOSE, CASES, CASH, CONSIGNMENTS, HISTORY, MISHAPS, RECEIPTS, REPORTS),
)


@dataclass(frozen=True, slots=True)
class Story:
    """Four results on their way, and all the carrier will ever tell of them, in order."""

    counter: Counter
    sent: tuple[Sent, ...]
    messages: tuple[Message, ...]
    end: Any


@pytest.fixture(scope="module")
def story(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[Story]:
    with django_db_blocker.unblock(), counter(tmp_path_factory.mktemp("carrier")) as desk:
        sent = tuple(desk.send(desk.result()) for _ in Plan)
        for each, plan in zip(sent, Plan, strict=True):
            desk.carrier.book.choose(tracking_of(each), plan)
        told = tuple(desk.carrier.advance(days=40))
        desk.at(LATER)
        story = Story(desk, sent, told, None)
        with transaction.atomic():
            hear(told)
            end = state(story)
            transaction.set_rollback(True)
        yield Story(desk, sent, told, end)


def tracking_of(sent: Sent) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tracking FROM carrier_parcel WHERE reference = %s", [sent.reference])
        found: str = cursor.fetchone()[0]
    return found


def hear(messages: Sequence[Message]) -> None:
    for message in messages:
        inbox.hear(message, pulled=False)


def state(story: Story) -> Any:
    found: list[Any] = []
    with connection.cursor() as cursor:
        for sql in EVERYTHING:
            cursor.execute(sql)
            found.append(cursor.fetchall())
    dossiers = [register.state_and_id(each.dossier) for each in story.sent]
    stages = [each[1] for each in dossiers if each is not None]
    found.append([(each.stage, each.paid, each.returned_at) for each in stages])
    found.append(sorted((str(a), amount) for a, amount in trial_balance().items()))
    return found


def test_the_end_in_order_is_what_the_carrier_told(story: Story) -> None:
    """Delivered, delivered at the second try, going back, lost; with the money in the books."""
    with transaction.atomic():
        hear(story.messages)
        with connection.cursor() as cursor:
            cursor.execute("SELECT number, status FROM post_consignment")
            statuses = dict(cursor.fetchall())
            cursor.execute("SELECT reason, message FROM carrier_report WHERE state <> 'applied'")
            open_reports = cursor.fetchall()
        ends = [statuses[each.number] for each in story.sent]
        collected = carrier_balance(carriers.account().person)
        stages = [stage for stage, _, _ in state(story)[-2]]
        transaction.set_rollback(True)
    returned = next(each for each in story.messages if each.kind is Kind.RETURNED)
    assert open_reports == [("NotTaken", returned.id)]  # until the desk scans it
    assert ends == ["delivered", "delivered", "coming_back", "lost"]
    assert stages == [Stage.RETURNED, Stage.RETURNED, Stage.APPROVED, Stage.APPROVED]
    assert collected == 2 * POSTAGE


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_order_any_doubling_any_loss_healed_by_pulling_ends_the_same(
    story: Story, data: st.DataObject
) -> None:
    storm = data.draw(st.permutations([*story.messages, *story.messages[::3]]))
    lost = data.draw(st.sets(st.integers(0, len(storm) - 1), max_size=12))
    with transaction.atomic():
        hear([message for place, message in enumerate(storm) if place not in lost])
        inbox.pull()
        end = state(story)
        transaction.set_rollback(True)
    assert end == story.end


@pytest.mark.parametrize("seed", range(5))
def test_parcels_told_one_after_the_other_or_mixed(story: Story, seed: int) -> None:
    by_parcel = sorted(story.messages, key=lambda each: (each.tracking, -each.number))
    Random(seed).shuffle(by_parcel)  # noqa: S311 - an order, no secret
    with transaction.atomic():
        hear(by_parcel)
        end = state(story)
        transaction.set_rollback(True)
    assert end == story.end
