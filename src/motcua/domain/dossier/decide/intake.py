"""At the door (decree 61/2018 art. 16-17): draft, receive, the one supplement, the refusal."""

from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import deadline
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.filing import (
    fees_refusal,
    filing_refusal,
    lines_refusal,
    missing_papers,
    paper_names,
    papers_refusal,
    with_bare_numbers,
)
from motcua.domain.dossier.guards import GUARDS, counter_refusal
from motcua.domain.dossier.online import OnlinePart
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import State
from motcua.domain.dossier.wording import STAGE_WORDS
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
    filing = with_bare_numbers(_filed(command.filing, state))
    return _decide(replace(command, filing=filing), state, context)


def _filed(filing: Filing, state: State | None) -> Filing:
    """Who filed online and how is not the counter's to change; papers and fees are."""
    if state is None or state.turn is None:
        return filing
    return replace(
        state.filing,
        papers=filing.papers,
        fees=filing.fees,
        sets=filing.sets,
        summary=filing.summary,
    )


def _decide(
    command: c.IntakeCommand, state: State | None, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.RegisterDraft():
            return _draft(command, state, context)
        case c.Receive():
            return _receive(command, state, context)
        case c.AskSupplementAtIntake():
            return _ask_supplement(command, state, context)
        case c.RefuseAtIntake():
            return _refuse(command, context)
        case _:
            assert_never(command)


def _draft(
    command: c.RegisterDraft, state: State | None, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """What has its place in the queue is no draft any more."""
    if state is not None and state.turn is not None:
        words = STAGE_WORDS[state.stage]
        article = context.article("channels")
        return r.NotNow(article=article, stage_vi=words.vi, stage_en=words.en)
    drafted = e.Drafted(
        at=context.at,
        by=context.by,
        filing=command.filing,
        terms=context.rules.terms,
        regime=context.rules.regime.code,
        form_set=context.rules.form_set,
    )
    return (drafted,)


def _receive(
    command: c.Receive, state: State | None, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """What was filed online is received when it is found complete and correct: now."""
    if state is not None and state.turn is not None:
        command = replace(command, received_at=None)
    received_at = command.received_at or context.at
    refusal = _moment_refusal(command, context) or _completeness_refusal(command, state, context)
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


def _completeness_refusal(
    command: c.Receive, state: State | None, context: Context
) -> Refusal | None:
    """Papers to be brought afterwards, or that nobody asks for, are not missing."""
    terms = context.rules.terms
    part = (state.part if state else None) or OnlinePart()
    excused = {paper_names([code], terms) for code in part.excused}
    missing = [name for name in missing_papers(command.filing.papers, terms) if name not in excused]
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
