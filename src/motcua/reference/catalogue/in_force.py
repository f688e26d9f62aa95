"""Which published version holds on a day, answered from memory on the hot path.

Published versions never change, so their content is kept once read. The list of versions and their
days is kept under the stamp that the database renews with every change, and the stamp is looked at
no more than once a second: a version published by another process is seen at most a second late.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from psycopg.types.range import Range

from motcua.domain.dossier.terms import PaperRule, ProcedureTerms, StepRule
from motcua.domain.fees.lines import FeeLine
from motcua.domain.kernel.actor import Role
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import rules
from motcua.reference.catalogue.content import Case, Paper, Step, Version, restored
from motcua.reference.catalogue.models import CatalogueStamp, ProcedureVersion
from motcua.reference.catalogue.refusals import NotInForce, UnknownCase, UnknownProcedure
from motcua.reference.catalogue.vocabulary import Field, Subject

SECONDS_BETWEEN_LOOKS = 1.0
VERSIONS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """A published version's days; `last` is its last day in force."""

    row: int
    procedure: str
    number: int
    first: date
    last: date | None
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """A version as published: the heading of its day, its days and its content with provenance."""

    code: str
    name: str
    name_en: str
    field: Field
    sector: str
    subjects: tuple[Subject, ...]
    number: int
    first: date
    last: date | None
    published_at: datetime
    fingerprint: str
    content: Version

    @property
    def fee_version(self) -> str:
        """What a dossier pins for its fees: code, version and the start of the fingerprint."""
        return f"{self.code}/{self.number}/{self.fingerprint[:12]}"

    def case(self, code: str) -> Case:
        """Refused(UnknownCase), naming the cases there are."""
        for case in self.content.cases:
            if case.code == code:
                return case
        known = ", ".join(case.code for case in self.content.cases)
        raise Refused(UnknownCase(procedure=self.code, case=code, known=known))


@dataclass(frozen=True, slots=True)
class _Shelf:
    stamp: object
    entries: Mapping[str, tuple[Entry, ...]]


class _Memory:
    """The shelf of this process; replaced whole, so readers need no lock."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.shelf: _Shelf | None = None
        self.looked_at = 0.0

    def entries(self) -> Mapping[str, tuple[Entry, ...]]:
        shelf = self.shelf
        if shelf is None or time.monotonic() - self.looked_at > SECONDS_BETWEEN_LOOKS:
            shelf = self._look(shelf)
        return shelf.entries

    def _look(self, shelf: _Shelf | None) -> _Shelf:
        with self.lock:
            looked_at = time.monotonic()
            stamp = CatalogueStamp.objects.values_list("value", flat=True).first()
            if shelf is None or shelf.stamp != stamp:
                shelf = _Shelf(stamp, _read_entries())
            self.shelf, self.looked_at = shelf, looked_at
            return shelf


_memory = _Memory()


def forget() -> None:
    """Look again at the next question; called after every change made by this process."""
    _memory.shelf = None


def entries_of(code: str) -> tuple[Entry, ...]:
    """The published versions, oldest first; Refused(UnknownProcedure) when there is none."""
    found = _memory.entries().get(code)
    if not found:
        raise Refused(UnknownProcedure(procedure=code))
    return found


def entry_on(code: str, on: date) -> Entry:
    entries = entries_of(code)
    for entry in entries:
        if entry.first <= on and (entry.last is None or on <= entry.last):
            return entry
    raise Refused(_not_in_force(code, on, entries))


@lru_cache(maxsize=VERSIONS_KEPT)
def published(entry: Entry) -> PublishedVersion:
    row = ProcedureVersion.objects.get(pk=entry.row)
    heading = row.heading
    return PublishedVersion(
        code=entry.procedure,
        name=heading["name"],
        name_en=heading["name_en"],
        field=Field(heading["field"]),
        sector=heading["sector"],
        subjects=tuple(Subject(word) for word in heading["subjects"]),
        number=entry.number,
        first=entry.first,
        last=entry.last,
        published_at=row.published_at or row.imported_at,
        fingerprint=entry.fingerprint,
        content=restored(row.content, entry.first, entry.last),
    )


@lru_cache(maxsize=VERSIONS_KEPT)
def terms_of(entry: Entry, case_code: str) -> ProcedureTerms:
    version = published(entry)
    case = version.case(case_code)
    return ProcedureTerms(
        procedure=version.code,
        version=version.number,
        case=case.code,
        name=version.name,
        field=version.field.value,
        level=version.content.level.value,
        agency=version.content.agency,
        term=case.term,
        papers=tuple(_paper(paper) for paper in case.papers),
        steps=tuple(_step(step) for step in case.steps),
        online=version.content.online.value,
        postal=version.content.postal,
        presence=version.content.presence,
        immediate=version.content.immediate,
        result=version.content.result,
        fee_version=version.fee_version,
    )


@lru_cache(maxsize=VERSIONS_KEPT)
def fee_lines_of(entry: Entry, case_code: str) -> tuple[FeeLine, ...]:
    return tuple(rules.fee_line(fee) for fee in published(entry).case(case_code).fees)


def _paper(paper: Paper) -> PaperRule:
    return PaperRule(
        code=paper.code,
        name=paper.name,
        kind=paper.kind,
        count=paper.count,
        mandatory=paper.mandatory,
    )


def _step(step: Step) -> StepRule:
    return StepRule(
        number=step.number,
        name=step.name,
        unit=step.unit,
        role=Role(step.role.value),
        half_days=step.half_days,
    )


def days(valid: Range[date]) -> dict[str, date | None]:
    """The first and last day of a version, as the files write them."""
    last = valid.upper - timedelta(days=1) if valid.upper else None
    return {"from": valid.lower, "until": last}


def _read_entries() -> dict[str, tuple[Entry, ...]]:
    rows = ProcedureVersion.objects.filter(published_at__isnull=False).order_by(
        "procedure_id", "valid"
    )
    entries: dict[str, list[Entry]] = {}
    for pk, code, number, valid, fingerprint in rows.values_list(
        "pk", "procedure_id", "number", "valid", "content_hash"
    ):
        entry = Entry(pk, code, number, valid.lower, days(valid)["until"], fingerprint)
        entries.setdefault(code, []).append(entry)
    return {code: tuple(found) for code, found in entries.items()}


def _not_in_force(code: str, on: date, entries: tuple[Entry, ...]) -> NotInForce:
    before = [e for e in entries if e.last is not None and e.last < on]
    after = [e for e in entries if e.first > on]
    vi, en = [], []
    if before:
        vi.append(f"phiên bản {before[-1].number} có hiệu lực đến {before[-1].last:%d/%m/%Y}")
        en.append(f"version {before[-1].number} ended on {before[-1].last}")
    if after:
        vi.append(f"phiên bản {after[0].number} có hiệu lực từ {after[0].first:%d/%m/%Y}")
        en.append(f"version {after[0].number} begins on {after[0].first}")
    return NotInForce(procedure=code, on=on, nearest_vi="; ".join(vi), nearest_en="; ".join(en))
