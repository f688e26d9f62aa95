"""What other rooms see of orders, money, differences and refunds."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.channels.counters.commands import Line
from motcua.domain.fees.vietqr import Transfer, payload
from motcua.domain.till.online import WAITING, OrderState, Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order; `received` came in for it, `receipts` are the numbers of its e-receipts."""

    number: str
    dossier: UUID
    purpose: str
    agency: str
    unit: str
    bank: str
    account: str
    holder: str
    amount: int
    lines: tuple[Line, ...]
    payer: str
    procedure: str
    synthetic: bool
    state: OrderState
    made_at: datetime
    expires_at: datetime
    settled_at: datetime | None
    received: int
    receipts: tuple[str, ...]

    @property
    def is_payable(self) -> bool:
        return self.state in WAITING

    @property
    def left(self) -> int:
        """Whole dong still to pay."""
        return max(0, self.amount - self.received) if self.is_payable else 0

    @property
    def qr_payload(self) -> str:
        """VietQR over what is left, the dossier's code as purpose."""
        return payload(
            Transfer(
                bank=self.bank,
                account=self.account,
                amount=self.left or self.amount,
                purpose=self.purpose,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """An order as a list shows it."""

    number: str
    purpose: str
    agency: str
    payer: str
    procedure: str
    amount: int
    state: OrderState
    made_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Money that came (or went); `order` is empty while nobody knows whose it is."""

    id: int
    source: str
    reference: str
    incoming: bool
    order: str
    agency: str
    holder: str
    amount: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`loud`: older than the rules let it be."""

    id: int
    kind: Trouble
    subject: str
    order: str
    purpose: str
    agency: str
    amount: int
    said: str
    found_at: datetime
    days: int
    loud: bool
    closed_at: datetime | None
    action: str
    why: str
    closer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    id: int
    agency: str
    bank: str
    number: str
    holder: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    number: str
    order: str
    purpose: str
    agency: str
    amount: int
    cause: str
    why: str
    way: str
    to_bank: str
    to_account: str
    to_name: str
    state: str
    asked_at: datetime
    asked_by: str
    asker_name: str
    approver_name: str
    done_at: datetime | None
    reference: str
    trouble: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A bank's file; one without lines has not been booked."""

    id: int
    agency: str
    name: str
    handed_in_at: datetime
    by: str
    lines: int
