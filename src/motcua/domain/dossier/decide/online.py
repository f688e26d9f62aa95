"""Filing from home: submit and correct, supplement, take back, send on (art. 17.3)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.answering import answer_due, forwarded_due
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.doors import owner_refusal
from motcua.domain.dossier.filing import (
    fees_refusal,
    filing_refusal,
    lines_refusal,
    missing_papers,
    paper_names,
    papers_asked,
    papers_refusal,
    with_bare_numbers,
)
from motcua.domain.dossier.online import RELIEF, FiledFile, LevelRule
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import Stage, State
from motcua.domain.dossier.wording import CHANNEL_WORDS, STAGE_WORDS
from motcua.domain.kernel.refusal import Refusal


def decide_submit(
    command: c.Submit, state: State | None, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """Like `Receive`, without a clerk: the system's moment, and everything there as files."""
    filing = replace(command.filing, channel_in=Channel.ONLINE)
    command = replace(command, filing=with_bare_numbers(filing))
    refusal = (
        owner_refusal(command.filing, context.by, context.article("channels"))
        or filing_refusal(command.filing, context)
        or papers_refusal(command.filing.papers, context)
        or fees_refusal(command.filing.fees, context)
        or _files_refusal(command.online.files, context)
        or _completeness_refusal(command, context)
    )
    if refusal is not None:
        return refusal
    return (
        e.Submitted(
            at=context.at,
            by=context.by,
            filing=command.filing,
            terms=context.rules.terms,
            regime=context.rules.regime.code,
            form_set=context.rules.form_set,
            online=command.online,
            answer=answer_due(state.turn if state else None, context),
        ),
    )


def _completeness_refusal(command: c.Submit, context: Context) -> Refusal | None:
    terms, part = context.rules.terms, command.online
    level = context.rules.online.levels.get(terms.online)
    if level is None or not level.submit:
        words = CHANNEL_WORDS[Channel.ONLINE]
        return r.ChannelClosed(
            article=context.article("channels"), channel_vi=words.vi, channel_en=words.en
        )
    return _later_refusal(part.later, level, context) or _missing_refusal(command, context)


def _later_refusal(later: Sequence[str], level: LevelRule, context: Context) -> Refusal | None:
    if later and not level.later:
        names = paper_names(later, context.rules.terms)
        return r.PaperNotLater(article=level.article, papers=names)
    return None


def _missing_refusal(command: c.Submit, context: Context) -> Refusal | None:
    terms = context.rules.terms
    excused = {paper_names([code], terms) for code in command.online.excused}
    missing = [n for n in missing_papers(command.filing.papers, terms) if n not in excused]
    if not missing:
        return None
    return r.PapersNotAttached(
        article=context.article("supplement_intake"), papers="; ".join(missing)
    )


def _files_refusal(files: Sequence[FiledFile], context: Context) -> Refusal | None:
    known = {rule.code for rule in context.rules.terms.papers}
    proofs = tuple(each for each in files if each.paper.startswith(RELIEF))
    stray = next((e for e in files if e.paper not in known and e not in proofs), None)
    if stray is None:
        return None
    return r.FileOfNoPaper(article=context.article("supplement_intake"), name=stray.name)


def decide_online(
    command: c.OnlineCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.SendSupplement():
            return _send_supplement(command, state, context)
        case c.ReturnSupplement():
            return _return_supplement(command, state, context)
        case c.TakeBack():
            return (e.TakenBack(at=context.at, by=context.by, reason=command.reason),)
        case c.Forward():
            return _forward(command, state, context)
        case _:
            assert_never(command)


def _send_supplement(
    command: c.SendSupplement, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("supplement_exam")
    refusal = papers_refusal(command.papers, context) or _files_refusal(command.files, context)
    if refusal is not None:
        return refusal
    sent = {paper.code for paper in command.papers if paper.total > 0}
    asked = papers_asked(state.missing)
    still = [paper for paper in asked if paper not in sent]
    if still:
        return r.PapersNotAttached(article=article, papers=paper_names(still, state.terms))
    supplement = e.SupplementSent(
        at=context.at,
        by=context.by,
        papers=command.papers,
        files=command.files,
        form=command.form,
        answer=answer_due(state.turn, context),
    )
    gone = tuple(each for each in command.replaced if each.paper in asked)
    if not gone:
        return (supplement,)
    return (e.FilesReplaced(at=context.at, by=context.by, files=gone), supplement)


def _return_supplement(
    command: c.ReturnSupplement, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """No second request: nothing may be named that the one request did not name."""
    article = context.article("supplement_exam")
    if not state.supplement_unanswered:
        return r.NothingSent(article=article)
    if state.supplement_returns >= context.rules.online.returns:
        return r.ReturnedTooOften(article=article, times=state.supplement_returns)
    refusal = lines_refusal(command.missing, state.terms, article)
    if refusal is not None:
        return refusal
    asked = {line.paper for line in state.missing}
    beyond = next((line for line in command.missing if line.paper not in asked), None)
    if beyond is not None:
        return r.NeverAsked(article=article, what=beyond.what or beyond.paper)
    return (e.SupplementReturned(at=context.at, by=context.by, missing=command.missing),)


def _forward(command: c.Forward, state: State, context: Context) -> tuple[e.Event, ...] | Refusal:
    article = context.article("channels")
    filing = state.filing
    here = (filing.receiving_unit, filing.competent_agency)
    if (command.receiving_unit, command.competent_agency) == here:
        return r.ForwardedNowhere(article=article)
    named = command.receiving_unit.strip() and command.competent_agency.strip()
    if not named or not command.reason.strip():
        return r.ReasonMissing(article=article)
    if state.turn is None:
        words = STAGE_WORDS[Stage.DRAFT]
        return r.NotNow(article=article, stage_vi=words.vi, stage_en=words.en)
    return (
        e.Forwarded(
            at=context.at,
            by=context.by,
            receiving_unit=command.receiving_unit,
            competent_agency=command.competent_agency,
            reason=command.reason,
            answer=forwarded_due(state.turn, context),
        ),
    )
