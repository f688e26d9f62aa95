"""The relay skips no event, repeats none, and keeps their order, whoever commits when."""

import threading
from collections.abc import Iterator, Sequence

import pytest
from django.db import connections, transaction

from motcua.plumbing.models import RelayCursor
from motcua.plumbing.relay import Journal, Subscriber, lag, reset, run_all, run_once
from tests.apps.plumbing.conftest import JOURNAL, Append, second_connection

Seen = list[tuple[int, str]]


def subscriber(seen: Seen, name: str = "reader", batch: int = 500) -> Subscriber[tuple[int, str]]:
    journal = Journal(JOURNAL, ("name",), lambda position, name: (position, name))
    return Subscriber(name, journal, seen.extend, batch)


def test_events_come_once_and_in_order(append: Append) -> None:
    seen: Seen = []
    for name in "abc":
        append(name)
    assert run_all(subscriber(seen, batch=2)) == 3
    assert seen == [(1, "a"), (2, "b"), (3, "c")]
    assert run_once(subscriber(seen)) == 0
    append("d")
    assert lag(subscriber(seen)) == 1
    assert run_once(subscriber(seen)) == 1
    assert seen[-1] == (4, "d")


def test_each_subscriber_has_its_own_cursor(append: Append) -> None:
    one: Seen = []
    two: Seen = []
    append("a")
    run_all(subscriber(one, "one"))
    run_all(subscriber(two, "two"))
    assert one == two == [(1, "a")]


def test_a_reset_subscriber_reads_from_the_start(append: Append) -> None:
    seen: Seen = []
    append("a")
    run_all(subscriber(seen))
    reset("reader")
    run_all(subscriber(seen))
    assert seen == [(1, "a"), (1, "a")]


def test_a_failing_handler_leaves_the_cursor(append: Append) -> None:
    def fail(_events: Sequence[tuple[int, str]]) -> None:
        raise RuntimeError("no mail today")

    append("a")
    journal = Journal(JOURNAL, ("name",), lambda position, name: (position, name))
    with pytest.raises(RuntimeError):
        run_once(Subscriber("reader", journal, fail))
    seen: Seen = []
    assert run_once(subscriber(seen)) == 1


@pytest.mark.parametrize("who_has_the_lower_number", ["early", "late"])
def test_a_later_position_waits_for_an_earlier_open_one(
    append: Append, who_has_the_lower_number: str
) -> None:
    """Numbers of transactions are given out in another order than positions, or in the same."""
    seen: Seen = []
    run_once(subscriber(seen))
    with second_connection() as early, second_connection() as late:
        {"early": early, "late": late}[who_has_the_lower_number].execute(
            "SELECT pg_current_xact_id()"
        )
        early.execute("INSERT INTO test_journal (name) VALUES ('first')")
        late.execute("INSERT INTO test_journal (name) VALUES ('second')")
        late.commit()
        assert run_once(subscriber(seen)) == 0
        early.commit()
    assert run_all(subscriber(seen)) == 2
    assert seen == [(1, "first"), (2, "second")]


def test_a_writer_that_has_no_number_yet_is_waited_for(append: Append) -> None:
    """Between taking its position and its first write a transaction has no number at all."""
    seen: Seen = []
    with second_connection() as slow:
        slow.execute("LOCK TABLE test_journal IN ROW EXCLUSIVE MODE")
        slow.execute("DO $$ BEGIN PERFORM nextval('test_journal_position_seq'); END $$")
        append("second")
        assert run_once(subscriber(seen)) == 0


def test_new_writers_do_not_hold_up_old_events(append: Append) -> None:
    """Under load somebody always writes; the fence of an earlier look lets the events through."""
    seen: Seen = []
    with second_connection() as first, second_connection() as second:
        first.execute("INSERT INTO test_journal (name) VALUES ('open')")
        append("a")
        assert run_once(subscriber(seen)) == 0  # sets the fence
        second.execute("INSERT INTO test_journal (name) VALUES ('newer')")
        first.commit()
        assert run_once(subscriber(seen)) == 2
        second.commit()
    assert run_once(subscriber(seen)) == 1


def test_long_transactions_elsewhere_hold_nobody_up(append: Append) -> None:
    seen: Seen = []
    append("a")
    with second_connection() as report:
        report.execute("SELECT pg_current_xact_id(), count(*) FROM test_journal")
        assert run_once(subscriber(seen)) == 1


def test_a_number_lost_to_a_rollback_holds_nobody_up(append: Append) -> None:
    seen: Seen = []
    with second_connection() as lost:
        lost.execute("INSERT INTO test_journal (name) VALUES ('lost')")
        lost.rollback()
    append("kept")
    assert run_all(subscriber(seen)) == 1
    assert seen == [(2, "kept")]


def test_one_at_a_time_per_subscriber(append: Append) -> None:
    seen: Seen = []
    append("a")
    RelayCursor.objects.create(subscriber="reader")
    with second_connection() as other:
        other.execute("SELECT * FROM relay_cursor FOR UPDATE")
        assert run_once(subscriber(seen)) == 0


def test_our_own_open_transaction_is_no_obstacle(append: Append) -> None:
    seen: Seen = []
    with transaction.atomic():
        append("a")
        assert run_once(subscriber(seen)) == 1


WRITERS, EACH = 6, 60


def _write(number: int) -> None:
    with second_connection() as connection:
        for turn in range(EACH):
            if turn % 3 == 0:
                connection.execute("SELECT pg_current_xact_id()")
            connection.execute("INSERT INTO test_journal (name) VALUES (%s)", [f"{number}/{turn}"])
            if turn % 7 == 6:
                connection.rollback()
            else:
                connection.commit()


def _expected() -> Iterator[str]:
    for number in range(WRITERS):
        for turn in range(EACH):
            if turn % 7 != 6:
                yield f"{number}/{turn}"


def test_writers_at_once_lose_nothing(journal: str) -> None:
    seen: Seen = []
    over = threading.Event()
    reader = subscriber(seen, batch=17)

    def read() -> None:
        while not over.is_set():
            run_once(reader)
        run_all(reader)
        connections.close_all()

    writers = [threading.Thread(target=_write, args=(number,)) for number in range(WRITERS)]
    reading = threading.Thread(target=read)
    for thread in (*writers, reading):
        thread.start()
    for thread in writers:
        thread.join()
    over.set()
    reading.join()
    assert [position for position, _ in seen] == sorted({position for position, _ in seen})
    assert sorted(name for _, name in seen) == sorted(_expected())
