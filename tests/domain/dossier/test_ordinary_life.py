"""The life of most dossiers, step by step."""

from motcua.domain.dossier import events as e
from motcua.domain.dossier.evolve import fold
from motcua.domain.dossier.state import Stage
from tests.builders import ORDINARY, lives, moment, state


def test_every_act_leaves_the_stage_people_expect() -> None:
    assert {name: lives()[name].state.stage for name, _ in ORDINARY} == {
        "received": Stage.RECEIVED,
        "transferred": Stage.TRANSFERRED,
        "assigned": Stage.IN_PROGRESS,
        "started": Stage.IN_PROGRESS,
        "finished": Stage.IN_PROGRESS,
        "visiting": Stage.IN_PROGRESS,
        "examined": Stage.IN_PROGRESS,
        "proposed": Stage.PROPOSED,
        "approved": Stage.APPROVED,
        "returned": Stage.RETURNED,
    }


def test_the_receipt_promises_five_working_days() -> None:
    clock = state("received").clock
    assert clock is not None
    assert clock.due_at == moment("2019-08-12T17:00")
    assert clock.transfer_by == moment("2019-08-05T17:00")


def test_the_decision_ends_the_work_and_the_return_the_dossier() -> None:
    done = state("returned")
    assert done.finished_at == moment("2019-08-07T09:00")
    assert done.returned_at == moment("2019-08-08T09:00")


def test_the_journal_tells_the_same_as_the_way_there() -> None:
    for life in lives().values():
        assert fold(life.events) == life.state
        assert life.state.version == len(life.events)


def test_every_event_carries_its_stored_name() -> None:
    names = [event.NAME for event in lives()["returned"].events]
    assert names[0] == e.Received.NAME
    assert all(name.startswith("dossier.") and name.endswith("/1") for name in names)
