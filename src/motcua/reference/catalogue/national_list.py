"""The national list of procedures as a CSV file, plain or gzip, checked row by row."""

import csv
import gzip
import io
from pathlib import Path

from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import faults
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.folding import padded

COLUMNS = (
    "code",
    "name",
    "fields",
    "departments",
    "promulgating_agency",
    "target_types",
    "type",
    "state",
    "url",
)
_NEEDED = ("code", "name", "type", "state")
_GZIP = b"\x1f\x8b"
BIGGEST_FILE = 100_000_000
LONGEST_CELL = 4000
LONGEST_WORD = 40


def read_list(path: Path, found: list[Fault]) -> list[dict[str, str]]:
    """The rows with their folded search text; what is wrong is added to `found` with its line."""
    try:
        reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    except (OSError, EOFError, ValueError) as error:
        found.append(Fault(Bilingual(path.name, path.name), faults.unreadable("CSV", str(error))))
        return []
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        place = Bilingual(f"{path.name} dòng 1", f"{path.name} line 1")
        found += [Fault(place, faults.missing_key(column)) for column in missing]
        return []
    rows = []
    for row in reader:
        place = Bilingual(
            f"{path.name} dòng {reader.line_num}", f"{path.name} line {reader.line_num}"
        )
        rows.append(_row(row, place, found))
    return rows


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith(_GZIP):
        with gzip.open(io.BytesIO(raw)) as stream:
            raw = stream.read(BIGGEST_FILE + 1)
    if len(raw) > BIGGEST_FILE:
        raise ValueError(f"the file is larger than {BIGGEST_FILE} bytes; split it")
    return raw.decode("utf-8-sig")


def _row(row: dict[str, str | None], place: Bilingual, found: list[Fault]) -> dict[str, str]:
    clean = {}
    for column in COLUMNS:
        try:
            clean[column] = clean_text(row[column] or "", longest=LONGEST_CELL)
        except ValueError as error:
            found.append(Fault(place, faults.unreadable(column, str(error))))
            clean[column] = ""
    for column in _NEEDED:
        if not clean[column]:
            found.append(Fault(place, faults.missing_key(column)))
    for column in ("code", "type", "state"):
        if len(clean[column]) > LONGEST_WORD:
            short = Bilingual(f"tối đa {LONGEST_WORD} ký tự", f"at most {LONGEST_WORD} characters")
            found.append(Fault(place, faults.wrong_kind(column, clean[column], short)))
    return clean | {"search": padded(clean["name"] + " " + clean["fields"])}
