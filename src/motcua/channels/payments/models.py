"""Tables of online payments: accounts, orders, money facts, statements, differences, refunds."""

from motcua.channels.payments.day_models import DayReport, Difference
from motcua.channels.payments.fact_models import BANK, GATEWAY, IN, OUT, Assignment, Fact
from motcua.channels.payments.order_models import PAYABLE, Account, Attempt, Call, Order
from motcua.channels.payments.refund_models import REFUND_OPEN, Refund
from motcua.channels.payments.statement_models import Statement, StatementLine

__all__ = [
    "BANK",
    "GATEWAY",
    "IN",
    "OUT",
    "PAYABLE",
    "REFUND_OPEN",
    "Account",
    "Assignment",
    "Attempt",
    "Call",
    "DayReport",
    "Difference",
    "Fact",
    "Order",
    "Refund",
    "Statement",
    "StatementLine",
]
