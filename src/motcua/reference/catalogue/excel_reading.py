"""Reads a catalogue workbook into raw tables that know their sheet and row."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from msgspec import inspect
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import excel_says, faults
from motcua.reference.catalogue.excel_sheets import OPEN_TIER, SHEETS, Sheet, pair_keys
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.raw import RawTable

BIGGEST_UNPACKED = 300_000_000
MOST_ROWS = 500_000
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class _Row:
    parents: tuple[str, ...]
    table: RawTable


def read_workbook(path: Path, found: list[Fault]) -> list[RawTable]:
    """The procedures with everything hung below them; faults are added to `found`."""
    try:
        _refuse_bombs(path)
        book = load_workbook(path, read_only=True)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, InvalidFileException) as error:
        found.append(Fault(Bilingual(path.name, path.name), faults.unreadable("Excel", str(error))))
        return []
    try:
        rows = {sheet.name: list(_sheet_rows(book, sheet, path.name, found)) for sheet in SHEETS}
    finally:
        book.close()
    _hang(rows, found)
    return [row.table for row in rows["procedures"]]


def _refuse_bombs(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(item.file_size for item in archive.infolist()) > BIGGEST_UNPACKED:
            raise ValueError(f"unpacked it is larger than {BIGGEST_UNPACKED} bytes; split it")


def _sheet_rows(book: Workbook, sheet: Sheet, file: str, found: list[Fault]) -> Iterator[_Row]:
    if sheet.name not in book.sheetnames:
        found.append(Fault(Bilingual(file, file), excel_says.no_sheet(sheet.name)))
        return
    lines = book[sheet.name].iter_rows(max_row=MOST_ROWS)
    header = [str(cell.value).strip() if cell.value else "" for cell in next(lines, ())]
    first = _place(file, sheet.name, 1)
    for name in header:
        if name and name not in sheet.header:
            found.append(Fault(first, faults.unknown_key(name, list(sheet.header))))
    missing = [name for name in sheet.parents if name not in header]
    found += [Fault(first, excel_says.no_column(name)) for name in missing]
    for number, cells in enumerate(lines, start=2):
        values = {
            name: cell for name, cell in zip(header, cells, strict=False) if cell.value is not None
        }
        if values and not missing:
            yield _row(values, sheet, _place(file, sheet.name, number), found)


def _place(file: str, sheet: str, row: int) -> Bilingual:
    return Bilingual(f'{file} trang "{sheet}" dòng {row}', f'{file} sheet "{sheet}" row {row}')


def _row(cells: Mapping[str, object], sheet: Sheet, where: Bilingual, found: list[Fault]) -> _Row:
    table = RawTable(where, {})
    parents = {}
    for name, cell in cells.items():
        value = getattr(cell, "value", None)
        if getattr(cell, "data_type", "") == "f":
            found.append(Fault(where, excel_says.formula(name)))
        elif name in {"procedure", "case"} or (name == "code" and sheet.name == "procedures"):
            if not isinstance(value, str):
                found.append(Fault(where, excel_says.number_for_code(name, value)))
            value = str(value).strip()
        if name in sheet.parents:
            parents[name] = str(value)
        elif name in sheet.columns:
            table[name] = _value(value, sheet.columns[name])
    if sheet.name == "cases":
        term = {key: table.pop(f"term_{key}", None) for key in ("amount", "unit")}
        table["term"] = {key: value for key, value in term.items() if value is not None}
    found += [Fault(where, faults.missing_key(n)) for n in sheet.parents if n not in parents]
    return _Row(tuple(parents.get(name, "") for name in sheet.parents), table)


def _value(value: object, kind: inspect.Type) -> object:
    """The cell as the type reads it; what does not fit stays, for the type check to name."""
    match kind:
        case inspect.BoolType():
            return _TRUTHS.get(value.strip().lower(), value) if isinstance(value, str) else value
        case inspect.IntType():
            whole = isinstance(value, float) and value.is_integer()
            return int(value) if whole and isinstance(value, float) else value
        case inspect.DateType():
            return _day(value)
        case inspect.VarTupleType():
            return _list(value, kind)
        case _:
            return value


def _day(value: object) -> object:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return value
    return value


def _list(value: object, kind: inspect.VarTupleType) -> object:
    """Items stand on lines of their own; closed words may also be parted by commas."""
    text = str(value)
    if isinstance(kind.item_type, inspect.EnumType):
        text = text.replace(";", "\n").replace(",", "\n")
    items = [line.strip() for line in text.splitlines() if line.strip()]
    keys = pair_keys(kind)
    return items if keys is None else [_pair(item, keys) for item in items]


def _pair(item: str, keys: tuple[str, str]) -> object:
    left, _, right = (part.strip() for part in item.partition(":"))
    pair = dict(zip(keys, (_number(left), _number(right)), strict=True))
    return {key: value for key, value in pair.items() if value != OPEN_TIER}


def _number(text: str) -> object:
    return int(text) if text.isascii() and text.isdigit() else text


def _hang(rows: Mapping[str, list[_Row]], found: list[Fault]) -> None:
    """Puts every row below its parent; a row without one is a fault."""
    for sheet in SHEETS:
        known = {_key(row, sheet): row.table for row in rows[sheet.name]}
        for below in sheet.below:
            children: dict[tuple[str, ...], list[RawTable]] = {}
            for row in rows[below]:
                children.setdefault(row.parents, []).append(row.table)
                if row.parents not in known:
                    what = excel_says.orphan(sheet.name, row.parents)
                    found.append(Fault(row.table.where, what))
            for key, table in known.items():
                if key in children or "derives_from" not in table:
                    table[below] = children.get(key, [])


def _key(row: _Row, sheet: Sheet) -> tuple[str, ...]:
    own = row.table.get("number" if sheet.name == "versions" else "code")
    return (*row.parents, str(own))
