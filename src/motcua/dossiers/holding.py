"""Who has a dossier on the table now, and since when: one answer for every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import evolve
from motcua.domain.dossier.state import CLOSED, DECIDED, WAITING, Stage, State
from motcua.reference.places import queries as places

ON_THE_APPLICANT = WAITING | {Stage.SUPPLEMENT_AT_INTAKE}
AT_THE_COUNTER = DECIDED | {Stage.DRAFT, Stage.SUBMITTED, Stage.RECEIVED}
WITH_THE_OFFICER = frozenset({Stage.TRANSFERRED, Stage.IN_PROGRESS})


class HolderKind(StrEnum):
    NOBODY = "nobody"
    APPLICANT = "applicant"
    COUNTER = "counter"
    AGENCY = "agency"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`place` is the code of the counter or agency, `person` the officer's or applicant's name."""

    kind: HolderKind
    place: str = ""
    person: str = ""


def holder(state: State) -> Holder:
    """The applicant while papers or money are awaited; the head's agency while it decides."""
    filing = state.filing
    if state.stage in CLOSED:
        return Holder(kind=HolderKind.NOBODY)
    if state.supplement_unanswered:
        return Holder(kind=HolderKind.COUNTER, place=filing.receiving_unit)
    if state.stage in ON_THE_APPLICANT:
        return Holder(kind=HolderKind.APPLICANT, person=filing.applicant.name)
    if state.stage in AT_THE_COUNTER:
        return Holder(kind=HolderKind.COUNTER, place=filing.receiving_unit)
    agency = filing.competent_agency
    if state.officer_name and state.stage in WITH_THE_OFFICER:
        return Holder(kind=HolderKind.OFFICER, place=agency, person=state.officer_name)
    return Holder(kind=HolderKind.AGENCY, place=agency)


def held_since(events: Sequence[Event]) -> datetime:
    """When the present holder got it: the last event, of at least one, after which it changed."""
    since, before, state = events[0].at, None, None
    for event in events:
        state = evolve(state, event)
        after = holder(state)
        if after != before:
            since, before = event.at, after
    return since


def holder_name(held_by: Holder, on: date) -> str:
    """The person's name, else the place's as of that day; empty when nobody has it any more."""
    if held_by.person or not held_by.place:
        return held_by.person
    return places.place_name(held_by.place, on)
