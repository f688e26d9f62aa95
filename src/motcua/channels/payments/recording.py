"""Money heard of: into the books once, counted for its dossier, or listed as a difference."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.channels.counters import online as till
from motcua.channels.counters.commands import Collection, Method
from motcua.channels.payments import differences, ended, orders, telling
from motcua.channels.payments import models as m
from motcua.channels.payments.differences import OF_AN_ORDER, Found
from motcua.channels.payments.refusals import NoSuchOrder
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.till.accounts import Account
from motcua.domain.till.online import OrderState, Sums, Trouble, state_of, troubles
from motcua.dossiers import queries as register
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

PERSON, NAME = "online-payments", "Hệ thống nộp tiền trực tuyến"
SETTLED = frozenset({OrderState.PAID.value, OrderState.OVER.value, OrderState.REFUNDED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """That whole dong came: `source` and `reference` name it for ever, `holder` has it now.

    `order` is empty where nobody could tell what it is for.
    """

    source: str
    reference: str
    holder: str
    agency: str
    amount: int
    at: datetime
    order: str = ""
    text: str = ""

    @property
    def subject(self) -> str:
        return f"{self.source}/{self.holder}/{self.reference}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """`known`: it had been told before, and nothing was written."""

    fact: int
    known: bool
    order: str


def system(agency: str) -> Actor:
    """As whom the machine takes money for an agency."""
    return Actor(person=PERSON, name=NAME, role=Role.SYSTEM, employer=Employer.AGENCY, place=agency)


def record(money: Money) -> Recorded:
    """Into the books, once for each reference; then the order is settled as far as it goes."""
    now = clock.now()
    with transaction.atomic():
        till.hold(f"payment-fact/{money.subject}")
        order = held(money.order) if money.order else None
        known = m.Fact.objects.filter(
            source=money.source, holder=money.holder, reference=money.reference
        ).first()
        if known is not None:
            return _again(known, money, now)
        row = _written(money, order, now)
        if order is None:
            _unknown(money, now)
        else:
            settle(order, now)
    return Recorded(fact=row.pk, known=False, order=money.order)


def _written(money: Money, order: m.Order | None, now: datetime) -> m.Fact:
    came = till.Movement(
        amount=money.amount,
        body=money.agency,
        subject=order.number if order else money.subject,
        place=place_of(money.source, money.holder, money.agency),
    )
    return m.Fact.objects.create(
        source=money.source,
        reference=money.reference,
        order=order,
        agency=money.agency,
        holder=money.holder,
        amount=money.amount,
        at=money.at,
        heard_at=now,
        text=money.text[:500],
        entry=till.receive(came, by=system(money.agency), at=min(money.at, now)),
    )


def place_of(source: str, holder: str, agency: str) -> Account:
    """Where the money lies: with the gateway, or on the agency's own account."""
    return till.gateway_of(holder, agency) if source == m.GATEWAY else till.account_of(agency)


def _again(known: m.Fact, money: Money, now: datetime) -> Recorded:
    """A duplicate is harmless; the same reference with another content is not."""
    owner = known.order_id or ""
    if known.amount != money.amount or (owner and money.order and owner != money.order):
        said = f"{known.amount} / {money.amount}; {owner or '-'} / {money.order or '-'}"
        differences.note(
            Found(
                kind=Trouble.CONFLICTING,
                subject=money.subject,
                agency=known.agency,
                amount=abs(known.amount - money.amount),
                said=said,
                order=owner,
            ),
            now,
        )
    return Recorded(fact=known.pk, known=True, order=owner)


def _unknown(money: Money, now: datetime) -> None:
    differences.note(
        Found(
            kind=Trouble.UNKNOWN_ORDER,
            subject=money.subject,
            agency=money.agency,
            amount=money.amount,
            said=money.text,
        ),
        now,
    )


def assign(fact: int, order: str, why: str, *, by: Actor) -> None:
    """Somebody found out whose the money is. Refused."""
    now = clock.now()
    with transaction.atomic():
        row = held(order)
        found = m.Fact.objects.select_for_update().filter(pk=fact, order=None).first()
        taken = m.Assignment.objects.filter(fact=fact).exists()
        if found is None or taken or found.agency != row.agency:
            raise Refused(NoSuchOrder(asked=order[:60]))
        subject = subject_of(found)
        kept = till.kept_for(subject, found.agency)
        moved = till.Movement(
            amount=kept,
            body=found.agency,
            subject=subject,
            place=place_of(found.source, found.holder, found.agency),
        )
        entry = till.reassign(moved, row.number, by=by, at=now)
        m.Assignment.objects.create(
            fact=found,
            order=row,
            why=why.strip()[:2000],
            at=now,
            by_person=by.person,
            by_name=by.name,
            entry=entry,
        )
        differences.settle(subject, [Trouble.UNKNOWN_ORDER], [], now)
        settle(row, now)


