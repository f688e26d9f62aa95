"""Gathers the rules in force for one dossier: law, calendar, catalogue and scheme on a date."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from threading import Lock

from cachetools import TTLCache, cached

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import Context, Rules, SchemeAnswer
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import State
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.local_time import local
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
    c.Forward: Task.RECEIVE,
    c.Transfer: Task.HAND_OVER,
    c.ReceiveSupplement: Task.RECEIVE,
    c.ReturnSupplement: Task.RECEIVE,
    c.RecordPayment: Task.COLLECT_FEE,
    c.ReturnResult: Task.RETURN_RESULT,
    c.RequestWithdrawal: Task.RECEIVE,
}
"""Which task of the transfer scheme a counter command is."""


def task_of(kind: type[c.Command], filing: Filing) -> Task | None:
    """A draft that is prepared online at the counter is help with online filing."""
    if kind is c.RegisterDraft and filing.channel_in is Channel.ONLINE:
        return Task.HELP_ONLINE
    return TASKS.get(kind)


@cached(TTLCache(maxsize=CALENDARS_KEPT, ttl=SECONDS_KEPT), lock=Lock())
def unit_calendar(unit: str, on: date) -> WorkCalendar:
    """The calendar of a one-stop unit, kept for a few seconds; Refused for an unknown unit."""
    places.one_stop_unit(unit, on)
    return rulebook.calendar_for(unit, on)


@cached(TTLCache(maxsize=CALENDARS_KEPT, ttl=SECONDS_KEPT), lock=Lock())
def is_elsewhere(unit: str, agency: str, on: date) -> bool:
    """Whether the unit does not belong to the competent agency's area; Refused when unknown."""
    return places.one_stop_unit(unit, on).admin_code != places.agency(agency, on).admin_code


@cached(TTLCache(maxsize=CALENDARS_KEPT, ttl=SECONDS_KEPT), lock=Lock())
def living(place: str, on: date) -> str:
    """Who holds that day what the unit or agency held: itself, or its successor once dissolved."""
    return places.successor_of(place, on) or place


def for_intake(
    kind: type[c.Command], filing: Filing, terms: ProcedureTerms, *, by: Actor, at: datetime
) -> Context:
    """The rules of the day for a filing at the door."""
    today = local(at).date()
    rules = _rules(filing, terms, law_of=today, today=today)
    return Context(by=by, at=at, rules=_with_scheme(rules, kind, filing, by=by, on=today))


def for_dossier(kind: type[c.Command], state: State, by: Actor, at: datetime) -> Context:
    """The law the dossier pinned at reception, with today's calendar, places and scheme.

    Until it is moved, a dossier of a dissolved unit lives by the successor's calendar.
    """
    today = local(at).date()
    pinned = local(state.received_at or state.opened_at).date()
    filing = replace(
        state.filing,
        receiving_unit=living(state.filing.receiving_unit, today),
        competent_agency=living(state.filing.competent_agency, today),
    )
    rules = _rules(filing, state.terms, law_of=pinned, today=today)
    return Context(by=by, at=at, rules=_with_scheme(rules, kind, state.filing, by=by, on=today))


def for_forwarding(command: c.Forward, state: State, by: Actor, at: datetime) -> Context:
    """As for the dossier, but the next hours are those of the unit it goes to."""
    here, today = for_dossier(c.Forward, state, by, at), local(at).date()
    unit, agency = command.receiving_unit, command.competent_agency
    calendar = unit_calendar(unit, today)
    elsewhere = is_elsewhere(unit, agency, today)
    return replace(here, rules=replace(here.rules, calendar=calendar, agency_elsewhere=elsewhere))


def terms_for(procedure: str, case: str, on: date) -> ProcedureTerms:
    return catalogue.terms(procedure, case, on)


def _rules(filing: Filing, terms: ProcedureTerms, *, law_of: date, today: date) -> Rules:
    return Rules(
        regime=rulebook.regime_on(law_of),
        form_set=rulebook.forms_on(law_of).code,
        calendar=unit_calendar(filing.receiving_unit, today),
        counting=rulebook.articles_on(law_of),
        terms=terms,
        online=rulebook.online_on(today).rules,
        agency_elsewhere=is_elsewhere(filing.receiving_unit, filing.competent_agency, today),
    )


def _counter(filing: Filing, by: Actor) -> str:
    """The counter at which the act is done: that of the support point where the clerk sits there.

    What the post may do at one counter says nothing of another.
    """
    helps = by.place == filing.support_point and by.place != filing.receiving_unit
    return by.place if helps else filing.receiving_unit


def _with_scheme(
    rules: Rules, kind: type[c.Command], filing: Filing, *, by: Actor, on: date
) -> Rules:
    task = task_of(kind, filing)
    if by.employer is not Employer.POST or task is None:
        return rules
    deed = scheme.Deed(
        task=task,
        field=rules.terms.field,
        procedure=rules.terms.procedure,
        channel=filing.channel_in.value,
        employer=by.employer,
        person=by.person,
    )
    answer = scheme.permission(_counter(filing, by), deed, on)
    return replace(
        rules,
        scheme=SchemeAnswer(allowed=answer.allowed, line=answer.line, missing=answer.missing),
    )
