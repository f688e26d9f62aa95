"""Opens a bank's file: CSV in any usual encoding, or the first filled sheet of an XLSX."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from motcua.channels.payments.refusals import StatementUnreadable
from motcua.domain.till.bank_lines import BankLine, StatementWrong, lines
from motcua.plumbing.errors import Refused
from motcua.plumbing.late import late

if TYPE_CHECKING:
    import openpyxl
    from openpyxl.utils import exceptions as faults
else:
    openpyxl = late("openpyxl")
    faults = late("openpyxl.utils.exceptions")

LARGEST, LARGEST_UNFOLDED = 5 * 1024 * 1024, 60 * 1024 * 1024
"""A workbook is a ZIP: five megabytes of it can unfold to five thousand."""
MOST_ROWS, MOST_COLUMNS = 20_000, 60
ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")
SEPARATORS = ",;\t|"


def read(body: bytes) -> tuple[BankLine, ...]:
    """The lines of the file, told by its content. Refused."""
    if not 0 < len(body) <= LARGEST:
        raise _no(
            f"tệp rỗng hoặc lớn hơn {LARGEST // 1024 // 1024} MB",
            f"the file is empty or larger than {LARGEST // 1024 // 1024} MB",
        )
    rows = _sheet(body) if body.startswith(b"PK\x03\x04") else _csv(body)
    try:
        found = lines(rows)
    except StatementWrong as wrong:
        raise _no(*wrong.args) from wrong
    if not found:
        raise _no("không có dòng tiền nào", "no line moves any money")
    return found


def _sheet(body: bytes) -> list[list[str]]:
    try:
        if sum(each.file_size for each in ZipFile(BytesIO(body)).infolist()) > LARGEST_UNFOLDED:
            raise _no("tệp XLSX quá lớn khi mở", "the XLSX file is too large once opened")
        book = openpyxl.load_workbook(BytesIO(body), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = [
                [_cell(value) for value in row[:MOST_COLUMNS]]
                for row in sheet.iter_rows(max_row=MOST_ROWS, values_only=True)
            ]
            if any(any(row) for row in rows):
                return rows
    except (
        BadZipFile,
        faults.InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
    ) as fault:
        raise _no("tệp XLSX hỏng", "the XLSX file is broken") from fault
    return []


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _csv(body: bytes) -> list[list[str]]:
    text = _text(body)
    head = "\n".join(text.splitlines()[:40])
    separator = max(SEPARATORS, key=head.count)
    try:
        return list(csv.reader(StringIO(text), delimiter=separator))[:MOST_ROWS]
    except csv.Error as fault:
        raise _no("tệp CSV hỏng", "the CSV file is broken") from fault


def _text(body: bytes) -> str:
    encodings = ENCODINGS if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else ENCODINGS[::2]
    for encoding in encodings:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no("không đọc được chữ trong tệp", "its letters cannot be read")


def _no(vi: str, en: str) -> Refused:
    return Refused(StatementUnreadable(why_vi=vi, why_en=en))
