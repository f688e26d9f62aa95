"""Answers as people type them, read into the one way each kind is kept (NĐ 45/2020 Đ.10)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.domain.eforms import says
from motcua.domain.eforms.definition import ADDRESS_PARTS, Field, FieldKind
from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.identity import Identity, IdentityKind, read_identity
from motcua.domain.kernel.texts import Bilingual

LONGEST_LINE, LONGEST_TEXT = 200, 4000
MOST_DIGITS = 15
_PHONE = re.compile(r"0[0-9]{9,10}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_UNIT = re.compile(r"[0-9]{2,5}")
_DAY = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
YES = frozenset({"yes", "true", "1", "có", "on"})
NO = frozenset({"no", "false", "0", "không"})


@dataclass(frozen=True, slots=True)
class Read:
    """The answer as it is kept, or what is wrong with it; `value` of None is no answer."""

    value: object = None
    wrong: Bilingual | None = None
    part: str = ""


def read_value(field: Field, typed: object, on: date) -> Read:
    """Never raises: what cannot be an answer of this kind says so."""
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return Read()
    return _READERS[field.kind](field, typed, on)


def _text(field: Field, typed: object, on: date) -> Read:
    usual = LONGEST_TEXT if field.kind is FieldKind.LONG_TEXT else LONGEST_LINE
    return _line(typed, longest=field.longest or usual)


def _line(typed: object, *, longest: int) -> Read:
    if not isinstance(typed, str):
        return Read(wrong=says.TYPE_TEXT)
    try:
        return Read(clean_text(typed.replace("\r\n", "\n"), longest=longest) or None)
    except ValueError:
        return Read(wrong=says.too_long(longest) if len(typed) > longest else says.STRANGE_SIGNS)


def _number(field: Field, typed: object, on: date) -> Read:
    """Whole numbers with or without dots, commas or spaces between the thousands."""
    if isinstance(typed, bool):
        return Read(wrong=says.TYPE_NUMBER)
    if isinstance(typed, int):
        digits = str(typed)
    elif isinstance(typed, str):
        digits = re.sub(r"(?<=\d)[ .,\u00a0](?=\d{3}(?!\d))", "", typed.strip())
        digits = re.sub(r"\s*(đồng|[đ₫]|vnd|vnđ)$", "", digits, flags=re.IGNORECASE)
    else:
        digits = ""
    if not re.fullmatch(rf"-?[0-9]{{1,{MOST_DIGITS}}}", digits):
        return Read(wrong=says.TYPE_NUMBER)
    number = int(digits)
    least = 0 if field.kind is FieldKind.MONEY and field.least is None else field.least
    if least is not None and number < least:
        return Read(wrong=says.at_least(least))
    if field.most is not None and number > field.most:
        return Read(wrong=says.at_most(field.most))
    return Read(number)


def read_date(typed: object) -> date | None:
    """dd/mm/yyyy as people write it, or the ISO day of a date picker."""
    if not isinstance(typed, str):
        return None
    text = typed.strip()
    written = _DAY.fullmatch(text)
    try:
        if written is not None:
            return date(int(written[3]), int(written[2]), int(written[1]))
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None


def _date(field: Field, typed: object, on: date) -> Read:
    day = read_date(typed)
    if day is None or day.year < says.FIRST_YEAR:
        return Read(wrong=says.TYPE_DAY)
    first, last = _moved(on, field.least), _moved(on, field.most)
    if first is not None and day < first:
        return Read(wrong=says.not_before(first))
    if last is not None and day > last:
        return Read(wrong=says.not_after(last))
    return Read(day.isoformat())


def _moved(on: date, days: int | None) -> date | None:
    try:
        return None if days is None else on + timedelta(days=days)
    except OverflowError:
        return None


def _yes_no(field: Field, typed: object, on: date) -> Read:
    if isinstance(typed, bool):
        return Read(typed)
    word = typed.strip().lower() if isinstance(typed, str) else ""
    if word in YES | NO:
        return Read(word in YES)
    return Read(wrong=says.CHOOSE)


def _one_of(field: Field, typed: object, on: date) -> Read:
    known = {option.code for option in field.options}
    return Read(typed) if isinstance(typed, str) and typed in known else Read(wrong=says.CHOOSE)


def _several_of(field: Field, typed: object, on: date) -> Read:
    several = [typed] if isinstance(typed, str) else typed
    if not isinstance(several, Sequence):
        return Read(wrong=says.CHOOSE)
    known = [option.code for option in field.options]
    if any(each not in known for each in several):
        return Read(wrong=says.CHOOSE)
    return Read([code for code in known if code in several] or None)


def _identity(field: Field, typed: object, on: date) -> Read:
    if not isinstance(typed, str):
        return Read(wrong=says.TYPE_NUMBER)
    tax = field.kind is FieldKind.TAX_CODE
    read = read_identity(IdentityKind.TAX_CODE if tax else IdentityKind.PERSONAL_ID, typed)
    if isinstance(read, Identity):
        return Read(read.number)
    return Read(wrong=Bilingual(read.text("vi"), read.text("en")))


def _phone(field: Field, typed: object, on: date) -> Read:
    digits = re.sub(r"[ .()-]", "", typed.strip()) if isinstance(typed, str) else ""
    if digits.startswith("+84"):
        digits = "0" + digits.removeprefix("+84").removeprefix("0")
    return Read(digits) if _PHONE.fullmatch(digits) else Read(wrong=says.TYPE_PHONE)


def _email(field: Field, typed: object, on: date) -> Read:
    read = _line(typed, longest=LONGEST_LINE)
    good = isinstance(read.value, str) and _EMAIL.fullmatch(read.value)
    return read if good or read.wrong else Read(wrong=says.TYPE_EMAIL)


def _unit(field: Field, typed: object, on: date) -> Read:
    """The code of a unit; whether there is one of that code is asked where places are known."""
    code = typed.strip() if isinstance(typed, str) else ""
    return Read(code) if _UNIT.fullmatch(code) else Read(wrong=says.CHOOSE)


def _address(field: Field, typed: object, on: date) -> Read:
    if isinstance(typed, str):
        typed = {ADDRESS_PARTS[0]: typed}
    if not isinstance(typed, Mapping) or not set(typed) <= set(ADDRESS_PARTS):
        return Read(wrong=says.TYPE_TEXT)
    kept: dict[str, object] = {}
    for part in ADDRESS_PARTS:
        read = _line(typed.get(part) or "", longest=LONGEST_LINE)
        if read.wrong is not None:
            return Read(wrong=read.wrong, part=part)
        if read.value:
            kept[part] = read.value
    if kept and "commune" not in kept:
        return Read(wrong=says.NAME_COMMUNE, part="commune")
    return Read(kept or None)


_READERS: Mapping[FieldKind, Callable[[Field, object, date], Read]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.WHOLE: _number,
    FieldKind.MONEY: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.ONE_OF: _one_of,
    FieldKind.SEVERAL_OF: _several_of,
    FieldKind.PERSONAL_NUMBER: _identity,
    FieldKind.TAX_CODE: _identity,
    FieldKind.PHONE: _phone,
    FieldKind.EMAIL: _email,
    FieldKind.UNIT: _unit,
    FieldKind.ADDRESS: _address,
}
