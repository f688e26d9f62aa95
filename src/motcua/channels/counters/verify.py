"""Recomputes the till from its entries and names the first thing that does not hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from django.db import connection

from motcua.channels.counters import positions, queries
from motcua.domain.till.quarters import quarter_from
from motcua.plumbing import sealing
from motcua.plumbing.sql_files import load

JOURNAL = "till_entry"
CONTENT = "motcua.till/1"
SQL = load(Path(__file__).parent / "sql" / "verify.sql")

WORDS: dict[str, str] = {
    "unbalanced": "Entry {0} sums to {1} instead of 0.",
    "orphans": "Posting {0} belongs to no entry.",
    "broken_series": "Series {0} ends at {1} with {2} receipts; {3} numbers were given out.",
    "entries_against_receipts": "Entry {0} books {1} VND, its receipts say {2} VND.",
    "receipts_against_lines": "The lines of receipt {0} do not sum to its total.",
    "voids_against_books": "Receipt {0} is void, but its money was not booked back.",
    "drawers_of_closed_shifts": "Shift {0} is closed with {1} VND in its drawer.",
    "counts_against_books": "Shift {0} was counted at {1} of {2} VND, the books moved {3} VND.",
    "remittances_against_books": "Remittance {0} has {1} VND on its way, which its state denies.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`kind` is the check that failed, `says` what it found."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TillVerdict:
    entries: int
    receipts: int
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        return not self.faults

    @property
    def first_fault(self) -> Fault | None:
        return self.faults[0] if self.faults else None


def verify() -> TillVerdict:
    """Goes through everything; run it inside dossiers.verify.snapshot() while others work."""
    entries, receipts = SQL["size"].fetch(_as_is)[0]
    checks: list[Callable[[], Iterator[Fault]]] = [_contents, _sealed, _by_sql, _whole, _settled]
    faults = tuple(fault for check in checks for fault in check())
    return TillVerdict(entries=entries, receipts=receipts, faults=faults)


def content_hash(entry: str, postings: Sequence[str], receipts: Sequence[str]) -> bytes:
    """What the SQL function till_hash computes: a line for the entry and each of its parts."""
    return sha256("\n".join((CONTENT, entry, *postings, *receipts)).encode()).digest()


def _contents() -> Iterator[Fault]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(SQL["contents"].text)
        for position, stored, *lines in cursor:
            if content_hash(*lines) != bytes(stored):
                says = f"Entry {position}, its postings or its receipts were changed."
                yield Fault(kind="contents", says=says)


def _sealed() -> Iterator[Fault]:
    fault = sealing.first_fault(JOURNAL)
    if fault is not None:
        day, why = fault
        yield Fault(kind="sealed", says=f"The seal of {day} does not hold: {why}.")


def _by_sql() -> Iterator[Fault]:
    for kind, words in WORDS.items():
        for row in SQL[kind].fetch(_as_is):
            yield Fault(kind=kind, says=words.format(*row))


def _whole() -> Iterator[Fault]:
    found = queries.reconciliation()
    if not found.holds:
        says = (
            f"{found.taken_in} VND were taken in, {found.held} VND are held, "
            f"{found.missing} VND are missing."
        )
        yield Fault(kind="whole", says=says)


def _settled() -> Iterator[Fault]:
    """What was signed is still what the books say of that quarter."""
    for number, collector, beneficiary, quarter, figures in SQL["settled"].fetch(_as_is):
        now = asdict(positions.figures(collector, beneficiary, quarter_from(quarter)))
        if now != msgspec.json.decode(figures):
            yield Fault(kind="settled", says=f"The books moved under settlement {number}.")


def _as_is(*columns: Any) -> tuple[Any, ...]:
    return columns
