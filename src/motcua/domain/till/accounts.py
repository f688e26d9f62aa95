"""Where money is and whose it is: the accounts of the books (decree 61/2018 art. 12.9, 22)."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.kernel.actor import Actor, Employer

POST = Employer.POST.value
"""The postal enterprise as a collector; officials collect in the name of their unit."""
ONLINE = "online"
"""What is paid without a counter is collected in nobody's hands."""


class AccountKind(StrEnum):
    """Places hold money (positive), claims say whose it is (negative), holes say what is gone."""

    DRAWER = "drawer"
    SAFE = "safe"
    BANK = "bank"
    CARRIER = "carrier"
    UNDER_WAY = "under_way"
    GATEWAY = "gateway"
    BENEFICIARY = "beneficiary"
    COLLECTED = "collected"
    KEPT = "kept"
    ADVANCE = "advance"
    DIFFERENCE = "difference"
    LOST = "lost"


PLACES = frozenset(
    {
        AccountKind.DRAWER,
        AccountKind.SAFE,
        AccountKind.BANK,
        AccountKind.CARRIER,
        AccountKind.UNDER_WAY,
        AccountKind.GATEWAY,
        AccountKind.BENEFICIARY,
    }
)
CLAIMS = frozenset({AccountKind.COLLECTED, AccountKind.KEPT, AccountKind.ADVANCE})
HOLES = frozenset({AccountKind.DIFFERENCE, AccountKind.LOST})


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """`owner` is a shift, a person, a remittance, a bag or a body; `place` the unit.

    What was collected for a beneficiary and what reached it have the collector as their place.
    """

    kind: AccountKind
    owner: str
    place: str


def collector_of(by: Actor) -> str:
    """In whose name the actor takes money: the enterprise, or the official's own unit."""
    return POST if by.employer is Employer.POST else by.place


def drawer(shift: str, unit: str) -> Account:
    return Account(AccountKind.DRAWER, shift, unit)


def safe(collector: str, unit: str) -> Account:
    """The money of one collector at a unit is never mixed with another's."""
    return Account(AccountKind.SAFE, collector, unit)


def bank(collector: str, unit: str) -> Account:
    """The account into which payers transfer."""
    return Account(AccountKind.BANK, collector, unit)


def carrier(person: str, unit: str) -> Account:
    return Account(AccountKind.CARRIER, person, unit)


def under_way(remittance: str, unit: str) -> Account:
    return Account(AccountKind.UNDER_WAY, remittance, unit)


def gateway(code: str, body: str) -> Account:
    """What a payment gateway has taken for the body and not yet paid out."""
    return Account(AccountKind.GATEWAY, code, body)


def kept(subject: str, body: str) -> Account:
    """What came in online and is not yet anybody's: of an order, or of a payment nobody knows."""
    return Account(AccountKind.KEPT, subject, body)


def beneficiary(body: str, collector: str) -> Account:
    """What has reached the body's own account."""
    return Account(AccountKind.BENEFICIARY, body, collector)


def collected(body: str, collector: str) -> Account:
    """What was taken in for the body: an agency's fees and charges, the enterprise's postage."""
    return Account(AccountKind.COLLECTED, body, collector)


def advance(collector: str, unit: str) -> Account:
    """Small change the employer lends to the drawers."""
    return Account(AccountKind.ADVANCE, collector, unit)


def difference(subject: str, unit: str) -> Account:
    """What a count of a shift or of a bag found missing; negative when there was too much."""
    return Account(AccountKind.DIFFERENCE, subject, unit)


def lost(bag: str, unit: str) -> Account:
    return Account(AccountKind.LOST, bag, unit)
