"""Writes of the catalogue: load what is shipped, import drafts, publish, export."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from psycopg.types.range import Range

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import (
    content,
    eform_commands,
    excel_reading,
    excel_writing,
    headings,
    in_force,
    national_list,
    queries,
    reading,
    shipped,
    toml_files,
    version_rows,
)
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.models import NationalEntry, ProcedureVersion
from motcua.reference.catalogue.refusals import AlreadyPublished, ContentRefused, UnknownVersion

ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load or an import did, counted in versions."""

    published: int = 0
    drafts: int = 0
    closed: int = 0
    unchanged: int = 0


@transaction.atomic
def load_shipped(*, by: str = "motcua") -> Loaded:
    """Publishes what the package ships and is not there yet; a second run changes nothing.

    Refused, with nothing written, when a file is faulty or differs from what was published.
    """
    procedures = shipped.read_shipped()
    version_rows.one_writer()
    held = version_rows.held(procedures)
    version_rows.refuse_changes(procedures, held)
    headings.save(procedures)
    pairs = version_rows.pairs(procedures)
    closed = sum(version_rows.close_as_stated(v, held.get((p.code, v.number))) for p, v in pairs)
    published = _publish_missing(procedures, held, by)
    _look_again()
    eform_commands.load_shipped_forms(by=by)
    return Loaded(published=published, closed=closed, unchanged=len(pairs) - published - closed)


def import_toml(path: Path) -> Loaded:
    """A file, or all files below a folder, as drafts; Refused, with nothing written, on a fault."""
    found: list[Fault] = []
    files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    tables = [table for file in files if (table := toml_files.read_toml(file, found)) is not None]
    return _save_drafts(reading.trusted(tables, found))


def import_excel(path: Path) -> Loaded:
    """A workbook as drafts; Refused with sheet and row, and nothing written, on a fault."""
    found: list[Fault] = []
    return _save_drafts(reading.trusted(excel_reading.read_workbook(path, found), found))


def export_toml(folder: Path) -> int:
    """One file per procedure under <field>/<code>.toml; gives the number of files."""
    procedures = queries.stored_procedures()
    for procedure in procedures:
        file = folder / procedure.field.value / f"{procedure.code}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(toml_files.written_toml(procedure), encoding="utf-8")
    return len(procedures)


def export_excel(path: Path) -> int:
    """The whole catalogue as one workbook; gives the number of procedures."""
    procedures = queries.stored_procedures()
    excel_writing.write_workbook(procedures, path)
    return len(procedures)


@transaction.atomic
def publish(code: str, number: int, first: date, *, by: str) -> None:
    """Puts a draft in force from a day and closes the open version before it."""
    version_rows.one_writer()
    rows = ProcedureVersion.objects.select_for_update().filter(procedure_id=code)
    rows = rows.order_by("number")
    row = next((row for row in rows if row.number == number), None)
    if row is None:
        known = ", ".join(str(row.number) for row in rows) or "-"
        raise Refused(UnknownVersion(procedure=code, number=number, known=known))
    if row.published_at is not None:
        raise Refused(AlreadyPublished(procedure=code, number=number))
    row.valid = Range(first, row.valid.upper)
    version_rows.publish_row(row, by)
    _look_again()


@transaction.atomic
def import_national_list(path: Path) -> int:
    """Replaces the national list with a CSV file, plain or gzip; gives the number of rows."""
    found: list[Fault] = []
    rows = national_list.read_list(path, found)
    if found:
        raise Refused(ContentRefused.because(found))
    NationalEntry.objects.all().delete()
    NationalEntry.objects.bulk_create(
        [NationalEntry(**row) for row in rows], batch_size=ROWS_AT_ONCE
    )
    return len(rows)


@transaction.atomic
def _save_drafts(procedures: list[content.Procedure]) -> Loaded:
    """New versions as drafts, drafts replaced, published versions compared and left alone."""
    version_rows.one_writer()
    held = version_rows.held(procedures)
    version_rows.refuse_changes(procedures, held)
    headings.save(procedures)
    now = clock.now()
    drafts = 0
    for procedure, version in version_rows.pairs(procedures):
        row = held.get((procedure.code, version.number))
        if row is None or row.published_at is None:
            fresh = version_rows.new_row(procedure, version, now)
            fresh.pk = row.pk if row else None
            fresh.save()
            drafts += 1
    _look_again()
    return Loaded(drafts=drafts, unchanged=len(version_rows.pairs(procedures)) - drafts)


def _publish_missing(procedures: list[content.Procedure], held: version_rows.Held, by: str) -> int:
    """Publishes what is not published yet; procedures that are new altogether in bulk."""
    now = clock.now()
    known = set(ProcedureVersion.objects.values_list("procedure_id", flat=True).distinct())
    first_time: list[ProcedureVersion] = []
    later: list[ProcedureVersion] = []
    for procedure, version in version_rows.pairs(procedures):
        draft = held.get((procedure.code, version.number))
        if draft is not None and draft.published_at is not None:
            continue
        row = version_rows.new_row(procedure, version, now)
        row.pk = draft.pk if draft else None
        (later if procedure.code in known else first_time).append(row)
    for row in first_time:
        row.published_at, row.published_by = now, by
    ProcedureVersion.objects.bulk_create(first_time, batch_size=ROWS_AT_ONCE)
    for row in sorted(later, key=lambda row: row.number):
        version_rows.publish_row(row, by)
    return len(first_time) + len(later)


def _look_again() -> None:
    """This process sees the change at once, and again when it is committed."""
    in_force.forget()
    transaction.on_commit(in_force.forget)
