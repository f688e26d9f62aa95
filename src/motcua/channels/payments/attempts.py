"""A payer's visits to the gateway: begun, asked about, and what the gateway tells of them."""

from datetime import datetime, timedelta

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import F

from motcua.channels.payments import connection, orders, recording, refunding, signing
from motcua.channels.payments import models as m
from motcua.channels.payments import refusals as r
from motcua.channels.payments.gateway import GatewayRefused, GatewayUnreachable
from motcua.channels.payments.protocol import Asked, Happening, Told
from motcua.channels.payments.recording import Money
from motcua.domain.till.online import STATE_WORDS, WAITING, OrderState
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

HOURS = 24
"""How long a visit may last before nobody asks about it any more; late money is still taken."""
BETWEEN = timedelta(minutes=2)
MOST_ASKED = 200


def start(number: str, return_to: str) -> str:
    """Begins a visit; the address where the payer pays. Refused."""
    gateway, now = connection.code(), clock.now()
    with transaction.atomic():
        order = recording.held(number)
        fresh = orders.refresh(order.dossier)
        if fresh is not None and fresh.number == order.number:
            order = fresh
        if OrderState(order.state) not in WAITING or order.gone_at is not None:
            raise Refused(_not_payable(order))
        amount = order.amount - recording.sums_of(order).kept
        attempt = m.Attempt.objects.create(
            reference=f"{order.number}-{order.attempts.count() + 1}",
            order=order,
            gateway=gateway,
            amount=amount,
            started_at=now,
        )
    asked = Asked(
        reference=attempt.reference,
        amount=amount,
        purpose=order.dossier_code,
        payee=order.agency,
        payee_name=order.holder,
        return_to=return_to,
        expires_at=now + timedelta(hours=1),
    )
    try:
        opened = connection.link().open(asked)
    except (GatewayUnreachable, GatewayRefused) as fault:
        _ended(attempt, f"not opened: {fault}", now)
        raise Refused(r.GatewaySilent()) from fault
    attempt.address = opened.address
    attempt.save(update_fields=["address"])
    return opened.address


def _not_payable(order: m.Order) -> r.NotPayable:
    words = STATE_WORDS[OrderState(order.state)]
    return r.NotPayable(state_vi=words.vi, state_en=words.en)


def hear(gateway: str, call: signing.Call, header: str) -> None:
    """A gateway's signed call; believed once, and only from who knows the secret. Refused."""
    secret = connection.secret_of(gateway)
    nonce = signing.nonce_of(secret, call, header, moment=signing.wall_clock())
    if nonce is None:
        raise Refused(r.CallUnsigned(seconds=signing.WINDOW))
    try:
        told = msgspec.json.decode(call.body, type=Told)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Refused(r.CallUnreadable(why=str(fault)[:200])) from fault
    with transaction.atomic():
        try:
            with transaction.atomic():
                m.Call.objects.create(
                    gateway=gateway, nonce=nonce, body=call.body, heard_at=clock.now()
                )
        except IntegrityError as again:
            raise Refused(r.CallReplayed()) from again
        apply(gateway, told)


def apply(gateway: str, told: Told) -> bool:
    """What the gateway tells, by a call or when asked; whether it was news."""
    match told.kind:
        case Happening.PAID:
            return _paid(gateway, told)
        case Happening.REFUNDED | Happening.REFUND_FAILED:
            return refunding.heard(gateway, told)
        case Happening.CANCELLED | Happening.EXPIRED:
            rows = m.Attempt.objects.filter(reference=told.reference, ended_at=None)
            return bool(rows.update(ended_at=clock.now(), outcome=told.kind.value))


def _paid(gateway: str, told: Told) -> bool:
    attempt = m.Attempt.objects.filter(reference=told.reference, gateway=gateway).first()
    order = attempt.order if attempt else None
    done = recording.record(
        Money(
            source=m.GATEWAY,
            reference=told.transaction,
            holder=gateway,
            agency=order.agency if order else told.payee or gateway,
            amount=told.amount,
            at=told.at,
            order=order.number if order else "",
            text=told.said or told.reference,
        )
    )
    if attempt is not None and attempt.ended_at is None:
        _ended(attempt, told.kind.value, clock.now())
    return not done.known


def _ended(attempt: m.Attempt, outcome: str, now: datetime) -> None:
    attempt.ended_at, attempt.outcome = now, outcome[:300]
    attempt.save(update_fields=["ended_at", "outcome"])


def ask(order: str) -> int:
    """Asks the gateway about the order's visits; how many happenings were news. Refused."""
    rows = m.Attempt.objects.filter(order=order, outcome__in=["", "paid"]).exclude(address="")
    return sum(_asked(each) for each in rows.order_by("-started_at")[:5])


def ask_all() -> int:
    """Asks about visits nobody has told the end of, so that a lost call is healed."""
    now = clock.now()
    rows = m.Attempt.objects.filter(
        ended_at=None, started_at__gte=now - timedelta(hours=HOURS)
    ).exclude(address="")
    due = rows.filter(started_at__lte=now - BETWEEN).order_by(F("asked_at").asc(nulls_first=True))
    news = 0
    for each in due[:MOST_ASKED]:
        try:
            news += _asked(each)
        except Refused:
            break  # it is silent; the next round asks again
    return news


def _asked(attempt: m.Attempt) -> int:
    try:
        standing = connection.link().standing(attempt.reference)
    except GatewayRefused:
        return 0
    except GatewayUnreachable as fault:
        raise Refused(r.GatewaySilent()) from fault
    m.Attempt.objects.filter(pk=attempt.pk).update(asked_at=clock.now())
    return sum(apply(attempt.gateway, each) for each in standing.happened)
