"""Double entry: what moves is written on both accounts, and every entry sums to zero."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.till.accounts import CLAIMS, HOLES, PLACES, Account


class EntryKind(StrEnum):
    SHIFT_OPENED = "shift_opened"
    COLLECTED = "collected"
    VOIDED = "voided"
    BAG_PAID_IN = "bag_paid_in"
    BAG_LOST = "bag_lost"
    SHIFT_CLOSED = "shift_closed"
    REMITTED = "remitted"
    ARRIVED = "arrived"
    CAME_BACK = "came_back"
    RECEIVED = "received"
    GIVEN_BACK = "given_back"


@dataclass(frozen=True, slots=True)
class Posting:
    """Whole dong onto an account; negative is off it."""

    account: Account
    amount: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement; ValueError when it does not sum to zero or moves nothing."""

    kind: EntryKind
    postings: tuple[Posting, ...]

    def __post_init__(self) -> None:
        if sum(each.amount for each in self.postings) != 0:
            raise ValueError(f"The entry {self.kind} does not sum to zero: {self.postings}.")
        if any(each.amount == 0 for each in self.postings):
            raise ValueError(f"The entry {self.kind} holds a posting of nothing.")
        accounts = [each.account for each in self.postings]
        if len(set(accounts)) != len(accounts):
            raise ValueError(f"The entry {self.kind} names an account twice.")


def entry(kind: EntryKind, amounts: Iterable[tuple[Account, int]]) -> Entry:
    """The entry with one posting for each account that is moved at all."""
    sums: dict[Account, int] = {}
    for account, amount in amounts:
        sums[account] = sums.get(account, 0) + amount
    return Entry(kind, tuple(Posting(account, n) for account, n in sums.items() if n != 0))


def moved(kind: EntryKind, amount: int, *, out_of: Account, into: Account) -> Entry:
    return entry(kind, [(into, amount), (out_of, -amount)])


def reversed_entry(kind: EntryKind, given: Entry) -> Entry:
    """The same movement backwards."""
    return Entry(kind, tuple(Posting(each.account, -each.amount) for each in given.postings))


def balances(entries: Iterable[Entry]) -> dict[Account, int]:
    """What every account holds after the entries, those at zero left out."""
    sums: dict[Account, int] = {}
    for each in entries:
        for posting in each.postings:
            sums[posting.account] = sums.get(posting.account, 0) + posting.amount
    return {account: amount for account, amount in sums.items() if amount != 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Money in (collected and lent) against where it is now and what is missing."""

    taken_in: int
    held: int
    missing: int

    @property
    def holds(self) -> bool:
        return self.taken_in == self.held + self.missing


def reconciled(held: Mapping[Account, int]) -> Reconciliation:
    return Reconciliation(
        taken_in=-sum(amount for account, amount in held.items() if account.kind in CLAIMS),
        held=sum(amount for account, amount in held.items() if account.kind in PLACES),
        missing=sum(amount for account, amount in held.items() if account.kind in HOLES),
    )
