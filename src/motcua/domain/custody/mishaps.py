"""What goes wrong on the way, who owns it, and who answers (decision 45/2016/QĐ-TTg art. 14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.domain.custody.holders import Holder
from motcua.domain.kernel.texts import Bilingual


class DiscrepancyKind(StrEnum):
    MISSING = "missing"
    EXTRA = "extra"
    TORN = "torn"
    WRONG_SEAL = "wrong_seal"
    LATE = "late"


DISCREPANCY_WORDS: Mapping[DiscrepancyKind, Bilingual] = {
    DiscrepancyKind.MISSING: Bilingual("Thiếu", "Missing"),
    DiscrepancyKind.EXTRA: Bilingual("Thừa", "Extra"),
    DiscrepancyKind.TORN: Bilingual("Rách, hư hỏng", "Torn"),
    DiscrepancyKind.WRONG_SEAL: Bilingual("Niêm phong không đúng", "Wrong seal"),
    DiscrepancyKind.LATE: Bilingual("Trễ", "Late"),
}


class Resolution(StrEnum):
    FOUND = "found"
    EXPLAINED = "explained"
    REPLACED = "replaced"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A difference that somebody owns until it is closed; `owner` is a user's id as text."""

    case: str
    kind: DiscrepancyKind
    thing: str
    what: str
    owner: str
    opened_at: datetime
    closed_at: datetime | None = None
    resolution: Resolution | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Liability:
    """Who answers, with an apology (decree 61/2018 art. 21.2) and the cost of issuing again.

    The amounts are whole dong; damages come on top of the cost of the new paper.
    """

    liable: Holder
    how: str
    reissue: tuple[str, ...]
    reissue_cost: int
    damages: int
    apology: str
