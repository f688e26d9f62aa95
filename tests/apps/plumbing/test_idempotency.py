"""The same key gives the same answer, and the work is done once, even for two at once."""

import threading

import pytest
from django.db import connections

from motcua.plumbing.idempotency import KeyReused, Outcome, once


def never() -> dict[str, int]:
    raise AssertionError("the work is done twice")


@pytest.mark.django_db
def test_the_second_time_gets_the_first_answer() -> None:
    first = once("lan", "k1", b"request", lambda: {"number": 7})
    assert first == Outcome({"number": 7}, replayed=False)
    assert once("lan", "k1", b"request", never) == Outcome({"number": 7}, replayed=True)


@pytest.mark.django_db
def test_keys_belong_to_their_owner() -> None:
    once("lan", "k1", b"request", lambda: {"number": 7})
    assert once("minh", "k1", b"request", lambda: {"number": 8}).answer == {"number": 8}


@pytest.mark.django_db
def test_a_key_with_another_request_is_refused() -> None:
    once("lan", "k1", b"request", lambda: {})
    with pytest.raises(KeyReused, match="new key"):
        once("lan", "k1", b"another", never)


@pytest.mark.django_db
def test_work_that_failed_may_be_tried_again() -> None:
    with pytest.raises(AssertionError):
        once("lan", "k1", b"request", never)
    assert not once("lan", "k1", b"request", lambda: {}).replayed


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_keys_have_a_sensible_length(key: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        once("lan", key, b"request", never)


def test_two_at_once_do_the_work_once(transactional_db: None) -> None:
    done: list[int] = []
    outcomes: list[Outcome] = []

    def work() -> dict[str, int]:
        done.append(1)
        return {"number": len(done)}

    def press() -> None:
        outcomes.append(once("lan", "k1", b"request", work))
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [1]
    assert [outcome.answer for outcome in outcomes] == [{"number": 1}] * 8
    assert sum(outcome.replayed for outcome in outcomes) == 7
