"""Whatever somebody with all rights does to the register behind its back is found and named."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection

from motcua.dossiers import chains, codec
from motcua.dossiers.chains import Fault, FaultKind
from motcua.dossiers.verify import Verdict, verify
from motcua.plumbing import clock, journal, sealing
from tests.apps.dossiers.storing import above_the_law, dossier_up_to, run
from tests.builders import moment

pytestmark = pytest.mark.django_db
DAY = moment("2019-08-08T00:00").date()


@pytest.fixture
def dossier() -> UUID:
    dossier_up_to("assigned")
    return dossier_up_to("proposed")


@pytest.fixture
def sealed(dossier: UUID, monkeypatch: pytest.MonkeyPatch) -> UUID:
    later = moment("2019-08-09T08:00")
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", later.date)
    sealing.seal(DAY, "dossier_event")
    return dossier


def only_fault(kind: FaultKind, *, faulty: int = 1) -> Fault:
    verdict = verify()
    first = verdict.first_fault
    assert first is not None
    assert first.kind is kind, verdict.faults
    assert verdict.faulty == faulty, verdict.faults
    return first


def test_an_untouched_register_holds(sealed: UUID) -> None:
    verdict = verify()
    assert verdict == Verdict(events=11, dossiers=2, seals=1, projections=2, faulty=0, faults=())
    assert verdict.ok


def test_an_empty_register_holds() -> None:
    assert verify().ok


def test_a_changed_text_is_named(dossier: UUID) -> None:
    with above_the_law():
        run(
            "UPDATE dossier_event SET payload = replace(payload, 'Dương', 'Lương')"
            " WHERE dossier_id = %s AND version = 1",
            dossier,
        )
    fault = only_fault(FaultKind.CHANGED)
    assert (fault.dossier, fault.version) == (str(dossier), 1)
    assert fault.code.startswith("000.15.49")
    assert fault.position is not None


@pytest.mark.parametrize(
    "column", ["name", "actor", "allocated", "recorded_at", "hash", "prev_hash"]
)
def test_every_column_of_an_event_is_guarded(dossier: UUID, column: str) -> None:
    other = "SELECT min({0}) FROM dossier_event WHERE {0} <> old.{0}"
    values = {
        "allocated": "'000.15.49.H20-190805-9999'",
        "recorded_at": "recorded_at + interval '1 microsecond'",
        "hash": "sha256(hash)",
        "prev_hash": "sha256(prev_hash)",
    }
    value = values.get(column, f"({other.format(column)})")
    with above_the_law():
        run(
            f"UPDATE dossier_event AS old SET {column} = {value}"  # noqa: S608 - column names
            " WHERE dossier_id = %s AND version = 3",
            dossier,
        )
    fault = only_fault(FaultKind.INSERTED if column == "prev_hash" else FaultKind.CHANGED)
    assert (fault.dossier, fault.version) == (str(dossier), 3)


def test_a_removed_middle_event_is_named(dossier: UUID) -> None:
    with above_the_law():
        run("DELETE FROM dossier_event WHERE dossier_id = %s AND version = 4", dossier)
    fault = only_fault(FaultKind.MISSING)
    assert (fault.dossier, fault.version) == (str(dossier), 4)


def test_a_removed_last_event_is_named(dossier: UUID) -> None:
    with above_the_law():
        run("DELETE FROM dossier_event WHERE dossier_id = %s AND version = 8", dossier)
    fault = only_fault(FaultKind.MISSING)
    assert (fault.dossier, fault.version, fault.position) == (str(dossier), 8, None)


def test_a_last_event_removed_with_its_trace_in_the_row_is_named(dossier: UUID) -> None:
    """The answer that was given to somebody still tells of it."""
    with above_the_law():
        run("DELETE FROM dossier_event WHERE dossier_id = %s AND version = 8", dossier)
    run("UPDATE dossier SET version = 7, stage = 'in_progress' WHERE id = %s", dossier)
    verdict = verify()
    assert FaultKind.MISSING in {fault.kind for fault in verdict.faults}


def test_an_event_added_without_its_chain_is_named(dossier: UUID) -> None:
    with above_the_law():
        run(
            "INSERT INTO dossier_event (dossier_id, version, name, payload, actor, recorded_at,"
            " prev_hash, hash) SELECT dossier_id, 9, name, payload, actor, recorded_at,"
            " prev_hash, hash FROM dossier_event WHERE dossier_id = %s AND version = 8",
            dossier,
        )
    fault = only_fault(FaultKind.INSERTED)
    assert (fault.dossier, fault.version) == (str(dossier), 9)


def test_an_event_added_with_a_right_chain_is_named(dossier: UUID) -> None:
    with above_the_law():
        run(
            "INSERT INTO dossier_event (dossier_id, version, name, payload, actor, recorded_at,"
            " prev_hash, hash) SELECT dossier_id, 9, name, payload, actor, recorded_at, hash,"
            " journal_hash(hash, dossier_id, 9, name, recorded_at, actor, NULL, payload)"
            " FROM dossier_event WHERE dossier_id = %s AND version = 8",
            dossier,
        )
    fault = only_fault(FaultKind.INSERTED)
    assert (fault.dossier, fault.version) == (str(dossier), 9)


def test_events_of_two_dossiers_that_changed_places_are_named(dossier: UUID) -> None:
    other = dossier_up_to("proposed")
    parked = uuid4()
    with above_the_law():
        for old, new in ((dossier, parked), (other, dossier), (parked, other)):
            run(
                "UPDATE dossier_event SET dossier_id = %s WHERE dossier_id = %s AND version = 5",
                new,
                old,
            )
    fault = only_fault(FaultKind.INSERTED, faulty=2)
    assert fault.version == 5
    assert fault.dossier in {str(dossier), str(other)}


def test_a_changed_row_is_named_with_its_column(dossier: UUID) -> None:
    run("UPDATE dossier SET due_at = due_at + interval '1 day' WHERE id = %s", dossier)
    fault = only_fault(FaultKind.ROW_DIFFERS)
    assert fault.dossier == str(dossier)
    assert "due_at" in fault.says


def test_the_sweep_may_move_the_timers(dossier: UUID) -> None:
    run("UPDATE dossier SET next_alarm_at = NULL, next_alarm = '' WHERE id = %s", dossier)
    assert verify().ok


def test_events_without_a_row_and_a_row_without_events_are_named(dossier: UUID) -> None:
    run("DELETE FROM dossier WHERE id = %s", dossier)
    assert only_fault(FaultKind.ROW_MISSING).dossier == str(dossier)
    with above_the_law():
        run("DELETE FROM dossier_event WHERE dossier_id <> %s", dossier)
    assert only_fault(FaultKind.ROW_MISSING, faulty=2).dossier == str(dossier)
    kinds = [fault.kind for fault in verify().faults]
    assert sorted(kinds) == [FaultKind.ROW_ALONE, FaultKind.ROW_MISSING]


def test_a_dossier_gone_with_all_its_traces_is_found_by_the_seal(sealed: UUID) -> None:
    with above_the_law():
        run("DELETE FROM dossier_event WHERE dossier_id = %s", sealed)
    run("DELETE FROM dossier WHERE id = %s", sealed)
    fault = only_fault(FaultKind.REMOVED, faulty=2)
    assert fault.dossier == str(sealed)
    run("DELETE FROM idempotency_key")
    fault = only_fault(FaultKind.SEAL)
    assert "2019-08-08" in fault.says
    assert "11 events were sealed and 3 are there" in fault.says
    assert "nothing stands at position" in fault.says


def test_a_chain_computed_anew_is_found_by_the_seal(sealed: UUID) -> None:
    with above_the_law():
        run(
            "UPDATE dossier_event SET actor = 'x', hash = journal_hash(prev_hash, dossier_id,"
            " version, name, recorded_at, 'x', allocated, payload)"
            " WHERE dossier_id = %s AND version = 8",
            sealed,
        )
    assert "an event in it was changed" in only_fault(FaultKind.SEAL).says


def test_an_event_of_an_unknown_name_is_said_to_be_unreadable(dossier: UUID) -> None:
    with above_the_law():
        run(
            "UPDATE dossier_event SET name = 'dossier.sold/1', hash = journal_hash(prev_hash,"
            " dossier_id, version, 'dossier.sold/1', recorded_at, actor, allocated, payload)"
            " WHERE dossier_id = %s AND version = 8",
            dossier,
        )
    assert "upgrade the product" in only_fault(FaultKind.UNREADABLE).says


def test_both_ways_of_hashing_agree(dossier: UUID) -> None:
    """The check writes the canonical text on its own; the plumbing and the database do too."""
    connection.ensure_connection()
    for event in chains._events(connection.connection, chains.EVERYTHING):
        recorded, actor = _recorded(event.position)
        link = journal.Link(
            dossier_id=UUID(event.dossier),
            version=event.version,
            name=event.name,
            recorded_at=recorded,
            actor=actor,
            allocated=event.allocated,
            payload=event.payload,
        )
        assert chains.hash_of(event) == journal.chain_hash(event.prev_hash, link) == event.hash
        assert codec.encode(codec.decode(event.name, event.payload, event.allocated))


def _recorded(position: int) -> tuple[datetime, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT recorded_at, actor FROM dossier_event WHERE position = %s", [position]
        )
        recorded, actor = cursor.fetchone()
    return recorded, actor


def test_faults_are_counted_beyond_those_that_are_kept() -> None:
    found = chains.Findings()
    for at in range(1000, 0, -1):
        found.note(Fault(kind=FaultKind.CHANGED, says="", position=at))
    found.sort()
    assert found.faulty == 1000
    assert [fault.position for fault in found.faults] == list(range(1, chains.KEPT + 1))
