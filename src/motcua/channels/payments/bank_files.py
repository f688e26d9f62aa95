"""Opens a bank's file: CSV in any usual encoding, or the first filled sheet of an XLSX."""

import csv
import json
from io import StringIO

from motcua.channels.payments.refusals import StatementUnreadable
from motcua.domain.till.bank_lines import BankLine, StatementWrong, lines
from motcua.plumbing import confined
from motcua.plumbing.confined import NotOpened
from motcua.plumbing.errors import Refused

WORKBOOK = "motcua.channels.payments.workbook_child"
LARGEST, MOST_ROWS = 5 * 1024 * 1024, 20_000
BROKEN = ("tệp XLSX hỏng", "the XLSX file is broken")
TOO_LARGE = ("tệp XLSX quá lớn khi mở", "the XLSX file is too large once opened")
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
        rows: list[list[str]] = json.loads(confined.run((WORKBOOK,), body))
    except NotOpened as fault:
        raise _no(*(TOO_LARGE if fault.fault == "too_large" else BROKEN)) from fault
    return rows


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
