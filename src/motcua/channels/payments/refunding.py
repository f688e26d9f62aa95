"""Money back to the payer: asked, approved by a second person, sent, done; receipts made void."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Q

from motcua.channels.counters import online as till
from motcua.channels.payments import connection, differences, ended, orders, recording, telling
from motcua.channels.payments import models as m
from motcua.channels.payments import refusals as r
from motcua.channels.payments.gateway import GatewayRefused, GatewayUnreachable
from motcua.channels.payments.protocol import Back, Happening, Told
from motcua.domain.fees.vietqr import Transfer, TransferWrong, payload
from motcua.domain.kernel.actor import Actor
from motcua.domain.till.accounts import Account
from motcua.domain.till.online import Trouble
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused


class State(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"
    DECLINED = "declined"


class Cause(StrEnum):
    KEPT = "kept"
    CLOSED = "closed"


OPEN = m.REFUND_OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """`order`, or `fact` for money nobody knows; `cause` CLOSED takes back what was counted.

    Without a payee the money goes back through the gateway it came by.
    """

    amount: int
    why: str
    order: str = ""
    fact: int = 0
    cause: Cause = Cause.KEPT
    to_bank: str = ""
    to_account: str = ""
    to_name: str = ""


def ask(wish: Wish, *, by: Actor) -> str:
    """The refund's number. Refused."""
    now = clock.now()
    if not wish.why.strip():
        raise Refused(r.WhyMissing())
    with transaction.atomic():
        order, fact = _about(wish)
        agency = order.agency if order else fact.agency if fact else ""
        _enough(wish, order, fact, now)
        way = _way(wish, order, fact)
        return m.Refund.objects.create(
            number=f"HT{orders.new_number()}",
            order=order,
            fact=fact,
            agency=agency,
            amount=wish.amount,
            cause=wish.cause.value,
            why=wish.why.strip()[:2000],
            way=way,
            to_bank=wish.to_bank.strip(),
            to_account=wish.to_account.strip(),
            to_name=wish.to_name.strip(),
            asked_at=now,
            asked_by=by.person,
            asker_name=by.name,
        ).number


def _about(wish: Wish) -> tuple[m.Order | None, m.Fact | None]:
    if wish.order:
        return recording.held(wish.order), None
    fact = m.Fact.objects.select_for_update().filter(pk=wish.fact, order=None).first()
    if fact is None or m.Assignment.objects.filter(fact=fact).exists():
        raise Refused(r.NoSuchOrder(asked=str(wish.fact)))
    return None, fact


def _enough(wish: Wish, order: m.Order | None, fact: m.Fact | None, now: datetime) -> None:
    """What may go back: what is kept, or, once the dossier has ended, what was counted."""
    waiting = sum(
        m.Refund.objects.filter(order=order, fact=fact, state__in=OPEN).values_list(
            "amount", flat=True
        )
    )
    if order is not None and wish.cause is Cause.CLOSED:
        _ended(order, now)
        there = recording.sums_of(order).collected
        if wish.amount != there:
            raise Refused(r.RefundTooLarge(kept=there, amount=wish.amount))
    else:
        there = till.kept_for(*subject_of(order, fact))
    if not 0 < wish.amount <= there - waiting:
        raise Refused(r.RefundTooLarge(kept=max(0, there - waiting), amount=wish.amount))


def _ended(order: m.Order, now: datetime) -> None:
    if not ended.has_ended(order.dossier, now):
        raise Refused(r.NothingGoesBack())


def _way(wish: Wish, order: m.Order | None, fact: m.Fact | None) -> str:
    """Through the gateway where one of its payments is large enough, else by transfer."""
    if wish.to_account.strip():
        _payee_checked(wish)
        return m.BANK
    if _payment_for(order, fact, wish.amount) is None:
        raise Refused(r.PayeeMissing())
    return m.GATEWAY


def _payee_checked(wish: Wish) -> None:
    if not (wish.to_bank.strip() and wish.to_name.strip()):
        raise Refused(r.PayeeMissing())
    try:
        payload(Transfer(bank=wish.to_bank.strip(), account=wish.to_account.strip()))
    except TransferWrong as wrong:
        raise Refused(r.AccountWrong()) from wrong


def _payment_for(order: m.Order | None, fact: m.Fact | None, amount: int) -> m.Fact | None:
    rows = m.Fact.objects.filter(source=m.GATEWAY, direction=m.IN, amount__gte=amount)
    about = Q(order__dossier=order.dossier) if order else Q(pk=fact.pk if fact else 0)
    rows = rows.filter(about)
    return rows.order_by("-at").first()


def subject_of(order: m.Order | None, fact: m.Fact | None) -> tuple[str, str]:
    """The subject and body of the account the money is kept on."""
    if order is not None:
        return order.number, order.agency
    if fact is None:
        raise AssertionError("a refund is about an order or a payment")
    return recording.subject_of(fact), fact.agency


def approve(number: str, *, by: Actor) -> None:
    """A second person agrees; receipts over counted money are void from here on. Refused."""
    now = clock.now()
    with transaction.atomic():
        row = _held(number, State.ASKED)
        if row.asked_by == by.person:
            raise Refused(r.SecondPerson())
        if row.cause == Cause.CLOSED.value and row.order is not None:
            order = recording.held(row.order.number)
            _ended(order, now)
            row.receipts = _voided(row, order, by, now)
            recording.settle(order, now)
        row.state, row.approved_at = State.APPROVED.value, now
        row.approved_by, row.approver_name = by.person, by.name
        row.save()


