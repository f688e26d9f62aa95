"""At the door (decree 61/2018 art. 16-17): draft, receive, the one supplement, the refusal."""

from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import deadline
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.filing import (
    fees_refusal,
    filing_refusal,
    lines_refusal,
    missing_papers,
    papers_refusal,
    with_bare_numbers,
)
from motcua.domain.dossier.guards import GUARDS, counter_refusal
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import local, to_the_minute
from motcua.domain.kernel.refusal import Refusal

LONGEST_LOOK_BACK = timedelta(days=7)
"""How late a reception written down during an outage may be entered; house rule, not law."""


def decide_intake(
    command: c.IntakeCommand, state: State | None, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article(GUARDS[type(command)].rule)
    refusal = (
        counter_refusal(command.filing, context.by, article)
        or filing_refusal(command.filing, context)
        or papers_refusal(command.filing.papers, context)
        or fees_refusal(command.filing.fees, context)
    )
    if refusal is not None:
        return refusal
    command = replace(command, filing=with_bare_numbers(command.filing))
    match command:
        case c.RegisterDraft():
            return (_drafted(command, context),)
        case c.Receive():
            return _receive(command, context)
        case c.AskSupplementAtIntake():
            return _ask_supplement(command, state, context)
        case c.RefuseAtIntake():
            return _refuse(command, context)
        case _:
            assert_never(command)


def _drafted(command: c.RegisterDraft, context: Context) -> e.Drafted:
    return e.Drafted(
        at=context.at,
        by=context.by,
        filing=command.filing,
        terms=context.rules.terms,
        regime=context.rules.regime.code,
        form_set=context.rules.form_set,
    )


def _receive(command: c.Receive, context: Context) -> tuple[e.Event, ...] | Refusal:
    received_at = command.received_at or context.at
    refusal = _moment_refusal(command, context) or _completeness_refusal(command, context)
    if refusal is not None:
        return refusal
    terms = context.rules.terms
    return (
        e.Received(
            at=received_at,
            by=context.by,
            filing=command.filing,
            terms=terms,
            regime=context.rules.regime.code,
            form_set=context.rules.form_set,
            due=deadline.first(terms, received_at, context),
            transfer_by=deadline.transfer_by(received_at, context),
            receipt=command.receipt_wanted or not terms.immediate,
        ),
    )


def _moment_refusal(command: c.Receive, context: Context) -> Refusal | None:
    received_at = local(command.received_at or context.at)
    article = context.article("clock_start")
    if received_at > context.at:
        return r.InTheFuture(article=article, moment=to_the_minute(received_at))
    if context.at - received_at > LONGEST_LOOK_BACK:
        return r.TooLongAgo(
            article=article, moment=to_the_minute(received_at), days=LONGEST_LOOK_BACK.days
        )
    if command.filing.channel_in is Channel.ONLINE:
        return None
    calendar = context.rules.calendar
    day = received_at.date()
    if calendar.sessions(day):
        return None
    opens = day + timedelta(days=1)
    while not calendar.sessions(opens):
        opens += timedelta(days=1)
    return r.UnitClosed(article=article, day=f"{day:%d/%m/%Y}", opens=f"{opens:%d/%m/%Y}")


def _completeness_refusal(command: c.Receive, context: Context) -> Refusal | None:
    missing = missing_papers(command.filing.papers, context.rules.terms)
    if not missing:
        return None
    return r.PapersMissing(article=context.article("supplement_intake"), papers="; ".join(missing))


def _ask_supplement(
    command: c.AskSupplementAtIntake, state: State | None, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("supplement_intake")
    asked = state.supplements if state else 0
    if asked >= context.rules.regime.supplements_at_intake:
        return r.SupplementAlreadyAsked(article=article, times=asked)
    refusal = lines_refusal(command.missing, context.rules.terms, article)
    if refusal is not None:
        return refusal
    return (
        e.SupplementAskedAtIntake(
            at=context.at,
            by=context.by,
            filing=command.filing,
            terms=context.rules.terms,
            regime=context.rules.regime.code,
            form_set=context.rules.form_set,
            missing=command.missing,
        ),
    )


def _refuse(command: c.RefuseAtIntake, context: Context) -> tuple[e.Event, ...] | Refusal:
    if not command.reason.strip():
        return r.ReasonMissing(article=context.article("refusal"))
    return (
        e.RefusedAtIntake(
            at=context.at,
            by=context.by,
            filing=command.filing,
            terms=context.rules.terms,
            regime=context.rules.regime.code,
            form_set=context.rules.form_set,
            reason=command.reason,
        ),
    )
