"""Money that came without a counter: kept, counted for a dossier, paid out, given back."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from motcua.channels.counters import books, collecting, dossier_payments, queries
from motcua.channels.counters import models as m
from motcua.channels.counters.asking import raise_if
from motcua.channels.counters.collecting import Receipted, Taking
from motcua.domain.dossier import commands as c
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.till import accounts
from motcua.domain.till.accounts import ONLINE, Account
from motcua.domain.till.collecting import Collection, Method, collection_refusal
from motcua.domain.till.entries import EntryKind, moved
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.roles import collector_refusal
from motcua.domain.till.voiding import given_back
from motcua.dossiers import commands as dossiers
from motcua.plumbing import clock
from motcua.reference.rulebook.queries import money_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Whole dong of one body: `subject` is the order or the payment nobody knows."""

    amount: int
    body: str
    subject: str
    place: Account


def hold(*what: str) -> None:
    """Lets one at a time decide about these, until the transaction ends."""
    books.lock(*what)


def receipts_of(dossier: UUID, order: str) -> tuple[Receipt, ...]:
    """The receipts written for an online order, void ones too."""
    rows = m.Receipt.objects.filter(dossier=dossier, method=Method.ONLINE.value, proof=order)
    return queries.receipts_by_number(list(rows.values_list("number", flat=True)))


def gateway_of(code: str, body: str) -> Account:
    return accounts.gateway(code, body)


def account_of(body: str) -> Account:
    """The body's own bank account: what is there has reached it."""
    return accounts.beneficiary(body, ONLINE)


def kept_for(subject: str, body: str) -> int:
    """What came in for the subject and is not yet anybody's."""
    return -books.balance(accounts.kept(subject, body))


def held_by(gateway: str, body: str) -> int:
    """What the gateway took for the body and has neither paid out nor given back."""
    return books.balance(accounts.gateway(gateway, body))


def counted_for(dossier: UUID) -> int:
    """What receipts cover of a dossier's payments; an online one given back by decision counts."""
    return sum(
        each.total
        for each in dossier_payments.counted(dossier)
        if each.void is None or (each.method is Method.ONLINE and not each.void.replaced_by)
    )


def receive(came: Movement, *, by: Actor, at: datetime) -> int:
    """Money came in; whose it is will be seen. The entry's number."""
    kept = accounts.kept(came.subject, came.body)
    entry = moved(EntryKind.RECEIVED, came.amount, out_of=kept, into=came.place)
    return books.post(entry, _note(came.subject, by, at))


def reassign(came: Movement, to: str, *, by: Actor, at: datetime) -> int:
    """What was kept for one subject is kept for another."""
    before, after = accounts.kept(came.subject, came.body), accounts.kept(to, came.body)
    entry = moved(EntryKind.RECEIVED, came.amount, out_of=after, into=before)
    return books.post(entry, _note(to, by, at))


def give_back(went: Movement, *, by: Actor, at: datetime) -> int:
    """What was kept went back to the payer."""
    kept = accounts.kept(went.subject, went.body)
    entry = moved(EntryKind.GIVEN_BACK, went.amount, out_of=went.place, into=kept)
    return books.post(entry, _note(went.subject, by, at))


def pay_out(went: Movement, *, by: Actor, at: datetime) -> int:
    """What came onto the body's account unknown is what the gateway held for it."""
    kept = accounts.kept(went.subject, went.body)
    entry = moved(EntryKind.ARRIVED, went.amount, out_of=went.place, into=kept)
    return books.post(entry, _note(went.subject, by, at))


def collect_kept(collection: Collection, *, by: Actor, key: str, at: datetime) -> Receipted:
    """Counts what is kept for an order as the dossier's payment, with receipts; Refused.

    `collection.proof` is the order. In the caller's transaction, which holds the order.
    """
    now = clock.now()
    taking = Taking(
        collection=collection,
        by=by,
        at=at,
        recorded_at=max(now, at),
        key=key,
        rules=money_on(local(at).date()),
        collector=ONLINE,
    )
    rules = taking.rules
    raise_if(
        collector_refusal(by, collection.method, rules) or collection_refusal(collection, rules)
    )
    state = dossier_payments.held_state(collection.dossier)
    raise_if(dossier_payments.refusal(collection, state, rules))
    written = collecting.written_down(taking, collection)
    if not written.replayed and collection.dossier is not None:
        numbers = [each.number for each in written.receipts]
        payment = c.RecordPayment(
            amount=written.total, method=collection.method.value, proof=", ".join(numbers)
        )
        mark(collection.dossier, payment, by=by, key=f"till-receipt/{numbers[0]}", at=at)
        dossier_payments.count_for(collection.dossier, numbers)
    return replace(written, receipts=queries.receipts_by_number(written.numbers))


def mark(dossier: UUID, payment: c.RecordPayment, *, by: Actor, key: str, at: datetime) -> None:
    """Tells the register, in the transaction that writes the receipts."""
    dossiers.act_paid_online(dossier, payment, by=by, key=key, at=at)


def void(receipt: Receipt, reason: str, subject: str, *, by: Actor, at: datetime) -> int:
    """Takes a receipt back by decision: its money is kept again until it is given back.

    The register goes on saying what had been paid; the refund says why it no longer is.
    """
    books.lock(f"receipt/{receipt.number}")
    entry = given_back(receipt, accounts.kept(subject, receipt.beneficiary))
    number = books.post(entry, _note(receipt.number, by, at, unit=receipt.unit))
    m.Void.objects.create(
        number_id=receipt.number,
        reason=reason,
        entry_id=number,
        at=at,
        by_person=by.person,
        by_name=by.name,
    )
    return number


def _note(about: str, by: Actor, at: datetime, *, unit: str = "") -> books.Note:
    return books.Note(
        by=by, about=about, unit=unit or by.place, at=at, recorded_at=max(clock.now(), at)
    )
