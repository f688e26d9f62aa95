"""Tables of the till: shifts, the books, receipts, remittances, settlements, contracts."""

from motcua.channels.counters.book_models import Entry, Posting
from motcua.channels.counters.contract_models import Contract, ContractLine
from motcua.channels.counters.receipt_models import DossierPayment, Receipt, Series, Void
from motcua.channels.counters.settlement_models import Remittance, Settlement
from motcua.channels.counters.shift_models import CashUp, Shift

__all__ = [
    "CashUp",
    "Contract",
    "ContractLine",
    "DossierPayment",
    "Entry",
    "Posting",
    "Receipt",
    "Remittance",
    "Series",
    "Settlement",
    "Shift",
    "Void",
]
