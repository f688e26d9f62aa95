"""What is refused at the till, each with its facts, its article and what to do."""

from motcua.domain.till.refusals.collecting import (
    BeneficiaryMissing,
    LineWrong,
    NothingToCollect,
    PayerMissing,
    TransferProofMissing,
)
from motcua.domain.till.refusals.roles import ManagerNeeded, NotForYou
from motcua.domain.till.refusals.shifts import (
    CountedBefore,
    DifferenceUnexplained,
    FloatWrong,
    NoOpenShift,
    NoSuchNote,
    NotCounted,
    SecondPersonNeeded,
    ShiftClosed,
    ShiftOpenAlready,
    ShiftUnknown,
)

__all__ = [
    "BeneficiaryMissing",
    "CountedBefore",
    "DifferenceUnexplained",
    "FloatWrong",
    "LineWrong",
    "ManagerNeeded",
    "NoOpenShift",
    "NoSuchNote",
    "NotCounted",
    "NotForYou",
    "NothingToCollect",
    "PayerMissing",
    "SecondPersonNeeded",
    "ShiftClosed",
    "ShiftOpenAlready",
    "ShiftUnknown",
    "TransferProofMissing",
]
