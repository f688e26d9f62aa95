"""What is held: labelled items and sealed packets (decision 45/2016/QĐ-TTg art. 6, 9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.domain.custody.holders import Holder
from motcua.domain.kernel.texts import Bilingual


class ItemKind(StrEnum):
    ORIGINAL = "original"
    SET = "set"
    RESULT = "result"
    MONEY_BAG = "money_bag"


class Fate(StrEnum):
    """Whether a thing still moves; only a held one does."""

    HELD = "held"
    OPENED = "opened"
    DELIVERED = "delivered"
    LOST = "lost"
    PAID_IN = "paid_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One labelled thing; `paper` is the catalogue's code, `amount` what a money bag holds."""

    label: str
    kind: ItemKind
    dossier: str = ""
    paper: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a packet goes, as written; `unit` is the code today of what may be an old name."""

    name: str
    text: str
    phone: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """Items under one seal; `witness` saw the sealing: the applicant, or the agency (art. 9)."""

    label: str
    seal: str
    items: tuple[str, ...]
    witness: str
    sealed_by: Holder
    sealed_at: datetime
    to: Address


FATE_WORDS: Mapping[Fate, Bilingual] = {
    Fate.HELD: Bilingual("đang giữ", "held"),
    Fate.OPENED: Bilingual("đã mở niêm phong", "its seal was opened"),
    Fate.DELIVERED: Bilingual("đã phát", "delivered"),
    Fate.LOST: Bilingual("đã mất", "lost"),
    Fate.PAID_IN: Bilingual("đã nộp", "paid in"),
}
