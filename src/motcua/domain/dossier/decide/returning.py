"""Handing the result over, and putting errors of officials right (decree 61/2018 art. 20-21)."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.filing import paper_names, way_out_refusal
from motcua.domain.dossier.party import Party, ResultPaper
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.identity import Identity, IdentityKind, IdentityUnreadable, read_identity
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal


def decide_return(
    command: c.CorrectError | c.ReturnResult, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.CorrectError():
            return _correct(command, context)
        case c.ReturnResult():
            return _return(command, state, context)
        case _:
            assert_never(command)


def paper_refusal(result: ResultPaper, context: Context) -> Refusal | None:
    if not result.title.strip():
        return r.ResultUnnamed(article=context.article("decision"))
    if result.signed_on > local(context.at).date():
        return r.InTheFuture(
            article=context.article("decision"), moment=f"{result.signed_on:%d/%m/%Y}"
        )
    return None


def _correct(command: c.CorrectError, context: Context) -> tuple[e.Event, ...] | Refusal:
    if not command.what.strip():
        return r.ReasonMissing(article=context.article("return"))
    refusal = paper_refusal(command.corrected_result, context)
    if refusal is not None:
        return refusal
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
    refusal = _receiver_refusal(command, state, context) or way_out_refusal(
        command.channel_out, state.terms, context
    )
    if refusal is not None:
        return refusal
    kept = [code for code in state.originals_to_give_back if code not in command.given_back]
    if kept:
        return r.OriginalsNotReturned(
            article=context.article("return"), papers=paper_names(kept, state.terms)
        )
    if state.owed > 0 and state.stage is Stage.APPROVED:
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
    """Identity shown by whoever comes; authority too unless it is the applicant (art. 6).

    Only an applicant without any number, a child for instance, needs to show none.
    """
    article = context.article("return")
    applicant = state.filing.applicant
    if not command.to_name.strip():
        return r.ReceiverUnnamed(article=article)
    if command.identity_kind is not IdentityKind.NONE and not command.identity.strip():
        return r.IdentityNotShown(article=article)
    shown = read_identity(command.identity_kind, command.identity)
    if isinstance(shown, IdentityUnreadable):
        return shown
    same = _is_applicant(shown, command.to_name, applicant)
    if not shown.number and not (same and applicant.identity_kind is IdentityKind.NONE):
        return r.IdentityNotShown(article=article)
    if not same and not command.authority.strip():
        return r.AuthorityMissing(article=article, name=command.to_name)
    return None


def _is_applicant(shown: Identity, name: str, applicant: Party) -> bool:
    """By number where both papers are of one kind, else by name."""
    if shown.kind is applicant.identity_kind and shown.number:
        return shown.number == applicant.identity
    return name.casefold() == applicant.name.casefold()
