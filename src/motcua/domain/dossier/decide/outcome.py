"""The proposal and the decision (decree 61/2018 art. 17, 19.8)."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide.handling import transferred
from motcua.domain.dossier.decide.returning import decide_return, paper_refusal
from motcua.domain.dossier.state import State
from motcua.domain.dossier.wording import PROPOSAL_WORDS
from motcua.domain.kernel.local_time import to_the_minute
from motcua.domain.kernel.refusal import Refusal


def decide_result(
    command: c.ResultCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.Propose():
            return _propose(command, state, context)
        case c.ProposeAtOnce():
            return _propose_at_once(command, state, context)
        case c.SendBack():
            if not command.reason.strip():
                return r.ReasonMissing(article=context.article("decision"))
            return (e.SentBack(at=context.at, by=context.by, reason=command.reason),)
        case c.Approve():
            return _approve(command, state, context)
        case c.RefuseAsResult():
            return _refuse(command, state, context)
        case c.CorrectError() | c.ReturnResult():
            return decide_return(command, state, context)
        case _:
            assert_never(command)


def _propose(command: c.Propose, state: State, context: Context) -> tuple[e.Event, ...] | Refusal:
    unfinished = [
        step.name
        for step in state.terms.desk_steps
        if (record := state.step(step.number)) is None or record.finished_at is None
    ]
    if unfinished:
        return r.StepsUnfinished(article=context.article("decision"), steps="; ".join(unfinished))
    pending = next((opinion for opinion in state.opinions if opinion.is_open), None)
    if pending is not None:
        return r.OpinionPending(
            article=context.article("opinion"),
            agency=pending.agency,
            until=to_the_minute(pending.answer_by),
        )
    return (e.Proposed(at=context.at, by=context.by, proposal=command.proposal, text=command.text),)


def _propose_at_once(
    command: c.ProposeAtOnce, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """For results given at once the counter examines; the paper goes straight to the head."""
    if not state.terms.immediate:
        return r.NotImmediate(article=context.article("decision"))
    return (
        transferred("", state, context),
        e.Proposed(at=context.at, by=context.by, proposal=command.proposal, text=command.text),
    )


def _approve(command: c.Approve, state: State, context: Context) -> tuple[e.Event, ...] | Refusal:
    refusal = _proposal_refusal(c.Proposal.APPROVE, state, context) or paper_refusal(
        command.result, context
    )
    if refusal is not None:
        return refusal
    return (e.Approved(at=context.at, by=context.by, result=command.result),)


def _proposal_refusal(decision: c.Proposal, state: State, context: Context) -> Refusal | None:
    """The head signs what was proposed or sends it back; a slip of the finger does neither."""
    if state.proposal is None or state.proposal is decision:
        return None
    words = PROPOSAL_WORDS[state.proposal]
    return r.ProposalDiffers(
        article=context.article("decision"), proposal_vi=words.vi, proposal_en=words.en
    )


def _refuse(
    command: c.RefuseAsResult, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    refusal = _proposal_refusal(c.Proposal.REFUSE, state, context)
    if refusal is not None:
        return refusal
    if not command.reason.strip() or not command.legal_basis.strip():
        return r.ReasonMissing(article=context.article("refusal"))
    return (
        e.Refused(
            at=context.at,
            by=context.by,
            reason=command.reason,
            legal_basis=command.legal_basis,
        ),
    )
