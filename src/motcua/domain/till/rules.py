"""The law and the house rules of money on a day, as one value (circular 303/2016/TT-BTC art. 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

ARTICLE_KEYS = frozenset(
    {"collect", "receipt", "void", "shift", "count", "remit", "settle", "service", "roles", "door"}
)


class ReceiptGroup(StrEnum):
    STATE = "state"
    POSTAL = "postal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptForm:
    """What stands at the head of a receipt; `doubtful` where no source was seen."""

    group: ReceiptGroup
    name: str
    name_en: str
    template: str
    serial_digits: int
    parts: int
    article: str
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceRule:
    """What was collected in a month is due on this day of the next one."""

    day_of_next_month: int
    article: str
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TillRules:
    """`alone_up_to`: the difference in dong a clerk may explain without a second person."""

    articles: Mapping[str, str]
    forms: Mapping[ReceiptGroup, ReceiptForm]
    denominations: tuple[int, ...]
    letters: str
    alone_up_to: int
    remittance: RemittanceRule

    def article(self, rule: str) -> str:
        return self.articles[rule]
