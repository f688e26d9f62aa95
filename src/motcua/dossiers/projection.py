"""The current-state row of a dossier, made from its state and nothing else."""

from datetime import datetime
from uuid import UUID

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier.alarms import alarms
from motcua.domain.dossier.state import State
from motcua.domain.kernel.folding import folded

Value = str | int | bool | None


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def row(dossier: UUID, state: State, calendar: WorkCalendar) -> dict[str, Value]:
    """Column → value for the table `dossier`; alarms are counted on the public calendar."""
    filing, clock = state.filing, state.clock
    alarm = next(iter(alarms(state, calendar)), None)
    owner = filing.applicant
    words = (state.code, owner.name, owner.identity, owner.phone, state.terms.name)
    return {
        "id": str(dossier),
        "version": state.version,
        "code": state.code,
        "slip": state.slip,
        "stage": state.stage.value,
        "national_status": state.stage.national,
        "regime": state.regime,
        "form_set": state.form_set,
        "procedure": state.terms.procedure,
        "procedure_version": state.terms.version,
        "procedure_case": state.terms.case,
        "procedure_name": state.terms.name,
        "field": state.terms.field,
        "channel_in": filing.channel_in.value,
        "channel_out": filing.channel_out.value,
        "support_point": filing.support_point,
        "receiving_unit": filing.receiving_unit,
        "competent_agency": filing.competent_agency,
        "officer": state.officer,
        "officer_name": state.officer_name,
        "applicant_name": owner.name,
        "applicant_identity": owner.identity,
        "search_text": folded(" ".join(words)),
        "synthetic": filing.synthetic,
        "opened_at": _text(state.opened_at),
        "received_at": _text(state.received_at),
        "due_at": _text(clock.due_at) if clock and not clock.standing_since else None,
        "finished_at": _text(state.finished_at),
        "returned_at": _text(state.returned_at),
        "last_event_at": _text(state.last_event_at),
        "next_alarm_at": _text(alarm.at) if alarm else None,
        "next_alarm": alarm.kind.value if alarm else "",
        "violations": state.violations,
        "owed": max(state.owed, 0),
    }
