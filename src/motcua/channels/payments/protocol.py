"""What we and a payment gateway tell each other, as JSON; docs/explanation/online-money.md."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

LARGEST_CALL = 64 * 1024
Name = Annotated[str, Meta(min_length=1, max_length=120)]
Dong = Annotated[int, Meta(gt=0, le=10_000_000_000_000)]


class Happening(StrEnum):
    PAID = "paid"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUNDED = "refunded"
    REFUND_FAILED = "refund_failed"


class Asked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A payment we want; asking again with the same reference makes no second one."""

    reference: Name
    amount: Dong
    purpose: Name
    payee: Name
    payee_name: str = ""
    return_to: str
    expires_at: datetime


class Opened(Struct, frozen=True, kw_only=True):
    """Where the payer pays."""

    reference: str
    address: str


class Told(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One happening; `transaction` names it for ever, whether told once or ten times.

    `reference` is the payment's; of a refund also `refund`, the number we gave it.
    """

    transaction: Name
    kind: Happening
    reference: Name
    payee: Annotated[str, Meta(max_length=120)] = ""
    amount: Annotated[int, Meta(ge=0, le=10_000_000_000_000)] = 0
    at: datetime
    refund: Annotated[str, Meta(max_length=120)] = ""
    said: Annotated[str, Meta(max_length=500)] = ""


class Standing(Struct, frozen=True, kw_only=True):
    """All that happened to one payment; `open`: more may come."""

    reference: str
    open: bool
    happened: tuple[Told, ...] = ()


class Back(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Money we want given back, of one transaction."""

    refund: Name
    transaction: Name
    amount: Dong
    why: str = ""


class Payout(Struct, frozen=True, kw_only=True):
    """What the gateway transferred to a payee's account; `number` stands in the bank's line."""

    number: str
    payee: str
    amount: Dong
    on: date


class Day(Struct, frozen=True, kw_only=True):
    """The gateway's own books of a day in Viet Nam."""

    day: date
    happened: tuple[Told, ...] = ()
    payouts: tuple[Payout, ...] = ()
