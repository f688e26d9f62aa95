"""The rows of versions: found, compared with what a file says, published one after the other."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from psycopg.types.range import Range

from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import clock, sql_files
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import content, headings, in_force, says
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.models import ProcedureVersion
from motcua.reference.catalogue.refusals import ContentRefused, VersionsOverlap

_SQL = sql_files.load(Path(__file__).parent / "sql" / "queries.sql")
Held = dict[tuple[str, int], ProcedureVersion]


def one_writer() -> None:
    """Two processes that load or publish at once do it one after the other."""
    _SQL["one_writer"].fetch(lambda _: None)


def pairs(
    procedures: Iterable[content.Procedure],
) -> list[tuple[content.Procedure, content.Version]]:
    return [(p, version) for p in procedures for version in p.versions]


def held(procedures: list[content.Procedure]) -> Held:
    """The stored rows of the versions in question, locked until the transaction ends."""
    wanted = {(p.code, version.number) for p, version in pairs(procedures)}
    rows = ProcedureVersion.objects.select_for_update().filter(
        procedure_id__in={code for code, _ in wanted}
    )
    return {key: row for row in rows if (key := (row.procedure_id, row.number)) in wanted}


def refuse_changes(procedures: list[content.Procedure], rows: Held) -> None:
    """Refused when a file says something else than a published version of the same number."""
    faults = [
        Fault(Bilingual(p.code, p.code), says.published_differs(version.number))
        for p, version in pairs(procedures)
        if (row := rows.get((p.code, version.number))) is not None
        and row.published_at is not None
        and _differs(version, row)
    ]
    if faults:
        raise Refused(ContentRefused.because(faults))


def _differs(version: content.Version, row: ProcedureVersion) -> bool:
    """An end on one side only is none, it can still be stated; nor are other words of a source."""
    last = in_force.days(row.valid)["until"]
    return (
        content.unsourced(content.stored(version)) != content.unsourced(row.content)
        or version.first != row.valid.lower
        or (last is not None and version.last is not None and last != version.last)
    )


def close_as_stated(version: content.Version, row: ProcedureVersion | None) -> int:
    """Ends a published open version on the day its file now states; 1 when it did."""
    if row is None or row.published_at is None or row.valid.upper or version.last is None:
        return 0
    return ProcedureVersion.objects.filter(pk=row.pk).update(valid=valid(version))


def publish_row(row: ProcedureVersion, by: str) -> None:
    """Closes the open version that this one follows; Refused when the days overlap another."""
    others = ProcedureVersion.objects.filter(
        procedure_id=row.procedure_id, published_at__isnull=False
    )
    for other in others.order_by("valid"):
        if other.valid.upper is None and _follows(row, other):
            other.valid = Range(other.valid.lower, row.valid.lower)
            other.save(update_fields=["valid"])
        elif _overlap(other, row):
            raise Refused(_overlapping(other, row))
    row.published_at, row.published_by = clock.now(), by
    row.save()


def _follows(row: ProcedureVersion, other: ProcedureVersion) -> bool:
    begins_later: bool = other.valid.lower < row.valid.lower
    return begins_later and other.number < row.number


def _overlap(one: ProcedureVersion, other: ProcedureVersion) -> bool:
    return (one.valid.upper is None or other.valid.lower < one.valid.upper) and (
        other.valid.upper is None or one.valid.lower < other.valid.upper
    )


def _overlapping(other: ProcedureVersion, row: ProcedureVersion) -> VersionsOverlap:
    return VersionsOverlap(
        procedure=row.procedure_id,
        number=row.number,
        first=row.valid.lower,
        other=other.number,
        after=in_force.days(other.valid)["until"] or other.valid.lower,
    )


def new_row(
    procedure: content.Procedure, version: content.Version, imported_at: datetime
) -> ProcedureVersion:
    return ProcedureVersion(
        procedure_id=procedure.code,
        number=version.number,
        valid=valid(version),
        content=content.stored(version),
        heading=headings.frozen(procedure),
        content_hash=content.fingerprint(version),
        imported_at=imported_at,
    )


def valid(version: content.Version) -> Range[date]:
    """The days as the database keeps them: the day after the last is the first outside."""
    end = version.last + timedelta(days=1) if version.last else None
    return Range(version.first, end)
