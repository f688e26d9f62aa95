"""Which receipts the register counts as a dossier's payment, and how it is told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from motcua.channels.counters import books, queries
from motcua.channels.counters import models as m
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till.collecting import Collection
from motcua.domain.till.owing import owing_refusal
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.rules import ReceiptGroup, TillRules
from motcua.dossiers import commands as dossiers
from motcua.dossiers import register
from motcua.dossiers.refusals import NoSuchDossier
from motcua.plumbing.errors import Refused


def held_state(dossier: UUID | None) -> State | None:
    """The dossier to be paid for; until the transaction ends no other desk collects for it."""
    if dossier is None:
        return None
    books.lock(f"dossier/{dossier}")
    state = register.state_of(dossier)
    if state is None:
        raise Refused(NoSuchDossier(asked=str(dossier)))
    return state


def refusal(collection: Collection, state: State | None, rules: TillRules) -> Refusal | None:
    """Why the dossier does not owe what is to be collected for the state."""
    if state is None or collection.dossier is None:
        return None
    return owing_refusal(collection, state.owed, counted(collection.dossier), rules)


def counted(dossier: UUID) -> tuple[Receipt, ...]:
    """The receipts the register counts for the dossier, void ones too."""
    rows = m.DossierPayment.objects.filter(dossier=dossier).order_by("number")
    return queries.receipts_by_number(list(rows.values_list("number", flat=True)))


def tell(
    collection: Collection, receipts: Iterable[Receipt], *, by: Actor, at: datetime
) -> tuple[str, ...]:
    """What the state's receipts add up to is the dossier's payment; the numbers it counts."""
    mine = [each for each in receipts if each.group is ReceiptGroup.STATE]
    if collection.dossier is None or not mine:
        return ()
    numbers = tuple(each.number for each in mine)
    payment = c.RecordPayment(
        amount=sum(each.total for each in mine),
        method=collection.method.value,
        proof=", ".join(numbers),
    )
    key = f"till-receipt/{numbers[0]}"
    dossiers.act(collection.dossier, payment, by=by, key=key, at=at)
    _count(collection.dossier, mine)
    return numbers


def count_for(dossier: UUID, numbers: Sequence[str]) -> tuple[Receipt, ...]:
    """The state's receipts among these, or written instead of them, that stand.

    For whoever tells the register of the payment in the same transaction: from now on none of
    them is given back.
    """
    books.lock(*(f"receipt/{number}" for number in numbers))
    found = queries.receipts_by_number(numbers)
    standing = [each for each in map(_latest, found) if each and each.group is ReceiptGroup.STATE]
    _count(dossier, standing)
    return tuple(standing)


def _latest(receipt: Receipt) -> Receipt | None:
    """The receipt, or what was written instead at last; None when its money was given back."""
    while receipt.void is not None:
        instead = queries.receipt(receipt.void.replaced_by)
        if instead is None:
            return None
        books.lock(f"receipt/{instead.number}")
        receipt = queries.receipt(instead.number) or instead
    return receipt


def _count(dossier: UUID, receipts: Iterable[Receipt]) -> None:
    m.DossierPayment.objects.bulk_create(
        [
            m.DossierPayment(number_id=each.number, dossier=dossier, amount=each.total)
            for each in receipts
        ],
        ignore_conflicts=True,
    )
