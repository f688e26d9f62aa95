"""Asking for money and recording it (decree 61/2018 art. 22)."""

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import deadline
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.events.base import Due
from motcua.domain.dossier.filing import fees_refusal
from motcua.domain.dossier.state import Clock, Stage, State
from motcua.domain.kernel.money import DONG
from motcua.domain.kernel.refusal import Refusal


def request_payment(command: c.RequestPayment, context: Context) -> tuple[e.Event, ...] | Refusal:
    article = context.article("fees")
    refusal = fees_refusal(command.items, context)
    if refusal is not None:
        return refusal
    if sum(item.net for item in command.items) == 0:
        return r.AmountWrong(article=article, amount=0, currency=DONG, owed=0)
    if not command.notice.strip():
        return r.ReasonMissing(article=article)
    return (
        e.PaymentRequested(
            at=context.at,
            by=context.by,
            items=command.items,
            notice=command.notice,
            stops_clock=context.rules.regime.payment_stops_clock,
        ),
    )


def _amount_refusal(command: c.RecordPayment, state: State, context: Context) -> Refusal | None:
    if command.currency == DONG and 0 < command.amount <= state.owed:
        return None
    return r.AmountWrong(
        article=context.article("fees"),
        amount=command.amount,
        currency=command.currency,
        owed=state.owed,
    )


def _paid(command: c.RecordPayment, due: Due | None, context: Context) -> e.Paid:
    return e.Paid(
        at=context.at,
        by=context.by,
        amount=command.amount,
        method=command.method,
        proof=command.proof,
        due=due,
    )


def pay_before_reception(
    command: c.RecordPayment, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """Filed online and paid at once: there is no clock yet that could stand still."""
    refusal = _amount_refusal(command, state, context)
    return refusal if refusal is not None else (_paid(command, None, context),)


def record_payment(
    command: c.RecordPayment, state: State, clock: Clock, context: Context
) -> tuple[e.Event, ...] | Refusal:
    refusal = _amount_refusal(command, state, context)
    if refusal is not None:
        return refusal
    settled = command.amount == state.owed and state.stage is Stage.AWAITING_PAYMENT
    return (_paid(command, deadline.resumed(state, clock, context) if settled else None, context),)