def _voided(row: m.Refund, order: m.Order, by: Actor, now: datetime) -> list[str]:
    order.gone_at, order.gone_why = order.gone_at or now, order.gone_why or "refunded"
    standing = [each for each in till.receipts_of(order.dossier, order.number) if not each.void]
    for receipt in standing:
        till.void(receipt, row.why, order.number, by=by, at=now)
    return [each.number for each in standing]


def decline(number: str, why: str, *, by: Actor) -> None:
    """The second person does not agree, and says why. Refused."""
    if not why.strip():
        raise Refused(r.WhyMissing())
    with transaction.atomic():
        row = _held(number, State.ASKED)
        row.state, row.trouble = State.DECLINED.value, why.strip()[:500]
        row.approved_at, row.approved_by, row.approver_name = clock.now(), "", by.name
        row.save()


def send(number: str) -> None:
    """Asks the gateway for it; a silent one is asked again later under the same number."""
    rows = m.Refund.objects.filter(number=number, way=m.GATEWAY)
    waiting = rows.filter(state__in=[State.APPROVED.value, State.SENT.value])
    sent = rows.filter(state=State.SENT.value)
    row = waiting.first()
    payment = _payment_for(row.order, row.fact, row.amount) if row else None
    if row is None or payment is None or not waiting.update(state=State.SENT.value):
        return
    back = Back(refund=row.number, transaction=payment.reference, amount=row.amount, why=row.why)
    try:
        standing = connection.link().give_back(back)
    except GatewayUnreachable as fault:
        sent.update(trouble=str(fault)[:500])
        raise
    except GatewayRefused as no:
        sent.update(state=State.FAILED.value, trouble=str(no)[:500])
        return
    for told in standing.happened:
        if told.refund == row.number:
            heard(payment.holder, told)


def heard(gateway: str, told: Told) -> bool:
    """The gateway says that it gave money back, or could not; whether that was news."""
    row = m.Refund.objects.filter(number=told.refund, way=m.GATEWAY).first()
    if row is None:
        return _unasked(gateway, told)
    if told.kind is Happening.REFUND_FAILED:
        rows = m.Refund.objects.filter(number=row.number, state=State.SENT.value)
        return bool(rows.update(state=State.FAILED.value, trouble=told.said[:500]))
    return done(row.number, told.transaction, told.at, holder=gateway)


def _unasked(gateway: str, told: Told) -> bool:
    """Money went back that nobody here asked for."""
    found = differences.Found(
        kind=Trouble.MISSING_HERE,
        subject=f"{m.GATEWAY}/{gateway}/{told.transaction}",
        agency=told.payee or gateway,
        amount=told.amount,
        said=f"{told.kind.value} {told.reference} {told.refund}",
    )
    return differences.note(found, clock.now())


def done(number: str, reference: str, at: datetime, *, holder: str) -> bool:
    """The money has gone: out of what was kept, once. Whether that was news."""
    now = clock.now()
    with transaction.atomic():
        row = m.Refund.objects.select_for_update().get(number=number)
        if row.state == State.DONE.value:
            return False
        order = recording.held(row.order.number) if row.order else None
        subject, agency = subject_of(order, row.fact)
        _out_of_the_books(row, subject, reference, min(at, now), holder=holder)
        row.state, row.done_at, row.reference, row.trouble = State.DONE.value, now, reference, ""
        row.save()
        if order is not None:
            recording.settle(order, now)
            telling.of_refund(order, row)
        elif not till.kept_for(subject, agency):
            differences.settle(subject, [Trouble.UNKNOWN_ORDER], [], now)
    return True


def _out_of_the_books(
    row: m.Refund, subject: str, reference: str, at: datetime, *, holder: str
) -> None:
    place = _place(row, holder)
    went = till.Movement(amount=row.amount, body=row.agency, subject=subject, place=place)
    m.Fact.objects.create(
        source=row.way,
        reference=reference,
        direction=m.OUT,
        order=row.order,
        agency=row.agency,
        holder=holder,
        amount=row.amount,
        at=at,
        heard_at=clock.now(),
        text=row.number,
        entry=till.give_back(went, by=recording.system(row.agency), at=at),
    )


def _place(row: m.Refund, holder: str) -> Account:
    return recording.place_of(row.way, holder, row.agency)


def transferred(number: str, reference: str, *, by: Actor) -> None:
    """Somebody transferred it by the bank's list; `reference` is the bank's. Refused."""
    with transaction.atomic():
        row = _held(number, State.APPROVED)
        if row.way != m.BANK or not reference.strip():
            raise Refused(r.PayeeMissing())
        account = orders.account_on(row.agency, clock.now())
        holder = account.number if account else row.agency
        done(number, reference.strip()[:120], clock.now(), holder=holder)


def _held(number: str, state: State) -> m.Refund:
    row = m.Refund.objects.select_for_update().filter(number=number, state=state.value).first()
    if row is None:
        raise Refused(r.NoSuchRefund(asked=number[:60]))
    return row
