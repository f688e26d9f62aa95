"""Money on its way to the account of the body it is for (decree 61/2018 art. 22)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.accounts import Account
from motcua.domain.till.entries import Entry, EntryKind, moved
from motcua.domain.till.roles import AGENCY_SIDE, MANAGERS
from motcua.domain.till.rules import RemittanceRule, TillRules


class Source(StrEnum):
    """What the money is taken from: the cash of the unit, or the account payers transfer to."""

    SAFE = "safe"
    BANK = "bank"


class RemittanceState(StrEnum):
    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    CAME_BACK = "came_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remittance:
    """`slip` is the paying-in slip or transfer order, `proof` the bank's word of the end."""

    number: str
    unit: str
    collector: str
    beneficiary: str
    amount: int
    source: Source
    slip: str
    sent_at: datetime
    sent_by: str
    sender_name: str
    state: RemittanceState = RemittanceState.UNDER_WAY
    ended_at: datetime | None = None
    ender_name: str = ""
    proof: str = ""


def source_account(source: Source, collector: str, unit: str) -> Account:
    account = accounts.safe if source is Source.SAFE else accounts.bank
    return account(collector, unit)


def sending_refusal(
    amount: int, slip: str, *, outstanding: int, there: int, rules: TillRules
) -> Refusal | None:
    """Never more than is owed and not yet sent, never more than is there."""
    article = rules.article("remit")
    if amount <= 0 or amount > outstanding:
        return r.MoreThanOwed(article=article, amount=amount, outstanding=outstanding)
    if amount > there:
        return r.NotThere(article=article, amount=amount, there=there)
    if not slip.strip():
        return r.SlipMissing(article=article)
    return None


def sent(remittance: Remittance) -> Entry:
    return moved(
        EntryKind.REMITTED,
        remittance.amount,
        out_of=source_account(remittance.source, remittance.collector, remittance.unit),
        into=accounts.under_way(remittance.number, remittance.unit),
    )


def arrived(remittance: Remittance) -> Entry:
    return moved(
        EntryKind.ARRIVED,
        remittance.amount,
        out_of=accounts.under_way(remittance.number, remittance.unit),
        into=accounts.beneficiary(remittance.beneficiary, remittance.collector),
    )


def came_back(remittance: Remittance) -> Entry:
    return moved(
        EntryKind.CAME_BACK,
        remittance.amount,
        out_of=accounts.under_way(remittance.number, remittance.unit),
        into=source_account(remittance.source, remittance.collector, remittance.unit),
    )


def ending_refusal(
    remittance: Remittance, by: Actor, proof: str, rules: TillRules
) -> Refusal | None:
    """Said by the body itself, or by the manager with the bank's word; never by the sender."""
    article = rules.article("remit")
    of_the_body = by.role in AGENCY_SIDE and by.place == remittance.beneficiary
    in_charge = by.role in MANAGERS and accounts.collector_of(by) == remittance.collector
    if not (of_the_body or in_charge) or by.person == remittance.sent_by:
        return r.SomebodyElseConfirms(article=article, number=remittance.number)
    if remittance.state is not RemittanceState.UNDER_WAY:
        return r.RemittanceEnded(article=article, number=remittance.number)
    if not proof.strip():
        return r.SlipMissing(article=article)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is left of a month's collections, and until when it had to be sent."""

    month: date
    amount: int
    due_on: date

    def is_late(self, on: date) -> bool:
        return on > self.due_on


def dues(by_month: Mapping[date, int], passed_on: int, rule: RemittanceRule) -> tuple[Due, ...]:
    """What is still to be sent, month by month; what was sent pays the oldest month first.

    `by_month` has the first day of each month with what it brought, void receipts taken off; a
    month that gave back more than it took pays for the others.
    """
    left = passed_on + sum(-amount for amount in by_month.values() if amount < 0)
    found = []
    for month, amount in sorted(by_month.items()):
        paid = min(left, max(amount, 0))
        left -= paid
        if amount > paid:
            found.append(Due(month=month, amount=amount - paid, due_on=due_on(month, rule)))
    return tuple(found)


def due_on(month: date, rule: RemittanceRule) -> date:
    years, following = divmod(month.month, 12)
    return date(month.year + years, following + 1, rule.day_of_next_month)
