"""Receipts in unbroken series: letters, year, seven digits (circular 303/2016/TT-BTC art. 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.domain.till.collecting import Line, Method
from motcua.domain.till.rules import ReceiptGroup


def series_name(place: int, year: int, letters: str) -> str:
    """The place-th series of a year: AA26, AB26 … YY26, then AAA26; ValueError below 1."""
    if place < 1:
        raise ValueError(f"The series number {place}; series are counted from 1.")
    width, before = 2, 0
    while place > before + len(letters) ** width:
        before += len(letters) ** width
        width += 1
    rest, signs = place - before - 1, ""
    for _ in range(width):
        rest, at = divmod(rest, len(letters))
        signs = letters[at] + signs
    return f"{signs}{year % 100:02}"


def receipt_number(series: str, serial: int, digits: int = 7) -> str:
    return f"{series}-{serial:0{digits}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """A void receipt keeps its number for ever; `replaced_by` is the one written instead."""

    reason: str
    by: str
    name: str
    at: datetime
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One receipt; `entry` is the entry of the books, `shift` is empty at the door.

    `recorded`: the register counts it as paid. `scheme` is the line that let the post collect.
    """

    number: str
    template: str
    series: str
    serial: int
    group: ReceiptGroup
    unit: str
    collector: str
    shift: str
    entry: int
    payer: str
    beneficiary: str
    method: Method
    lines: tuple[Line, ...]
    total: int
    dossier: UUID | None
    dossier_code: str
    consignment: str
    recorded: bool
    issued_at: datetime
    issued_by: str
    issuer_name: str
    scheme: str = ""
    void: Void | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Serials first to last are not there, or one is there twice (first = last, `double`)."""

    series: str
    first: int
    last: int
    double: bool = False


def gaps(series: str, serials: Iterable[int]) -> tuple[Gap, ...]:
    """What breaks a series that should run 1, 2, 3 … without hole or double."""
    found: list[Gap] = []
    expected = 1
    for serial in sorted(serials):
        if serial < expected:
            found.append(Gap(series=series, first=serial, last=serial, double=True))
            continue
        if serial > expected:
            found.append(Gap(series=series, first=expected, last=serial - 1))
        expected = serial + 1
    return tuple(found)
