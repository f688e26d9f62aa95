"""Labels for things and minutes: short, printable as Code 128, with check digits (ISO 7064).

A label is a kind, a serial number of eight digits or more, and two check digits that catch
every single wrong digit and every swap of two neighbours (decision 45/2016 art. 6.4, 7.3).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.custody.things import ItemKind
from motcua.domain.kernel.texts import Bilingual

DIGITS = 8
_SHAPE = re.compile(r"([A-Z]{2}[0-9]{8,12})([0-9]{2})")


class LabelKind(StrEnum):
    """What a label is put on; the value is what it begins with."""

    ORIGINAL = "BC"
    SET = "BH"
    RESULT = "KQ"
    MONEY_BAG = "TT"
    PACKET = "TG"
    MINUTES = "BB"


LABEL_WORDS: Mapping[LabelKind, Bilingual] = {
    LabelKind.ORIGINAL: Bilingual("bản chính", "original"),
    LabelKind.SET: Bilingual("bộ hồ sơ", "set of papers"),
    LabelKind.RESULT: Bilingual("kết quả", "result"),
    LabelKind.MONEY_BAG: Bilingual("túi tiền", "money bag"),
    LabelKind.PACKET: Bilingual("túi niêm phong", "sealed packet"),
    LabelKind.MINUTES: Bilingual("biên bản giao nhận", "hand-over minutes"),
}

OF_ITEM: Mapping[ItemKind, LabelKind] = {
    ItemKind.ORIGINAL: LabelKind.ORIGINAL,
    ItemKind.SET: LabelKind.SET,
    ItemKind.RESULT: LabelKind.RESULT,
    ItemKind.MONEY_BAG: LabelKind.MONEY_BAG,
}


@dataclass(frozen=True, slots=True)
class LabelMisread:
    """The text looks like a label of ours, and its check digits do not fit."""

    text: str


def label_text(kind: LabelKind, serial: int) -> str:
    """E.g. "KQ0000001704"; ValueError for a serial that is not positive."""
    if serial < 1:
        raise ValueError("A serial number begins at 1.")
    body = f"{kind.value}{serial:0{DIGITS}d}"
    return body + _check_digits(body)


def read_label(typed: str) -> LabelKind | LabelMisread | None:
    """The kind a scanned label says it is; None for a text that is no label of ours."""
    text = typed.strip().upper()
    found = _SHAPE.fullmatch(text)
    if found is None or text[:2] not in set(LabelKind):
        return None
    return LabelKind(text[:2]) if _check_digits(found[1]) == found[2] else LabelMisread(text)


def _check_digits(body: str) -> str:
    """ISO 7064, modulus 97-10, a letter standing for 10 to 35 as in an account's IBAN."""
    number = int("".join(str(int(character, 36)) for character in body) + "00")
    return f"{98 - number % 97:02d}"
