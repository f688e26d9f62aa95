"""Who a person or body says they are: identity numbers read and checked (Law 26/2023 on identity).

A personal number has no check digit: a well-formed one can still be wrong. A tax code has one
(circular 105/2020/TT-BTC, annex 1).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from vn_ident import is_province_code, mst_check_digit

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


class IdentityKind(StrEnum):
    PERSONAL_ID = "personal_id"
    OLD_ID = "old_id"
    PASSPORT = "passport"
    TAX_CODE = "tax_code"
    NONE = "none"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Identity:
    """A checked identity; make it with `read_identity`.

    `number` is bare (no spaces) and empty for the kind NONE: a child without a number is a person.
    """

    kind: IdentityKind
    number: str = ""


NO_IDENTITY = Identity(IdentityKind.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityUnreadable(Refusal):
    """The number cannot be one of its kind."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số “{number}” không hợp lệ: {why_vi}", "The number “{number}” is not valid: {why_en}"
    )

    article: str = "Luật Căn cước 2023 Đ.12"
    number: str
    why_vi: str
    why_en: str


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """What a personal number tells: `place` is the 3-digit code of the place of birth record."""

    place: str
    sex: Sex
    birth_year: int


def personal_number_parts(number: str) -> PersonalNumber:
    """The parts of a well-formed personal number; the 4th digit is the century and the sex."""
    century_and_sex = int(number[3])
    return PersonalNumber(
        place=number[:3],
        sex=Sex.FEMALE if century_and_sex % 2 else Sex.MALE,
        birth_year=1900 + 100 * (century_and_sex // 2) + int(number[4:6]),
    )


def tax_check_digit_holds(number: str) -> bool:
    """Whether the tenth digit is ten minus the weighted sum's remainder by eleven."""
    return mst_check_digit(number[:9]) == int(number[9])


def is_of(tax_code: str, head_office: str) -> bool:
    """Whether the code is the organisation's own or one of its branches (10 digits, "-", 3)."""
    branch = len(head_office) == _HEAD_OFFICE and tax_code.startswith(f"{head_office}-")
    return tax_code == head_office or branch


def branches_of(head_office: str) -> tuple[str, ...]:
    """Every code a branch of the organisation can have; none for a branch or a person."""
    if len(head_office) != _HEAD_OFFICE:
        return ()
    return tuple(f"{head_office}-{number:03}" for number in range(1, 1000))


_HEAD_OFFICE = 10
_ABROAD_FROM = 100
_DIGITS_12 = re.compile(r"[0-9]{12}")
_DIGITS_9 = re.compile(r"[0-9]{9}")
_TAX = re.compile(r"[0-9]{10}(-?[0-9]{3})?")
_PASSPORT = re.compile(r"[A-Z0-9]{5,15}")
_LONGEST_SHOWN = 30


def _personal(number: str) -> Bilingual | None:
    if not _DIGITS_12.fullmatch(number):
        return Bilingual(
            "số định danh cá nhân có đúng 12 chữ số; hãy nhập lại.",
            "a personal number has exactly 12 digits; type it again.",
        )
    # 001 to 096 with gaps are provinces of the birth record; 100 and above stand for countries.
    if not is_province_code(number[:3]) and int(number[:3]) < _ABROAD_FROM:
        return Bilingual(
            f"không có tỉnh nào mang mã {number[:3]}; hãy kiểm tra ba chữ số đầu.",
            f"no province has the code {number[:3]}; check the first three digits.",
        )
    return None


def _old(number: str) -> Bilingual | None:
    if _DIGITS_9.fullmatch(number):
        return None
    return Bilingual(
        "số chứng minh nhân dân có đúng 9 chữ số; hãy nhập lại.",
        "an old identity card number has exactly 9 digits; type it again.",
    )


def _passport(number: str) -> Bilingual | None:
    if _PASSPORT.fullmatch(number):
        return None
    return Bilingual(
        "số hộ chiếu gồm 5 đến 15 chữ cái không dấu hoặc chữ số; hãy nhập lại.",
        "a passport number has 5 to 15 plain letters or digits; type it again.",
    )


def _tax(number: str) -> Bilingual | None:
    # Since 2025-07-01 an individual's tax code is the personal number (circular 86/2024/TT-BTC).
    if _DIGITS_12.fullmatch(number):
        return _personal(number)
    if not _TAX.fullmatch(number) or number[10:].endswith("000"):
        return Bilingual(
            "mã số thuế có 10 chữ số, hoặc 10 chữ số và đuôi -001 đến -999; hãy nhập lại.",
            "a tax code has 10 digits, or 10 digits and a tail -001 to -999; type it again.",
        )
    if not tax_check_digit_holds(number):
        return Bilingual(
            "chữ số kiểm tra (thứ 10) không khớp; hãy so lại với giấy đăng ký.",
            "the check digit (the 10th) does not match; compare with the certificate.",
        )
    return None


def _nothing(number: str) -> Bilingual | None:
    if not number:
        return None
    return Bilingual(
        "người không có giấy tờ thì để trống số; hãy chọn loại giấy tờ hoặc xóa số.",
        "a person without papers has no number; choose the kind of paper or clear the number.",
    )


_FAULTS: Mapping[IdentityKind, Callable[[str], Bilingual | None]] = {
    IdentityKind.PERSONAL_ID: _personal,
    IdentityKind.OLD_ID: _old,
    IdentityKind.PASSPORT: _passport,
    IdentityKind.TAX_CODE: _tax,
    IdentityKind.NONE: _nothing,
}


def read_identity(kind: IdentityKind, typed: str) -> Identity | IdentityUnreadable:
    """The identity in what a person typed; spaces and dots between digits do not matter."""
    number = _bare(typed)
    why = _FAULTS[kind](number)
    if why is not None:
        return IdentityUnreadable(number=_shown(typed), why_vi=why.vi, why_en=why.en)
    if kind is IdentityKind.TAX_CODE and len(number) == len("0000000000000"):
        number = f"{number[:10]}-{number[10:]}"
    return Identity(kind, number)


def _bare(typed: str) -> str:
    return "".join(unicodedata.normalize("NFC", typed[:200]).replace(".", " ").split()).upper()


def _shown(typed: str) -> str:
    """What was typed, short and printable, to be quoted back."""
    composed = unicodedata.normalize("NFC", typed[:200])
    printable = "".join(c if c.isprintable() else "?" for c in composed[: _LONGEST_SHOWN + 1])
    return printable if len(printable) <= _LONGEST_SHOWN else printable[:_LONGEST_SHOWN] + "…"
