"""The current-state row of a dossier, made from its state and nothing else."""

from datetime import datetime
from uuid import UUID

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier.alarms import alarms
from motcua.domain.dossier.state import State
from motcua.domain.kernel.folding import folded

Value = str | int | bool | None
Fact = Value | datetime

TIMERS = ("next_alarm_at", "next_alarm")
"""Columns that the sweep of alarms moves on; all others follow from the events alone."""


def row(dossier: UUID, state: State, calendar: WorkCalendar) -> dict[str, Value]:
    """Column → value in JSON for the table `dossier`, with the first alarm that may come.

    Alarms are counted on the public calendar.
    """
    alarm = next(iter(alarms(state, calendar)), None)
    return {name: _plain(fact) for name, fact in facts(dossier, state).items()} | {
        "next_alarm_at": _plain(alarm.at) if alarm else None,
        "next_alarm": alarm.kind.value if alarm else "",
    }


def _plain(fact: Fact) -> Value:
    return fact.isoformat() if isinstance(fact, datetime) else fact


def facts(dossier: UUID | str, state: State) -> dict[str, Fact]:
    """Column → value for every column but the timers."""
    return {
        "id": str(dossier),
        "version": state.version,
        "code": state.code,
        "slip": state.slip,
        "stage": state.stage.value,
        "national_status": state.stage.national,
        "officer": state.officer,
        "officer_name": state.officer_name,
        "violations": state.violations,
        "owed": max(state.owed, 0),
        **_pinned(state),
        **_filed(state),
        **_dated(state),
    }


def _pinned(state: State) -> dict[str, Fact]:
    return {
        "regime": state.regime,
        "form_set": state.form_set,
        "procedure": state.terms.procedure,
        "procedure_version": state.terms.version,
        "procedure_case": state.terms.case,
        "procedure_name": state.terms.name,
        "field": state.terms.field,
    }


def _filed(state: State) -> dict[str, Fact]:
    """The code is left out of the text for searching: it is allotted after this row is made."""
    filing, owner = state.filing, state.filing.applicant
    words = (owner.name, owner.identity, owner.phone, state.terms.name)
    return {
        "channel_in": filing.channel_in.value,
        "channel_out": filing.channel_out.value,
        "support_point": filing.support_point,
        "receiving_unit": filing.receiving_unit,
        "competent_agency": filing.competent_agency,
        "applicant_name": owner.name,
        "applicant_identity": owner.identity,
        "search_text": folded(" ".join(words)),
        "synthetic": filing.synthetic,
    }


def _dated(state: State) -> dict[str, Fact]:
    """`due_at` is empty while the clock stands still, `answer_by` while nobody must answer."""
    clock = state.clock
    return {
        "opened_at": state.opened_at,
        "submitted_at": state.submitted_at,
        "answer_by": state.answer_by,
        "received_at": state.received_at,
        "due_at": clock.due_at if clock and not clock.standing_since else None,
        "finished_at": state.finished_at,
        "returned_at": state.returned_at,
        "last_event_at": state.last_event_at,
    }
