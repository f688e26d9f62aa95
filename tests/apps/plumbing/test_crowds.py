"""A limit holds for all processes together, and who comes seldom costs no question."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.plumbing import crowds

HOUSE = "192.0.2.7"


@pytest.fixture(autouse=True)
def one_minute(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowds, "_present", lambda: 29_000_000)


def came(times: int, allowed: int, who: str = HOUSE) -> list[bool]:
    return [crowds.too_many("door", who, allowed) for _ in range(times)]


def test_the_same_visitor_at_two_processes_is_one() -> None:
    assert came(3, 5) == [False] * 3
    crowds.forget()  # the other process knows nothing but the table
    assert came(4, 5) == [False, False, True, True]
    assert came(1, 5, "192.0.2.8") == [False]


def test_who_comes_seldom_costs_no_question() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert not any(came(14, 120))
    assert not asked.captured_queries
    with CaptureQueriesContext(connection) as asked:
        assert came(120, 120)[-1]
    assert len(asked.captured_queries) <= crowds.TELLINGS + 1


def test_who_is_over_is_told_so_without_asking() -> None:
    came(2, 1)
    with CaptureQueriesContext(connection) as asked:
        assert all(came(50, 1))
    assert not asked.captured_queries


def test_the_next_minute_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert came(2, 1) == [False, True]
    monkeypatch.setattr(crowds, "_present", lambda: 29_000_001)
    assert came(2, 1) == [False, True]
    crowds.sweep()
    with connection.cursor() as cursor:
        cursor.execute("SELECT minute, visitor FROM crowd")
        [(minute, visitor)] = cursor.fetchall()
    assert minute == 29_000_001
    assert HOUSE.encode() not in bytes(visitor)
