"""Gathers the rules in force for one dossier: law, calendar, catalogue and scheme on a date."""

from collections.abc import Mapping
from datetime import date, datetime

from cachetools import TTLCache, cached

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import Context, Rules, SchemeAnswer
from motcua.domain.dossier.state import State
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.local_time import local
from motcua.dossiers.refusals import WhereUnknown
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook
from motcua.reference.scheme import queries as scheme
from motcua.reference.scheme.vocabulary import Task

CALENDARS_KEPT, SECONDS_KEPT = 2048, 5.0
"""A closure notice recorded by another process is seen at most five seconds late."""

TASKS: Mapping[type[c.Command], Task] = {
    c.RegisterDraft: Task.GUIDE,
    c.Receive: Task.RECEIVE,
    c.AskSupplementAtIntake: Task.RECEIVE,
    c.RefuseAtIntake: Task.RECEIVE,
    c.Transfer: Task.HAND_OVER,
    c.ReceiveSupplement: Task.RECEIVE,
    c.RecordPayment: Task.COLLECT_FEE,
    c.ReturnResult: Task.RETURN_RESULT,
    c.RequestWithdrawal: Task.RECEIVE,
}
"""Which task of the transfer scheme a counter command is."""


@cached(TTLCache(maxsize=CALENDARS_KEPT, ttl=SECONDS_KEPT))
def unit_calendar(unit: str, on: date) -> WorkCalendar:
    """The calendar of a one-stop unit, kept for a few seconds; Refused for an unknown unit."""
    if places.one_stop_unit(unit, on) is None:
        raise Refused(WhereUnknown(place=unit, day=f"{on:%d/%m/%Y}"))
    return rulebook.calendar_for(unit, on)


def for_intake(
    kind: type[c.Command], filing: Filing, terms: ProcedureTerms, by: Actor, at: datetime
) -> Context:
    """The rules of the day for a filing at the door."""
    rules = _rules(filing, terms, local(at).date())
    return Context(by=by, at=at, rules=_with_scheme(rules, kind, filing, by, local(at).date()))


def for_dossier(kind: type[c.Command], state: State, by: Actor, at: datetime) -> Context:
    """The rules the dossier pinned at reception, with today's calendar and scheme."""
    pinned = local(state.received_at or state.opened_at).date()
    rules = _rules(state.filing, state.terms, pinned)
    today = local(at).date()
    return Context(by=by, at=at, rules=_with_scheme(rules, kind, state.filing, by, today))


def terms_for(procedure: str, case: str, on: date) -> ProcedureTerms:
    return catalogue.terms(procedure, case, on)


def _rules(filing: Filing, terms: ProcedureTerms, on: date) -> Rules:
    regime = rulebook.regime_on(on)
    return Rules(
        regime=regime,
        form_set=rulebook.forms_on(on).code,
        calendar=unit_calendar(filing.receiving_unit, on),
        counting=rulebook.articles_on(on),
        terms=terms,
        agency_elsewhere=_elsewhere(filing, on),
    )


def _elsewhere(filing: Filing, on: date) -> bool:
    """Whether the receiving unit is not the one that belongs to the competent agency's area."""
    unit = places.one_stop_unit(filing.receiving_unit, on)
    agency = places.agency(filing.competent_agency, on)
    if agency is None:
        raise Refused(WhereUnknown(place=filing.competent_agency, day=f"{on:%d/%m/%Y}"))
    return unit is not None and unit.admin_code != agency.admin_code


def _with_scheme(rules: Rules, kind: type[c.Command], filing: Filing, by: Actor, on: date) -> Rules:
    task = TASKS.get(kind)
    if by.employer is not Employer.POST or task is None:
        return rules
    answer = scheme.permission(
        filing.receiving_unit,
        task,
        field=rules.terms.field,
        procedure=rules.terms.procedure,
        channel=filing.channel_in.value,
        employer=by.employer,
        on=on,
    )
    said = SchemeAnswer(allowed=answer.allowed, line=answer.line, missing=answer.missing)
    return Rules(
        regime=rules.regime,
        form_set=rules.form_set,
        calendar=rules.calendar,
        counting=rules.counting,
        terms=rules.terms,
        agency_elsewhere=rules.agency_elsewhere,
        scheme=said,
    )
