"""The workbook reads back as it was written; a wrong row is named by sheet and row."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import commands, content, queries
from motcua.reference.catalogue.excel_reading import read_workbook
from motcua.reference.catalogue.excel_writing import write_workbook
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.models import Procedure
from motcua.reference.catalogue.reading import trusted
from motcua.reference.catalogue.refusals import ContentRefused
from motcua.reference.catalogue.shipped import read_shipped
from motcua.reference.catalogue.toml_files import read_toml

Write = Callable[..., Path]


def read(path: Path) -> list[content.Procedure]:
    found: list[Fault] = []
    return trusted(read_workbook(path, found), found)


def written(small: Write, tmp_path: Path, *changes: tuple[str, str]) -> Path:
    found: list[Fault] = []
    table = read_toml(small(*changes), found)
    assert table is not None
    path = tmp_path / "catalogue.xlsx"
    write_workbook(trusted([table], found), path)
    return path


def change(path: Path, sheet: str, cell: str, value: Any) -> None:
    book = load_workbook(path)
    _page(book, sheet)[cell] = value
    book.save(path)


def column(path: Path, sheet: str, name: str) -> str:
    page = load_workbook(path)[sheet]
    (letter,) = [cell.column_letter for cell in page[1] if cell.value == name]
    return str(letter)


def test_the_shipped_catalogue_goes_out_and_comes_back_the_same(tmp_path: Path) -> None:
    procedures = read_shipped()
    path = tmp_path / "all.xlsx"
    write_workbook(procedures, path)
    assert sorted(read(path), key=lambda p: p.code) == sorted(procedures, key=lambda p: p.code)


def test_tiers_and_texts_that_look_like_formulas_survive(small: Write, tmp_path: Path) -> None:
    tiers = "tiers = [{ up_to = 2, amount = 2000 }, { amount = 1000 }]\ncap = 200000"
    path = written(
        small, tmp_path, ("amount = 8000", tiers), ('"Tờ khai"', '"=1+1 \\"x\\" \\\\ tờ khai"')
    )
    case = read(path)[0].versions[0].cases[0]
    assert case.papers[0].name == '=1+1 "x" \\ tờ khai'
    assert [(t.up_to, t.amount) for t in case.fees[0].tiers] == [(2, 2000), (None, 1000)]


FAULTS = [
    ("papers", "count", 0, "row 2", 'count is "0"'),
    ("papers", "count", "một", "row 2", "write a whole number"),
    ("papers", "mandatory", "có lẽ", "row 2", 'mandatory is "có lẽ"; write true or false'),
    ("papers", "mandatory", 1, "row 2", "write true or false"),
    ("papers", "kind", "orginal", "row 2", 'unknown word "orginal" for kind; write original'),
    ("papers", "case", "khac", "row 2", 'is not on sheet "cases"'),
    ("papers", "name", "=A1", "row 2", "holds a formula"),
    ("papers", "name", None, "row 2", "name is missing"),
    ("procedures", "code", 9.000001, "row 2", "format the cell as text"),
    ("versions", "trust", "treu", "row 2", "write sourced, unverified or derived"),
    ("versions", "from", "July", "row 2", "write a day"),
    ("versions", "from", datetime(2025, 7, 1, 8), "row 2", "write a day"),
    ("versions", "procedure", None, "row 2", "procedure is missing"),
    ("cases", "term_unit", "days", "row 2", 'unknown word "days" for unit'),
    ("cases", "term_amount", None, "row 2", "amount is missing"),
    ("fees", "reduced", "online: nửa", "row 2", "write a whole number"),
    ("fees", "amount", 8000.5, "row 2", "write a whole number"),
    ("fees", "exempt", "child; kid", "row 2", 'unknown word "kid"'),
    ("steps", "half_days", 9, "row 2", "more than the legal time"),
]


@pytest.mark.parametrize(("sheet", "name", "value", "row", "what"), FAULTS)
def test_a_wrong_row_is_named(
    small: Write, tmp_path: Path, sheet: str, name: str, value: Any, row: str, what: str
) -> None:
    path = written(small, tmp_path)
    change(path, sheet, f"{column(path, sheet, name)}2", value)
    with pytest.raises(Refused) as caught:
        read(path)
    text = caught.value.refusal.text("en")
    place = "cases" if name == "half_days" else sheet  # the sum of steps belongs to the case
    assert f'catalogue.xlsx sheet "{place}" {row}' in text
    assert what in text


def test_days_and_words_may_be_typed_the_way_people_do(small: Write, tmp_path: Path) -> None:
    path = written(small, tmp_path)
    before = read(path)
    change(path, "versions", f"{column(path, 'versions', 'from')}2", "2025-07-01")
    change(path, "papers", f"{column(path, 'papers', 'mandatory')}2", "TRUE")
    change(path, "papers", f"{column(path, 'papers', 'count')}2", 1.0)
    assert read(path) == before
    assert before[0].versions[0].first == date(2025, 7, 1)


def _without_sheet(book: Workbook) -> None:
    del book["fees"]


def _unknown_column(book: Workbook) -> None:
    _page(book, "fees")["Z1"] = "price"


def _without_parent_column(book: Workbook) -> None:
    _page(book, "papers")["C1"] = None


def _page(book: Workbook, name: str) -> Worksheet:
    page = book[name]
    assert isinstance(page, Worksheet)
    return page


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (_without_sheet, 'sheet "fees" is missing'),
        (_unknown_column, 'unknown key "price"'),
        (_without_parent_column, "column case is missing"),
    ],
)
def test_a_workbook_of_another_form_is_refused(
    small: Write, tmp_path: Path, spoil: Callable[[Workbook], None], what: str
) -> None:
    path = written(small, tmp_path)
    book = load_workbook(path)
    spoil(book)
    book.save(path)
    with pytest.raises(Refused) as caught:
        read(path)
    assert what in caught.value.refusal.text("en")


@pytest.mark.parametrize("content_of_file", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, content_of_file: bytes) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content_of_file)
    with pytest.raises(Refused) as caught:
        read(path)
    assert isinstance(caught.value.refusal, ContentRefused)


@pytest.mark.django_db
def test_one_wrong_row_imports_nothing(small: Write, tmp_path: Path) -> None:
    path = written(small, tmp_path)
    book = load_workbook(path)
    _page(book, "procedures").append(["9.000002", "Tên", "Name", "nowhere", "S", "citizen"])
    book.save(path)
    with pytest.raises(Refused, match='sheet "procedures" row 3'):
        commands.import_excel(path)
    assert not Procedure.objects.exists()


@pytest.mark.django_db
def test_the_database_goes_out_and_comes_back_the_same(small: Write, tmp_path: Path) -> None:
    commands.import_toml(small())
    before = queries.stored_procedures()
    path = tmp_path / "out.xlsx"
    assert commands.export_excel(path) == 1
    assert commands.import_excel(path) == commands.Loaded(drafts=2)
    assert queries.stored_procedures() == before
