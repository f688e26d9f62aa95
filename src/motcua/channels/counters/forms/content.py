"""What the papers of money say, as values in whole dong (circular 303/2016/TT-BTC art. 3)."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.dossiers.forms.content import Signature
from motcua.dossiers.forms.papers import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    name: str
    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeReceipt(Paper):
    """One receipt in its two parts; `serial` has seven digits, `void` says why it was cancelled.

    `collector_for` is whose money it is; `title` names the type (fee, charge, postage).
    """

    title: str
    template_sign: str
    series: str
    serial: str
    collector_for: str
    tax_code: str = ""
    payer: str
    payer_address: str = ""
    dossier: str = ""
    procedure: str = ""
    lines: tuple[ReceiptLine, ...]
    total: int
    method: str
    collected_at: datetime
    collected_by: str
    place: str
    void: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denomination:
    """So many notes of one value; `value` 0 is loose money that has no note."""

    value: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CashUp(Paper):
    """The drawer counted against the books; `receipts` are the stretches of each series."""

    place: str
    clerk: str
    opened_at: datetime
    counted_at: datetime
    float_amount: int
    received: int
    from_carriers: int
    paid_out: int
    expected: int
    counted: int
    notes: tuple[Denomination, ...]
    explanation: str = ""
    receipts: tuple[str, ...] = ()
    voided: tuple[str, ...] = ()
    witness: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where money goes to."""

    holder: str
    bank: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceSlip(Paper):
    """Money of one beneficiary paid in, with the receipts it consists of."""

    payer: str
    payee: Account
    period: str
    lines: tuple[ReceiptLine, ...]
    total: int
    handed_by: str
    bank_reference: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementLine:
    """One figure of a quarter, as both sides have it; `total` is the one that is carried on."""

    name: str
    amount: int
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement(Paper):
    """The quarter between the enterprise and an agency, agreed by both."""

    enterprise: str
    agency: str
    quarter: str
    first: date
    last: date
    lines: tuple[SettlementLine, ...]
    remarks: str = ""
    for_enterprise: Signature
    enterprise_at: datetime | None = None
    for_agency: Signature
    agency_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    name: str
    count: int
    rate: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStatement(Paper):
    """What the enterprise is paid for its service under a contract."""

    enterprise: str
    agency: str
    contract: str
    first: date
    last: date
    lines: tuple[StatementLine, ...]
    total: int
    for_enterprise: Signature
    for_agency: Signature
