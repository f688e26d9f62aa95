"""Writes procedures as a workbook of six sheets that reads back as the same procedures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import msgspec
from msgspec import inspect
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from motcua.reference.catalogue import content
from motcua.reference.catalogue.excel_sheets import OPEN_TIER, SHEETS, Sheet, pair_keys

_WIDTH = 24
_TEXT_FORMAT = "@"
_LINES = Alignment(vertical="top", wrap_text=True)

Plain = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet and its next free row, which openpyxl would search for among all cells."""

    sheet: Worksheet
    rows: Iterator[int]


def write_workbook(procedures: Iterable[content.Procedure], path: Path) -> None:
    book = Workbook()
    pages = {}
    for position, sheet in enumerate(SHEETS):
        page = book.create_sheet(sheet.name, position)
        _head(page, sheet)
        pages[sheet.name] = _Page(page, count(2))
    del book["Sheet"]
    for procedure in procedures:
        plain = msgspec.to_builtins(procedure, builtin_types=(date,))
        _write(pages, "procedures", plain, ())
    book.save(path)


def _head(page: Worksheet, sheet: Sheet) -> None:
    page.append(sheet.header)
    for position in range(1, len(sheet.header) + 1):
        page.cell(1, position).font = Font(bold=True)
        page.column_dimensions[get_column_letter(position)].width = _WIDTH
    page.freeze_panes = "A2"


def _write(
    pages: Mapping[str, _Page], name: str, table: Plain, parents: tuple[object, ...]
) -> None:
    """One row for the table, then the rows of the tables below it on their sheets."""
    sheet = next(sheet for sheet in SHEETS if sheet.name == name)
    page = pages[name]
    row = next(page.rows)
    values = [*parents, *(_cell_value(table, key, sheet.columns[key]) for key in sheet.columns)]
    for column, value in enumerate(values, start=1):
        _fill(page.sheet.cell(row, column), value)
    own = table["number"] if name == "versions" else table.get("code")
    for below in sheet.below:
        for child in _tables(table.get(below)):
            _write(pages, below, child, (*parents, own))


def _fill(cell: Cell | MergedCell, value: object) -> None:
    """Texts are written as texts, so that a code keeps its zeros and "=" starts no formula."""
    if isinstance(value, str):
        cell.value = value
        cell.data_type = "s"
        cell.number_format = _TEXT_FORMAT
        if "\n" in value:
            cell.alignment = _LINES
    elif isinstance(value, bool | int | date):
        cell.value = value


def _cell_value(table: Plain, key: str, kind: inspect.Type) -> object:
    if key in {"term_amount", "term_unit"}:
        term = table["term"]
        return term[key.removeprefix("term_")] if isinstance(term, dict) else None
    value = table.get(key)
    if not isinstance(value, list | tuple):
        return value
    keys = pair_keys(kind)
    if keys is None:
        return "\n".join(str(item) for item in value) or None
    left, right = keys
    return "\n".join(f"{item.get(left) or OPEN_TIER}: {item[right]}" for item in value) or None


def _tables(value: object) -> list[Plain]:
    return list(value) if isinstance(value, list | tuple) else []
