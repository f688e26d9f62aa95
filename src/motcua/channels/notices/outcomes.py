"""What can come of offering a message to somebody who carries it, or of asking after it."""

from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """`BUSY`: surely not taken. `UNKNOWN`: perhaps taken, so ask before offering it again."""

    TAKEN = "taken"
    DELIVERED = "delivered"
    REFUSED = "refused"
    BUSY = "busy"
    UNKNOWN = "unknown"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    result: Result
    reason: str = ""
