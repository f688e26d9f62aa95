"""The decision, its return, and the withdrawal (decree 61/2018 art. 19.8, 20-21; form 05)."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide.handling import desk_steps
from motcua.domain.dossier.state import State
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import to_the_minute
from motcua.domain.kernel.refusal import Refusal


def decide_result(
    command: c.ResultCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.Propose():
            return _propose(command, state, context)
        case c.SendBack():
            if not command.reason.strip():
                return r.ReasonMissing(article=context.article("decision"))
            return (e.SentBack(at=context.at, by=context.by, reason=command.reason),)
        case c.Approve():
            return (e.Approved(at=context.at, by=context.by, result=command.result),)
        case c.RefuseAsResult():
            return _refuse(command, context)
        case c.CorrectError():
            return _correct(command, context)
        case c.ReturnResult():
            return _return(command, state, context)
        case _:
            assert_never(command)


def _propose(command: c.Propose, state: State, context: Context) -> tuple[e.Event, ...] | Refusal:
    unfinished = [
        step.name
        for step in desk_steps(state)
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


def _refuse(command: c.RefuseAsResult, context: Context) -> tuple[e.Event, ...] | Refusal:
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


def _correct(command: c.CorrectError, context: Context) -> tuple[e.Event, ...] | Refusal:
    if not command.what.strip():
        return r.ReasonMissing(article=context.article("return"))
    return (
        e.ErrorCorrected(
            at=context.at,
            by=context.by,
            what=command.what,
            corrected_result=command.corrected_result,
        ),
    )


def _return(
    command: c.ReturnResult, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    refusal = _receiver_refusal(command, state, context)
    if refusal is not None:
        return refusal
    kept = [code for code in state.originals_to_give_back if code not in command.given_back]
    if kept:
        names = {rule.code: rule.name for rule in state.terms.papers}
        return r.OriginalsNotReturned(
            article=context.article("return"), papers="; ".join(names[code] for code in kept)
        )
    if state.owed > 0:
        return r.FeeUnpaid(article=context.article("fees"), owed=state.owed)
    return (
        e.ResultReturned(
            at=context.at,
            by=context.by,
            to_name=command.to_name,
            identity_kind=command.identity_kind,
            identity=command.identity,
            authority=command.authority,
            given_back=command.given_back,
            channel_out=command.channel_out,
        ),
    )


def _receiver_refusal(command: c.ReturnResult, state: State, context: Context) -> Refusal | None:
    """Identity shown by whoever comes; authority too unless it is the applicant (art. 6)."""
    article = context.article("return")
    applicant = state.filing.applicant
    if not command.to_name.strip():
        return r.ApplicantUnnamed(article=article)
    needs_number = applicant.identity_kind is not IdentityKind.NONE
    if needs_number and not command.identity.strip():
        return r.IdentityNotShown(article=article)
    same = (
        command.identity == applicant.identity
        if needs_number
        else command.to_name.casefold() == applicant.name.casefold()
    )
    if not same and not command.authority.strip():
        return r.AuthorityMissing(article=article, name=command.to_name)
    return None


def decide_withdrawal(
    command: c.WithdrawalCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.RequestWithdrawal():
            if not command.reason.strip():
                return r.ReasonMissing(article=context.article("withdrawal"))
            return (e.WithdrawalRequested(at=context.at, by=context.by, reason=command.reason),)
        case c.Stop():
            return (
                e.Stopped(at=context.at, by=context.by, fee_consequence=command.fee_consequence),
            )
        case c.Resume():
            if not command.reason.strip():
                return r.ReasonMissing(article=context.article("withdrawal"))
            return (e.Resumed(at=context.at, by=context.by, reason=command.reason),)
        case _:
            assert_never(command)
