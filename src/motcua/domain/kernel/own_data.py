"""What people may ask about their own data, and how fast they are answered (law 91/2025/QH15)."""

from dataclasses import dataclass
from enum import StrEnum


class RequestKind(StrEnum):
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    WITHDRAWAL = "withdrawal"
    RELEASE = "release"


LIMITING = frozenset({RequestKind.RESTRICTION, RequestKind.WITHDRAWAL})
"""Granted, nothing of earlier dossiers is used in a new one until a release is granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRules:
    """Working days to answer, days a copy lies ready, months the record of reading is kept."""

    answer_working_days: int
    copy_days: int
    seen_months: int
    article: str
    doubtful: bool
