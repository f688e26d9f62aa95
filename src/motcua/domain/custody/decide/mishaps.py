"""Discrepancies and who owns them; loss and damage and who answers (decision 45/2016 art. 14)."""

from typing import assert_never

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody import refusals as r
from motcua.domain.custody.context import Context
from motcua.domain.custody.decide.cases import opened_case
from motcua.domain.custody.guards import moving_refusal
from motcua.domain.custody.mishaps import DiscrepancyKind, Liability
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import Fate
from motcua.domain.kernel.refusal import Refusal

Answer = tuple[e.Event, ...] | Refusal


def decide_mishap(command: c.MishapCommand, custody: Custody, context: Context) -> Answer:
    match command:
        case c.ReportDiscrepancy():
            return _report(command, custody, context)
        case c.PassOnDiscrepancy():
            return _pass_on(command, custody, context)
        case c.ResolveDiscrepancy():
            return _resolve(command, custody, context)
        case c.DeclareLost():
            return _lost(command, custody, context)
        case c.DeclareDamaged():
            return _damaged(command, custody, context)
        case _:
            assert_never(command)


def _report(command: c.ReportDiscrepancy, custody: Custody, context: Context) -> Answer:
    """An extra thing need not be known; a case that is open is not opened twice."""
    article = context.article("hand_over")
    if custody.thing(command.thing) is None and command.kind is not DiscrepancyKind.EXTRA:
        return r.ThingUnknown(article=article, thing=command.thing)
    if not command.what.strip():
        return r.WordsMissing(article=article)
    if not command.owner.strip():
        return r.OwnerMissing(article=article)
    if custody.open_case(command.thing, command.kind) is not None:
        return ()
    about = (command.kind, command.thing)
    return (opened_case(about, custody, context, what=command.what, owner=command.owner),)


def _case_refusal(number: str, custody: Custody, context: Context) -> Refusal | None:
    article = context.article("hand_over")
    case = custody.cases.get(number)
    if case is None:
        return r.CaseUnknown(article=article, case=number)
    if case.closed_at is not None:
        return r.CaseClosed(article=article, case=number)
    return None


def _pass_on(command: c.PassOnDiscrepancy, custody: Custody, context: Context) -> Answer:
    refusal = _case_refusal(command.case, custody, context)
    if refusal is not None:
        return refusal
    if not command.owner.strip():
        return r.OwnerMissing(article=context.article("hand_over"))
    if custody.cases[command.case].owner == command.owner:
        return ()
    return (
        e.DiscrepancyPassedOn(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            case=command.case,
            owner=command.owner,
        ),
    )


def _resolve(command: c.ResolveDiscrepancy, custody: Custody, context: Context) -> Answer:
    refusal = _case_refusal(command.case, custody, context)
    if refusal is not None:
        return refusal
    if not command.said.strip():
        return r.WordsMissing(article=context.article("hand_over"))
    return (
        e.DiscrepancyClosed(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            case=command.case,
            resolution=command.resolution,
            said=command.said,
        ),
    )


def _lost(command: c.DeclareLost, custody: Custody, context: Context) -> Answer:
    """A loss is a case as well, open until the thing is found, replaced or settled."""
    thing = command.thing
    if custody.fate(thing) is Fate.LOST:
        return ()
    refusal = moving_refusal(thing, custody, context, "liability") or _liability_refusal(
        command.liability, context
    )
    if refusal is not None:
        return refusal
    declared = e.LossDeclared(
        at=context.at,
        recorded_at=context.recorded,
        by=context.by,
        thing=thing,
        liability=command.liability,
    )
    missing = DiscrepancyKind.MISSING
    if custody.open_case(thing, missing) is not None:
        return (declared,)
    return (declared, opened_case((missing, thing), custody, context, what=command.liability.how))


def _damaged(command: c.DeclareDamaged, custody: Custody, context: Context) -> Answer:
    thing = command.thing
    refusal = moving_refusal(thing, custody, context, "liability") or _liability_refusal(
        command.liability, context
    )
    if refusal is not None:
        return refusal
    return (
        e.DamageDeclared(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            thing=thing,
            liability=command.liability,
        ),
    )


def _liability_refusal(liability: Liability, context: Context) -> Refusal | None:
    said = liability.liable.name.strip() and liability.how.strip() and liability.apology.strip()
    if said and liability.reissue_cost >= 0 and liability.damages >= 0:
        return None
    return r.LiabilityIncomplete(article=context.article("liability"))
