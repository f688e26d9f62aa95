"""The words spoken with an outside carrier; docs/howto/connect-a-carrier.md explains each."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from motcua.domain.custody.delivering import Outcome
from motcua.domain.kernel.identity import IdentityKind

LARGEST_MESSAGE = 64 * 1024
MOST_EVENTS = 500
Code = Annotated[str, Meta(min_length=1, max_length=80, pattern="^[!-~]+$")]
Text = Annotated[str, Meta(max_length=400)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Moment = Annotated[datetime, Meta(tz=True)]
Dong = Annotated[int, Meta(ge=0, le=10**12)]
Count = Annotated[int, Meta(ge=1, le=10**6)]


class Spoken(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of what is said; a field nobody knows is an error, not a wish."""


class Party(Spoken, frozen=True, kw_only=True):
    """A sender or an addressee; `unit` is the administrative unit's code of today."""

    name: Name
    address: Text
    phone: Annotated[str, Meta(max_length=40)] = ""
    unit: Annotated[str, Meta(max_length=20)] = ""


class ToWithdraw(Spoken, frozen=True, kw_only=True):
    """An original to be taken back at the door, with the label it gets then."""

    paper: Code
    label: Code


class Shipment(Spoken, frozen=True, kw_only=True):
    """`reference` is ours and never repeats; `packet` is the label on the sealed packet."""

    reference: Code
    packet: Code
    consignment: Code
    sender: Party
    addressee: Party
    grams: Annotated[int, Meta(ge=0, le=100_000)] = 0
    collect: Dong = 0
    withdraw: Annotated[tuple[ToWithdraw, ...], Meta(max_length=50)] = ()


class Accepted(Spoken, frozen=True, kw_only=True):
    """`tracking` follows UPU S10."""

    reference: Code
    tracking: Code


class Kind(StrEnum):
    """What a carrier reports of a parcel."""

    PICKED_UP = "picked_up"
    SORTED = "sorted"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED = "attempted"
    DELIVERED = "delivered"
    RETURNING = "returning"
    RETURNED = "returned"
    LOST = "lost"
    CANCELLED = "cancelled"


class Attempt(Spoken, frozen=True, kw_only=True):
    """`invited`: an invitation to collect was left."""

    outcome: Outcome
    invited: bool


class Withdrawn(Spoken, frozen=True, kw_only=True):
    paper: Code
    label: Code


class Proof(Spoken, frozen=True, kw_only=True):
    """Who took it and showed what; `signature` names the slip or picture the carrier keeps."""

    to_name: Name
    identity_kind: IdentityKind
    identity: Annotated[str, Meta(max_length=40)]
    signature: Annotated[str, Meta(min_length=1, max_length=200)]
    authority: Text = ""
    collected: Dong = 0
    withdrawn: Annotated[tuple[Withdrawn, ...], Meta(max_length=50)] = ()


class Message(Spoken, frozen=True, kw_only=True):
    """One thing that happened to one parcel, told once.

    `number` counts the parcel's messages from 1 without a gap, in the order they happened; so a
    lost one is missed. `attempt` comes with `attempted`, `proof` with `delivered`.
    """

    id: Code
    tracking: Code
    number: Count
    kind: Kind
    at: Moment
    place: Text = ""
    note: Text = ""
    attempt: Attempt | None = None
    proof: Proof | None = None

    def __post_init__(self) -> None:
        for kind, part in ((Kind.ATTEMPTED, self.attempt), (Kind.DELIVERED, self.proof)):
            if (self.kind is kind) != (part is not None):
                name = "attempt" if kind is Kind.ATTEMPTED else "proof"
                raise ValueError(f"`{name}` goes with kind `{kind}` and no other")


class Page(Spoken, frozen=True, kw_only=True):
    """All that happened after a cursor, in the order heard; ask again with `next` while `more`."""

    events: Annotated[tuple[Message, ...], Meta(max_length=MOST_EVENTS)]
    next: Annotated[int, Meta(ge=0)]
    more: bool
