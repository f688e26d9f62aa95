"""The QR code on a citizen card, as the reader types it into a field (circular 06/2021/TT-BCA)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.identity import (
    Identity,
    IdentityKind,
    IdentityUnreadable,
    Sex,
    personal_number_parts,
    read_identity,
)
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

_FIELDS = 7
_MOST_FIELDS = 12  # newer cards append parents and others; only the first seven are read
_LONGEST_CODE = 1000
_SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "nữ": Sex.FEMALE, "female": Sex.FEMALE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The holder as printed on the card; `old` is None for people who never had a 9-digit card."""

    identity: Identity
    old: Identity | None
    name: str
    birth: date
    sex: Sex
    address: str
    issued: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CardUnreadable(Refusal):
    """The text is not the QR code of a citizen card, or contradicts itself."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không đọc được mã QR trên thẻ: {why_vi} Hãy quét lại hoặc nhập tay.",
        "The QR code of the card cannot be read: {why_en} Scan again or type by hand.",
    )

    article: str = "Luật Căn cước 2023 Đ.18"
    why_vi: str
    why_en: str


class _CardError(Exception):
    """Why a part of the code cannot be read; never leaves this module."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.why = Bilingual(vi, en)


def read_card(text: str) -> Card | CardUnreadable:
    """The card in `id|old id|name|ddmmyyyy|sex|address|ddmmyyyy`, line ends around it ignored."""
    try:
        return _card(text)
    except _CardError as fault:
        return CardUnreadable(why_vi=fault.why.vi, why_en=fault.why.en)


def _card(text: str) -> Card:
    parts = text.strip().split("|") if len(text) <= _LONGEST_CODE else []
    if not _FIELDS <= len(parts) <= _MOST_FIELDS:
        raise _CardError(
            f"cần {_FIELDS} mục cách nhau bởi dấu |, chỉ thấy {len(parts)}.",
            f"{_FIELDS} parts separated by | are needed, {len(parts)} were found.",
        )
    number, old, name, birth, sex, address, issued = parts[:_FIELDS]
    card = Card(
        identity=_identity(IdentityKind.PERSONAL_ID, number),
        old=_identity(IdentityKind.OLD_ID, old) if old.strip() else None,
        name=_text(name),
        birth=_day(birth),
        sex=_sex(sex),
        address=_text(address),
        issued=_day(issued),
    )
    _agree(card)
    return card


def _agree(card: Card) -> None:
    # A corrected year of birth or sex brings a new number, so a true card never disagrees.
    told = personal_number_parts(card.identity.number)
    if told.birth_year != card.birth.year or told.sex is not card.sex:
        raise _CardError(
            "năm sinh hoặc giới tính không khớp với số định danh.",
            "the year of birth or the sex does not agree with the personal number.",
        )
    if card.issued < card.birth:
        raise _CardError("ngày cấp trước ngày sinh.", "it was issued before the holder was born.")


def _identity(kind: IdentityKind, number: str) -> Identity:
    read = read_identity(kind, number)
    if isinstance(read, IdentityUnreadable):
        raise _CardError(read.text("vi"), read.text("en"))
    return read


def _text(part: str) -> str:
    try:
        cleaned = clean_text(part)
    except ValueError as fault:
        raise _CardError("tên hoặc địa chỉ có ký tự lạ.", str(fault)) from fault
    if not cleaned:
        raise _CardError("thiếu tên hoặc địa chỉ.", "the name or the address is missing.")
    return cleaned


def _day(part: str) -> date:
    digits = part.strip()
    if len(digits) == len("ddmmyyyy") and digits.isascii() and digits.isdigit():
        day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
        try:
            return date(year, month, day)
        except ValueError:
            pass  # the 31st of February and its like: refused below, with the text
    raise _CardError(f"“{digits[:20]}” không phải ngày.", f"“{digits[:20]}” is not a day.")


def _sex(part: str) -> Sex:
    sex = _SEXES.get(_text(part).lower())
    if sex is None:
        raise _CardError("giới tính không phải Nam hay Nữ.", "the sex is neither Nam nor Nữ.")
    return sex
