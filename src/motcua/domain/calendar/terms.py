"""A term as the law writes it: an amount and a unit (Civil Code 2015 art. 144-148)."""

from dataclasses import dataclass
from enum import StrEnum


class TermUnit(StrEnum):
    WORKING_DAYS = "working_days"
    HALF_DAYS = "half_days"
    WORKING_HOURS = "working_hours"
    CALENDAR_DAYS = "calendar_days"
    IMMEDIATE = "immediate"


@dataclass(frozen=True, slots=True)
class Term:
    """`amount` whole units; IMMEDIATE has the amount 0."""

    amount: int
    unit: TermUnit
