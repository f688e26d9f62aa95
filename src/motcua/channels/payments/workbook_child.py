"""A program of its own that opens a bank's workbook and writes its first filled sheet as JSON.

It runs apart and within bounds (see `motcua.plumbing.confined`).
"""

import json
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from motcua.plumbing.confinement import Fault, answer

LARGEST_UNFOLDED = 60 * 1024 * 1024
"""A workbook is a ZIP: five megabytes of it can unfold to five thousand."""
MOST_ROWS, MOST_COLUMNS = 20_000, 60
BROKEN = (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError)


def first_filled(body: bytes) -> list[list[str]]:
    try:
        if sum(each.file_size for each in ZipFile(BytesIO(body)).infolist()) > LARGEST_UNFOLDED:
            raise Fault("too_large")
        book = openpyxl.load_workbook(BytesIO(body), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = [
                [_cell(value) for value in row[:MOST_COLUMNS]]
                for row in sheet.iter_rows(max_row=MOST_ROWS, values_only=True)
            ]
            if any(any(row) for row in rows):
                return rows
    except BROKEN as fault:
        raise Fault("broken") from fault
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


if __name__ == "__main__":
    answer(lambda body: json.dumps(first_filled(body)).encode())
