"""A receipt made void: its number stays, the money goes back or onto the receipt instead."""

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.accounts import Account
from motcua.domain.till.collecting import Line, Method, slips
from motcua.domain.till.entries import Entry, EntryKind, entry
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.roles import MANAGERS
from motcua.domain.till.rules import TillRules
from motcua.domain.till.shifts import Shift


def voiding_refusal(
    receipt: Receipt, reason: str, by: Actor, shift: Shift | None, *, rules: TillRules
) -> Refusal | None:
    """The clerk while the shift is open, afterwards the manager of the place, with a reason.

    `shift` is the one the money went into.
    """
    article = rules.article("void")
    if receipt.void is not None:
        return r.VoidAlready(article=article, number=receipt.number)
    if not reason.strip():
        return r.VoidReasonMissing(article=article, number=receipt.number)
    own = shift is not None and shift.is_open and shift.clerk == by.person
    manages = by.role in MANAGERS and by.place == receipt.unit
    if not (own or manages):
        return r.ManagerNeeded(article=rules.article("roles"), unit=receipt.unit)
    return None


def replacing_refusal(
    receipt: Receipt, lines: tuple[Line, ...], rules: TillRules
) -> Refusal | None:
    """What a dossier counts as paid is never given back, only written anew with the same sum."""
    article = rules.article("void")
    if not lines:
        counted = r.DossierCountsIt(article=article, number=receipt.number)
        return counted if receipt.recorded else None
    written = slips(lines)
    same = (
        len(written) == 1
        and written[0].group is receipt.group
        and written[0].beneficiary == receipt.beneficiary
    )
    if not same or (receipt.recorded and written[0].total != receipt.total):
        return r.ReplacementDiffers(article=article, number=receipt.number, total=receipt.total)
    return None


def lies_in(receipt: Receipt, shift: Shift | None) -> Account:
    """Where the receipt's money is taken from: its drawer, later the safe of its collector."""
    if receipt.method is Method.TRANSFER:
        return accounts.bank(receipt.collector, receipt.unit)
    if receipt.method is Method.CASH and shift is not None and shift.is_open:
        return accounts.drawer(shift.number, shift.unit)
    return accounts.safe(receipt.collector, receipt.unit)


def there_refusal(receipt: Receipt, there: int, rules: TillRules) -> Refusal | None:
    if there >= receipt.total:
        return None
    return r.NotThere(article=rules.article("void"), amount=receipt.total, there=there)


def given_back(receipt: Receipt, out_of: Account) -> Entry:
    claims = [
        (accounts.collected(line.beneficiary, receipt.collector), line.amount)
        for line in receipt.lines
    ]
    return entry(EntryKind.VOIDED, [(out_of, -receipt.total), *claims])
