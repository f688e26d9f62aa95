"""A bank's statement read: dates, dong and texts as Vietnamese banks write them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.local_time import VIETNAM

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "reference": (
        *("so tham chieu", "ma giao dich", "so but toan", "so giao dich", "so ct", "so chung tu"),
        *("ma tham chieu", "reference", "ref no", "transaction no", "transaction id"),
    ),
    "day": (
        *("ngay giao dich", "ngay gd", "ngay hach toan", "ngay hieu luc", "thoi gian", "ngay"),
        *("transaction date", "posting date", "value date", "date"),
    ),
    "credit": (
        *("so tien ghi co", "phat sinh co", "ps co", "ghi co", "tien vao", "co"),
        *("credit amount", "credit"),
    ),
    "debit": (
        *("so tien ghi no", "phat sinh no", "ps no", "ghi no", "tien ra", "no"),
        *("debit amount", "debit"),
    ),
    "amount": ("so tien giao dich", "so tien", "gia tri", "transaction amount", "amount"),
    "text": (
        *("noi dung giao dich", "noi dung chi tiet", "noi dung", "dien giai", "mo ta"),
        *("description", "remark", "details", "content"),
    ),
}
"""Headings as banks write them, folded; the first that fits a column names it."""
_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d", "%d/%m/%y")
_TIMES = ("", " %H:%M:%S", " %H:%M")
FURTHEST_HEADING = 40


class StatementWrong(ValueError):
    """Why a file is no statement, in two languages: `args` are vi and en."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLine:
    """One line: dong that came, negative where they left; `row` counts the file's rows from 1."""

    row: int
    reference: str
    at: datetime
    amount: int
    text: str


def columns(row: Sequence[str]) -> dict[str, int]:
    """Which column holds what; empty where the row is not the heading."""
    said = [" ".join(folded(cell.split("(")[0].split("/")[0]).split()) for cell in row]
    found: dict[str, int] = {}
    for name, words in HEADINGS.items():
        for word in words:
            place = next((i for i, cell in enumerate(said) if _fits(cell, word)), None)
            if place is not None and place not in found.values():
                found[name] = place
                break
    money = "amount" in found or "credit" in found
    return found if money and {"day", "text"} <= found.keys() else {}


def _fits(cell: str, word: str) -> bool:
    return cell == word or (len(word) > 3 and cell.startswith(f"{word} "))


def lines(rows: Sequence[Sequence[str]]) -> tuple[BankLine, ...]:
    """Every line below the heading that moves money. Raises StatementWrong."""
    for place, row in enumerate(rows[:FURTHEST_HEADING]):
        where = columns(row)
        if where:
            return tuple(_lines(rows, place + 1, where))
    raise StatementWrong(
        "không thấy dòng tiêu đề có ngày, số tiền và nội dung",
        "no heading with date, amount and description was found",
    )


def _lines(
    rows: Sequence[Sequence[str]], first: int, where: Mapping[str, int]
) -> Iterator[BankLine]:
    alike: dict[str, int] = {}
    for number, row in enumerate(rows[first:], start=first + 1):
        told = {name: row[at].strip() if at < len(row) else "" for name, at in where.items()}
        at = moment_of(told["day"])
        if at is None:
            continue  # sums and footers have no date
        amount = _moved(told, number)
        if not amount:
            continue
        yield BankLine(
            row=number,
            reference=told.get("reference") or _made_up(at, amount, told["text"], alike),
            at=at,
            amount=amount,
            text=unicodedata.normalize("NFC", told["text"]),
        )


def _moved(told: Mapping[str, str], row: int) -> int:
    try:
        if "credit" in told:
            return dong_of(told["credit"]) - abs(dong_of(told.get("debit", "")))
        return dong_of(told["amount"])
    except ValueError as wrong:
        raise StatementWrong(
            f"dòng {row}: {wrong} không phải số tiền", f"row {row}: {wrong} is no amount"
        ) from wrong


def _made_up(at: datetime, amount: int, text: str, alike: dict[str, int]) -> str:
    """A reference where the bank gives none: the same line has the same one in every file."""
    said = f"{at.isoformat()}|{amount}|{' '.join(text.split())}"
    alike[said] = alike.get(said, 0) + 1
    return sha256(f"{said}|{alike[said]}".encode()).hexdigest()[:24]


def dong_of(typed: str) -> int:
    """Whole dong however grouped: 50.000, 50,000.00, +50 000 VND; nothing is 0; ValueError."""
    bare = re.sub(r"(?i)vnd|vnđ|[đ₫]|\s|\u00a0", "", typed)
    if not bare or bare == "-":
        return 0
    sign = -1 if bare.startswith(("-", "(")) else 1
    bare = bare.strip("+-()")
    cents = re.search(r"[.,](\d{1,2})$", bare)
    if cents:
        if int(cents[1]):
            raise ValueError(repr(typed))
        bare = bare[: cents.start()]
    digits = re.sub(r"[.,]", "", bare)
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
        raise ValueError(repr(typed))
    return sign * int(digits)


def moment_of(typed: str) -> datetime | None:
    """The day, with its time where the bank writes one; None for anything else."""
    bare = " ".join(typed.replace("T", " ").split()).split("+")[0]
    for day in _DAYS:
        for hour in _TIMES:
            try:
                read = datetime.strptime(bare, day + hour)
            except ValueError:
                continue
            return read.replace(tzinfo=VIETNAM)
    return None


def named_in(text: str, keys: Mapping[str, str]) -> tuple[str, ...]:
    """The values of the keys that stand in a text, however it was mangled; the surest first.

    `keys` are bare: capital letters and digits only. A bank may drop dots, dashes, spaces and
    case. A key that ends where the figures end is surer than one in the midst of others.
    """
    signs = [(i, c) for i, c in enumerate(text.upper()) if c.isascii() and c.isalnum()]
    bare = "".join(c for _, c in signs)
    found: list[tuple[bool, int, str]] = []
    for length in {len(key) for key in keys}:
        for start in range(len(bare) - length + 1):
            value = keys.get(bare[start : start + length])
            if value is None:
                continue
            after = signs[start + length - 1][0] + 1
            broken = text[after : after + 1].isdigit()
            found.append((broken, -length, value))
    sure = [each for each in sorted(found) if each[0] == min(found)[0]]
    longest = min((each[1] for each in sure), default=0)
    return tuple(dict.fromkeys(value for _, size, value in sure if size == longest))


def bare(code: str) -> str:
    """A code as `named_in` looks for it."""
    return "".join(c for c in code.upper() if c.isascii() and c.isalnum())