def pay_out(fact: m.Fact, gateway: str, payout: str, now: datetime) -> None:
    """A bank's line that nobody knew is what a gateway paid out to the agency."""
    subject = subject_of(fact)
    went = till.Movement(
        amount=till.kept_for(subject, fact.agency),
        body=fact.agency,
        subject=subject,
        place=till.gateway_of(gateway, fact.agency),
    )
    by = system(fact.agency)
    entry = till.pay_out(went, by=by, at=now)
    m.Assignment.objects.create(
        fact=fact, payout=payout, at=now, by_person=by.person, by_name=by.name, entry=entry
    )
    differences.settle(subject, [Trouble.UNKNOWN_ORDER], [], now)


def subject_of(fact: m.Fact) -> str:
    return f"{fact.source}/{fact.holder}/{fact.reference}"


def settle(order: m.Order, now: datetime) -> None:
    """Counts what is kept for the dossier if it suffices, and lists what does not agree.

    What came for an order whose sum has changed goes to the order that took its place. The order
    is held by the caller's transaction.
    """
    if order.gone_why == orders.ANOTHER_SUM:
        _brought_over(order, now)
    sums, said = sums_of(order), ""
    if not sums.gone and not sums.collected and sums.kept >= order.amount:
        said = _collected(order, now)
        sums = sums_of(order)
    found = [
        Found(
            kind=kind,
            subject=order.number,
            agency=order.agency,
            amount=amount,
            said=said,
            order=order.number,
        )
        for kind, amount in troubles(sums)
    ]
    news = differences.settle(order.number, OF_AN_ORDER, found, now)
    ended.look(order, sums.collected, now)
    order.state = state_of(sums, expired=order.expires_at <= now).value
    if order.state in SETTLED and order.settled_at is None:
        order.settled_at = now
    order.save(update_fields=["state", "settled_at", "gone_at", "gone_why"])
    if news:
        telling.of_difference(order, sums.kept)


def renew(dossier: UUID, now: datetime) -> None:
    """Brings over what had been paid before the dossier's sum changed."""
    rows = m.Order.objects.filter(dossier=dossier, gone_why=orders.ANOTHER_SUM)
    for number in rows.values_list("number", flat=True):
        with transaction.atomic():
            settle(held(number), now)


def _brought_over(order: m.Order, now: datetime) -> None:
    after = orders.waiting_for(order.dossier, order.agency)
    kept = till.kept_for(order.number, order.agency)
    if after is None or kept <= 0 or order.refunds.filter(state__in=m.REFUND_OPEN).exists():
        return
    place = till.account_of(order.agency)
    moved = till.Movement(amount=kept, body=order.agency, subject=order.number, place=place)
    till.reassign(moved, after.number, by=system(order.agency), at=now)
    settle(after, now)


def _collected(order: m.Order, now: datetime) -> str:
    """Why the dossier could not be marked as paid; empty when it was."""
    collection = Collection(
        payer=order.payer,
        lines=tuple(orders.line_of(line) for line in order.lines),
        dossier=order.dossier,
        dossier_code=order.dossier_code,
        method=Method.ONLINE,
        proof=order.number,
    )
    try:
        with transaction.atomic():
            key = f"online-order/{order.number}"
            till.collect_kept(collection, by=system(order.agency), key=key, at=now)
    except Refused as no:
        if _owes_nothing(order):
            order.gone_at, order.gone_why = now, "nothing_owed"
        return no.refusal.text("vi")
    return ""


def _owes_nothing(order: m.Order) -> bool:
    found = register.state_and_id(order.dossier)
    return found is None or found[1].owed <= 0


def sums_of(order: m.Order) -> Sums:
    """By the books: what was counted and what is kept; what came in is their sum."""
    kept = till.kept_for(order.number, order.agency)
    standing = [
        each.total for each in till.receipts_of(order.dossier, order.number) if not each.void
    ]
    back = sum(order.facts.filter(direction=m.OUT).values_list("amount", flat=True))
    return Sums(
        due=order.amount,
        received=kept + sum(standing) + back,
        collected=sum(standing),
        given_back=back,
        gone=order.gone_at is not None,
    )


def held(number: str) -> m.Order:
    """The order, and its dossier's other orders, until the transaction ends. Refused."""
    row = m.Order.objects.filter(number=number).first()
    if row is None:
        raise Refused(NoSuchOrder(asked=number[:60]))
    orders.lock(row.dossier)
    return m.Order.objects.select_for_update().get(number=number)
