"""Numbers have no gap and no double, with fifty hands on one scope and rollbacks among them."""

import threading

import pytest
from django.db import connection, connections, transaction

from motcua.plumbing.numbering import next_number
from tests.apps.plumbing.conftest import second_connection


@pytest.mark.django_db
def test_each_scope_counts_from_one() -> None:
    assert [next_number("a"), next_number("a"), next_number("b")] == [1, 2, 1]


@pytest.mark.django_db
def test_a_rollback_gives_the_number_back() -> None:
    next_number("a")
    with transaction.atomic():
        assert next_number("a") == 2
        transaction.set_rollback(True)
    assert next_number("a") == 2


def test_fifty_threads_on_one_scope(transactional_db: None) -> None:
    kept: list[int] = []

    def work(thread: int) -> None:
        with second_connection() as own:
            for turn in range(4):
                row = own.execute("SELECT numbering_next('unit/2026-08-10')").fetchone()
                if (thread + turn) % 5 == 0:
                    own.rollback()
                else:
                    own.commit()
                    assert row is not None
                    kept.append(row[0])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connections.close_all()
    assert sorted(kept) == list(range(1, len(kept) + 1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT last FROM numbering_counter")
        assert cursor.fetchone() == (len(kept),)
