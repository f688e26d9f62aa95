"""The chain is the same in Python and in SQL, and names the first place that does not hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.plumbing.journal import (
    GENESIS,
    Fault,
    Link,
    Stored,
    canonical_text,
    chain_hash,
    first_fault,
)

LINK = Link(
    dossier_id=UUID("018f2d4e-0000-7000-8000-000000000001"),
    version=1,
    name="dossier.received/1",
    recorded_at=datetime(2026, 8, 10, 8, 30, 0, 7, tzinfo=timezone(timedelta(hours=7))),
    actor="lan",
    allocated="000.01.02.H20-260810-0001",
    payload='{"paper": "Giấy khai sinh"}',
)
IN_SQL = "SELECT journal_hash(%s, %s, %s, %s, %s, %s, %s, %s)"


def stored(count: int) -> list[Stored]:
    chain: list[Stored] = []
    previous = GENESIS
    for version in range(1, count + 1):
        link = replace(LINK, version=version)
        chain.append(Stored(link, previous, chain_hash(previous, link)))
        previous = chain[-1].hash
    return chain


def test_the_text_has_one_field_a_line() -> None:
    assert canonical_text(LINK).split("\n") == [
        "018f2d4e-0000-7000-8000-000000000001",
        "1",
        "dossier.received/1",
        "2026-08-10T01:30:00.000007Z",
        "lan",
        "000.01.02.H20-260810-0001",
        '{"paper": "Giấy khai sinh"}',
    ]


@pytest.mark.parametrize(
    "link",
    [replace(LINK, name="a\nb"), replace(LINK, actor="a\nb"), replace(LINK, allocated="a\nb")],
    ids=["name", "actor", "allocated"],
)
def test_a_line_break_cannot_move_text_between_fields(link: Link) -> None:
    with pytest.raises(ValueError, match="line break"):
        canonical_text(link)


plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
links = st.builds(
    Link,
    dossier_id=st.uuids(),
    version=st.integers(1, 10_000),
    name=plain,
    recorded_at=st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
    actor=plain,
    allocated=st.none() | plain,
    payload=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80),
)


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(link=links, previous=st.binary(min_size=32, max_size=32))
def test_python_and_sql_agree(link: Link, previous: bytes) -> None:
    head = (previous, link.dossier_id, link.version, link.name)
    with connection.cursor() as cursor:
        cursor.execute(IN_SQL, (*head, link.recorded_at, link.actor, link.allocated, link.payload))
        assert bytes(cursor.fetchone()[0]) == chain_hash(previous, link)


def test_an_honest_chain_holds() -> None:
    assert first_fault(stored(5)) is None
    assert first_fault([]) is None


def test_a_changed_event_is_named() -> None:
    chain = stored(5)
    chain[2] = replace(chain[2], link=replace(chain[2].link, payload="{}"))
    assert first_fault(chain) == (3, Fault.CHANGED)


def test_a_removed_event_is_named() -> None:
    chain = stored(5)
    del chain[2]
    assert first_fault(chain) == (3, Fault.MISSING)


def test_a_removed_event_is_named_even_when_the_rest_is_renumbered() -> None:
    chain = stored(5)
    del chain[2]
    chain[2] = replace(chain[2], link=replace(chain[2].link, version=3))
    assert first_fault(chain) == (3, Fault.INSERTED)


def test_an_inserted_event_is_named() -> None:
    chain = stored(5)
    chain.insert(3, chain[2])
    assert first_fault(chain) == (3, Fault.INSERTED)
