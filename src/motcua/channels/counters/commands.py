"""The one door to change the till."""

from motcua.channels.counters.bag_commands import Taken, take_from_carrier, write_off_bag
from motcua.channels.counters.collecting import Receipted, collect
from motcua.channels.counters.contract_commands import (
    NewContract,
    add_contract,
    add_price,
    end_price,
)
from motcua.channels.counters.dossier_payments import count_for
from motcua.channels.counters.receipt_commands import VoidAsked, Voided, void_receipt
from motcua.channels.counters.remittance_commands import (
    RemitAsked,
    confirm_remittance,
    remit,
    return_remittance,
)
from motcua.channels.counters.settlement_commands import (
    SettleAsked,
    agree_settlement,
    object_to_settlement,
    settle_quarter,
)
from motcua.channels.counters.shift_commands import (
    NewShift,
    cash_up,
    close_shift,
    confirm_cash_up,
    open_shift,
)
from motcua.domain.till.collecting import Collection, Line, LineKind, Method
from motcua.domain.till.quarters import Quarter
from motcua.domain.till.remitting import Source

__all__ = [
    "Collection",
    "Line",
    "LineKind",
    "Method",
    "NewContract",
    "NewShift",
    "Quarter",
    "Receipted",
    "RemitAsked",
    "SettleAsked",
    "Source",
    "Taken",
    "VoidAsked",
    "Voided",
    "add_contract",
    "add_price",
    "agree_settlement",
    "cash_up",
    "close_shift",
    "collect",
    "confirm_cash_up",
    "confirm_remittance",
    "count_for",
    "end_price",
    "object_to_settlement",
    "open_shift",
    "remit",
    "return_remittance",
    "settle_quarter",
    "take_from_carrier",
    "void_receipt",
    "write_off_bag",
]
