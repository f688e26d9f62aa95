"""The one door to change the till."""

from motcua.channels.counters.collecting import Receipted, collect
from motcua.channels.counters.shift_commands import (
    NewShift,
    cash_up,
    close_shift,
    confirm_cash_up,
    open_shift,
)
from motcua.domain.till.collecting import Collection, Line, LineKind, Method

__all__ = [
    "Collection",
    "Line",
    "LineKind",
    "Method",
    "NewShift",
    "Receipted",
    "cash_up",
    "close_shift",
    "collect",
    "confirm_cash_up",
    "open_shift",
]
