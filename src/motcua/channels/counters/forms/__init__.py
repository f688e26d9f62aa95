"""The printed papers of money: receipts, cash-up, remittance, settlement, payment statement."""

from motcua.channels.counters.forms.content import (
    Account,
    CashUp,
    Denomination,
    FeeReceipt,
    PaymentStatement,
    ReceiptLine,
    RemittanceSlip,
    Settlement,
    SettlementLine,
    StatementLine,
)
from motcua.channels.counters.forms.render import (
    cash_up,
    payment_statement,
    receipt,
    remittance,
    settlement,
)

__all__ = [
    "Account",
    "CashUp",
    "Denomination",
    "FeeReceipt",
    "PaymentStatement",
    "ReceiptLine",
    "RemittanceSlip",
    "Settlement",
    "SettlementLine",
    "StatementLine",
    "cash_up",
    "payment_statement",
    "receipt",
    "remittance",
    "settlement",
]
