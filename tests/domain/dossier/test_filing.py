"""When the papers of a filing are enough, and what becomes of a draft."""

from dataclasses import replace

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import PaperCount
from motcua.domain.dossier.refusals import PapersMissing
from motcua.domain.dossier.state import Stage
from tests.builders import (
    FILING,
    FORM,
    MAP,
    PROOF,
    RECEPTION,
    TERMS,
    Act,
    answer,
    life,
    rules,
    walk,
)

TWO_MAPS = replace(MAP, mandatory=True)
GIVEN = replace(rules(), terms=replace(TERMS, papers=(FORM, PROOF, TWO_MAPS)))

FORM_IN = PaperCount(code="form", originals=1)
PROOF_IN = PaperCount(code="proof", certified=1)
MAPS_IN = PaperCount(code="map", copies=2)

ENOUGH = {
    "as listed": (FORM_IN, PROOF_IN, MAPS_IN),
    "an original for a certified copy": (FORM_IN, PaperCount(code="proof", originals=1), MAPS_IN),
    "a certified copy for a copy": (FORM_IN, PROOF_IN, PaperCount(code="map", certified=2)),
    "electronic papers": tuple(
        PaperCount(code=code, electronic=2) for code in ("form", "proof", "map")
    ),
    "copies on two lines": (
        FORM_IN,
        PROOF_IN,
        PaperCount(code="map", copies=1),
        PaperCount(code="map", copies=1),
    ),
}
TOO_LITTLE = {
    "one map of two": (FORM_IN, PROOF_IN, PaperCount(code="map", copies=1)),
    "a copy for a certified copy": (FORM_IN, PaperCount(code="proof", copies=1), MAPS_IN),
    "a certified copy for an original": (PaperCount(code="form", certified=1), PROOF_IN, MAPS_IN),
    "no form": (PROOF_IN, MAPS_IN),
}


def receive(papers: tuple[PaperCount, ...]) -> Act:
    command = c.Receive(filing=replace(FILING, papers=papers))
    return Act(RECEPTION, "2019-08-05T09:00", command, GIVEN)


@pytest.mark.parametrize("papers", ENOUGH.values(), ids=ENOUGH.keys())
def test_enough(papers: tuple[PaperCount, ...]) -> None:
    assert walk(receive(papers)).state.stage is Stage.RECEIVED


@pytest.mark.parametrize("papers", TOO_LITTLE.values(), ids=TOO_LITTLE.keys())
def test_too_little(papers: tuple[PaperCount, ...]) -> None:
    assert isinstance(answer(receive(papers), None), PapersMissing)


def test_a_draft_becomes_the_dossier_that_is_received() -> None:
    received = walk(
        Act(RECEPTION, "2019-08-05T09:00", c.Receive(filing=FILING)), start=life("drafted")
    ).state
    assert received.version == 2
    assert received.opened_at < received.last_event_at


def test_what_was_asked_at_the_door_is_remembered_and_done() -> None:
    received = walk(
        Act(RECEPTION, "2019-08-05T09:00", c.Receive(filing=FILING)), start=life("asked_at_intake")
    ).state
    assert (received.supplements, received.missing) == (1, ())


def test_a_reception_written_on_paper_keeps_its_hour() -> None:
    command = c.Receive(filing=FILING, received_at=walk(receive(ENOUGH["as listed"])).events[0].at)
    late = walk(Act(RECEPTION, "2019-08-07T09:00", command)).state
    assert late.clock == walk(Act(RECEPTION, "2019-08-05T09:00", command)).state.clock
