"""What is refused at the till, each with its facts, its article and what to do."""

from motcua.domain.till.refusals.collecting import (
    BeneficiaryMissing,
    LineWrong,
    NothingToCollect,
    PayerMissing,
    TransferProofMissing,
)
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
)

__all__ = [
    "BeneficiaryMissing",
    "CountedBefore",
    "DifferenceUnexplained",
    "FloatWrong",
    "LineWrong",
    "NoOpenShift",
    "NoSuchNote",
    "NotCounted",
    "NothingToCollect",
    "PayerMissing",
    "SecondPersonNeeded",
    "ShiftClosed",
    "ShiftOpenAlready",
    "TransferProofMissing",
]
