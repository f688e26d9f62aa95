"""Reads of the catalogue: search, the version in force on a day, a case's terms and fees."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vn_collate import collate_key

from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.fees.lines import FeeLine
from motcua.domain.kernel.folding import folded
from motcua.plumbing import sql_files
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import content, in_force
from motcua.reference.catalogue.folding import FILLERS
from motcua.reference.catalogue.in_force import Entry, PublishedVersion
from motcua.reference.catalogue.models import NationalEntry, Procedure, ProcedureVersion
from motcua.reference.catalogue.refusals import UnknownVersion
from motcua.reference.catalogue.vocabulary import Field, Level, Online, Trust

MOST_RESULTS = 200
LONGEST_SEARCH = 200
FILLER_WEIGHT = 0.15
_SQL = sql_files.load(Path(__file__).parent / "sql" / "queries.sql")
_LOCAL_FORM = re.compile(
    r"([0-9]\.[0-9]{6})\.([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Y][0-9]{2}(\.[0-9]{2})?", re.IGNORECASE
)
_NO_CODE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRow:
    """A procedure as a list shows it; `trust` is the default of the version in force."""

    code: str
    name: str
    name_en: str
    field: Field
    sector: str
    number: int
    level: Level
    agency: str
    online: Online
    trust: Trust
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class NationalRow:
    """A row of the national list."""

    code: str
    name: str
    fields: str
    departments: str
    promulgating_agency: str
    target_types: str
    type: str
    state: str
    url: str
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A published version in the history of a procedure."""

    number: int
    first: date
    last: date | None
    fingerprint: str


def search(text: str, on: date, *, field: str | None = None, limit: int = 20) -> list[ProcedureRow]:
    """Procedures in force on the day, best first; all of them by name for an empty text.

    Finds words without diacritics, the beginning of a code, and initials such as "dkks".
    """
    if not text.strip():
        return procedures(on, field=field)[:limit]
    asked = _asked(text)
    if not asked["words"]:
        return []
    asked |= {"on": on, "field": field, "limit": min(limit, MOST_RESULTS)}
    return _SQL["search"].fetch(_procedure_row, **asked)


def procedures(on: date, *, field: str | None = None) -> list[ProcedureRow]:
    """Everything in force on the day, sorted by name as a Vietnamese dictionary would."""
    found = ProcedureVersion.objects.filter(published_at__isnull=False, valid__contains=on)
    if field is not None:
        found = found.filter(procedure__field=field)
    rows = found.values_list(
        "procedure_id",
        "procedure__name",
        "procedure__name_en",
        "procedure__field",
        "procedure__sector",
        "number",
        "content__level",
        "content__agency",
        "content__online",
        "content__trust",
    )
    listed = [_procedure_row(*row) for row in rows]
    return sorted(listed, key=lambda row: (vietnamese_order(row.name), row.code))


def vietnamese_order(name: str) -> tuple[str, ...]:
    """A sort key that compares word by word: "An Ba" stands before "Ân"."""
    return tuple(collate_key(word) for word in name.split())


def version_on(code: str, on: date) -> PublishedVersion:
    """The procedure as in force on the day; Refused when unknown or not in force."""
    return in_force.published(in_force.entry_on(_base(code), on))


def version(code: str, number: int) -> PublishedVersion:
    return in_force.published(_entry(code, number))


def versions(code: str) -> list[VersionRow]:
    return [
        VersionRow(number=e.number, first=e.first, last=e.last, fingerprint=e.fingerprint)
        for e in in_force.entries_of(_base(code))
    ]


def cases(code: str, on: date) -> tuple[content.Case, ...]:
    return version_on(code, on).content.cases


def terms(code: str, case: str, on: date) -> ProcedureTerms:
    """What a dossier received on the day pins; no query once it was read in this process."""
    return in_force.terms_of(in_force.entry_on(_base(code), on), case)


def fee_lines(code: str, case: str, on: date) -> tuple[FeeLine, ...]:
    return in_force.fee_lines_of(in_force.entry_on(_base(code), on), case)


def fee_lines_of_version(code: str, number: int, case: str) -> tuple[FeeLine, ...]:
    """The lines a dossier pinned, whatever is in force today."""
    return in_force.fee_lines_of(_entry(code, number), case)


def search_national(text: str, *, limit: int = 20) -> list[NationalRow]:
    """Rows of the national list: signposts to other agencies, never a ground for a dossier."""
    asked = _asked(text)
    if not asked["words"]:
        return []
    asked |= {"limit": min(limit, MOST_RESULTS)}
    return _SQL["search_national"].fetch(NationalRow, **asked)


def national_count() -> int:
    return NationalEntry.objects.count()


def stored_procedures(codes: Iterable[str] | None = None) -> list[content.Procedure]:
    """Headings with all their versions, drafts included, as the exports write them."""
    found = Procedure.objects.order_by("code").prefetch_related("versions")
    if codes is not None:
        found = found.filter(code__in=list(codes))
    return [_stored(row) for row in found]


def _stored(row: Procedure) -> content.Procedure:
    held = sorted(row.versions.all(), key=lambda version: version.number)
    plain = {
        "code": row.code,
        "name": row.name,
        "name_en": row.name_en,
        "field": row.field,
        "sector": row.sector,
        "subjects": row.subjects,
        "keywords": row.keywords,
        "versions": [{**version.content, **in_force.days(version.valid)} for version in held],
    }
    return content.read(plain)


def _entry(code: str, number: int) -> Entry:
    entries = in_force.entries_of(_base(code))
    for entry in entries:
        if entry.number == number:
            return entry
    known = ", ".join(str(entry.number) for entry in entries)
    raise Refused(UnknownVersion(procedure=code, number=number, known=known))


def _base(code: str) -> str:
    """The national code: a province publishes 1.001193 as 1.001193.000.00.00.H20."""
    local = _LOCAL_FORM.fullmatch(code.strip())
    return local[1] if local else code.strip()


def _asked(text: str) -> dict[str, Any]:
    plain = folded(text[:LONGEST_SEARCH])
    words = list(dict.fromkeys(plain.split()))
    alone = words[0] if len(words) == 1 else ""
    is_code = alone[:1].isdigit()
    return {
        "text": plain,
        "core": _core(plain.split()),
        "words": words,
        "weights": [FILLER_WEIGHT if word in FILLERS else 1.0 for word in words],
        "code": _base(alone) if is_code else _NO_CODE,
        "letters": alone if len(alone) > 1 and not is_code else "",
    }


def _core(words: list[str]) -> str:
    """The request without the fillers it opens with: "lam giay khai sinh" is "khai sinh"."""
    opening = next((i for i, word in enumerate(words) if word not in FILLERS), 0)
    return " ".join(words[opening:] if len(words) - opening > 1 else words)


def _procedure_row(*columns: Any) -> ProcedureRow:
    """The columns in the order of ProcedureRow; the score is there after a search only."""
    code, name, name_en, field, sector, number, level, agency, online, trust, *score = columns
    return ProcedureRow(
        code=code,
        name=name,
        name_en=name_en,
        field=Field(field),
        sector=sector,
        number=number,
        level=Level(level),
        agency=agency,
        online=Online(online),
        trust=Trust(trust),
        score=score[0] if score else 0.0,
    )
