"""Day seals: everything recorded is in one seal, the seals form a chain, changes show."""

from datetime import date

import pytest
from django.db import connection

from motcua.plumbing import clock, merkle, sealing
from motcua.plumbing.models import DaySeal
from motcua.plumbing.sealing import CannotSeal, first_fault, proof_of, seal
from tests.apps.plumbing.conftest import JOURNAL, second_connection

MONDAY, TUESDAY, WEDNESDAY = date(2026, 8, 10), date(2026, 8, 11), date(2026, 8, 12)


def record(day: date, *hashes: bytes, time: str = "10:00") -> None:
    with connection.cursor() as cursor:
        for each in hashes:
            cursor.execute(
                "INSERT INTO test_journal (name, recorded_at, hash) VALUES ('e', %s, %s)",
                [f"{day} {time}+07", each],
            )


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 8, 20))


def test_each_day_covers_its_stretch_and_the_seal_before(journal: str) -> None:
    record(MONDAY, b"1", b"2")
    record(TUESDAY, b"3", time="00:00")
    first, second = seal(MONDAY, JOURNAL), seal(TUESDAY, JOURNAL)
    assert (first.first_position, first.last_position, first.count) == (1, 2, 2)
    assert (second.first_position, second.last_position, second.count) == (3, 3, 1)
    assert bytes(second.prev_root) == bytes(first.root)
    assert first_fault(JOURNAL) is None


def test_a_day_without_events_and_a_day_sealed_twice(journal: str) -> None:
    record(MONDAY, b"1")
    seal(MONDAY, JOURNAL)
    empty = seal(TUESDAY, JOURNAL)
    assert (empty.count, empty.last_position) == (0, 1)
    assert seal(TUESDAY, JOURNAL) == empty
    assert DaySeal.objects.count() == 2


def test_each_journal_has_a_chain_of_its_own(journal: str) -> None:
    record(MONDAY, b"1")
    mine = seal(MONDAY, JOURNAL)
    other = seal(MONDAY, "dossier_event")
    assert (mine.count, other.count) == (1, 0)
    assert seal(TUESDAY, JOURNAL).prev_root == mine.root
    assert first_fault("dossier_event") is None


def test_what_is_recorded_late_falls_into_the_next_seal(journal: str) -> None:
    record(MONDAY, b"1")
    seal(MONDAY, JOURNAL)
    record(MONDAY, b"late", time="23:59")
    record(TUESDAY, b"2")
    assert seal(TUESDAY, JOURNAL).count == 2
    assert first_fault(JOURNAL) is None


def test_days_are_sealed_in_order_and_when_over(journal: str) -> None:
    seal(TUESDAY, JOURNAL)
    with pytest.raises(CannotSeal, match="in order"):
        seal(MONDAY, JOURNAL)
    with pytest.raises(CannotSeal, match="not over"):
        seal(date(2026, 8, 20), JOURNAL)


def test_a_transaction_that_never_ends_is_said(
    journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_PATIENCE_S", 0.1)
    with second_connection() as other:
        other.execute("INSERT INTO test_journal (name) VALUES ('open')")
        with pytest.raises(CannotSeal, match="end it"):
            seal(MONDAY, JOURNAL)


@pytest.mark.parametrize(
    ("tampering", "fault"),
    [
        ("UPDATE test_journal SET hash = 'x' WHERE position = 2", (MONDAY, "was changed")),
        ("DELETE FROM test_journal WHERE position = 3", (TUESDAY, "1 events were sealed and 0")),
        ("DELETE FROM day_seal WHERE day = '2026-08-11'", (WEDNESDAY, "does not continue")),
        ("DELETE FROM day_seal WHERE day = '2026-08-10'", (TUESDAY, "are missing")),
        ("UPDATE day_seal SET root = 'x' WHERE day = '2026-08-12'", (WEDNESDAY, "was changed")),
    ],
)
def test_tampering_is_named(journal: str, tampering: str, fault: tuple[date, str]) -> None:
    record(MONDAY, b"1", b"2")
    record(TUESDAY, b"3")
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        seal(day, JOURNAL)
    with connection.cursor() as cursor:
        cursor.execute(tampering)
    found = first_fault(JOURNAL)
    assert found is not None
    assert found[0] == fault[0]
    assert fault[1] in found[1]


def test_one_event_can_be_proven(journal: str) -> None:
    record(MONDAY, b"1", b"2", b"3")
    sealed = seal(MONDAY, JOURNAL)
    proven = proof_of(2, JOURNAL)
    assert proven is not None
    _, index, path = proven
    root, count = bytes(sealed.root), sealed.count + 1
    assert merkle.proves(b"2", path, index=index, count=count, expected_root=root)
    assert proof_of(4, JOURNAL) is None
