"""Brings the shipped lines into the table without touching what people have decided."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from motcua.domain.kernel.actor import Employer
from motcua.reference.places import queries as places
from motcua.reference.scheme.lines import Line, contradictions
from motcua.reference.scheme.models import SHIPPED, SchemeLine, SchemeNote
from motcua.reference.scheme.reading import BadScheme, read
from motcua.reference.scheme.reading import Line as Written
from motcua.reference.scheme.reading import Note as WrittenNote

EVERY = "every:"
CORRECTED = "dữ liệu đi kèm phần mềm đã được đính chính"
Place = tuple[object, ...]


def read_lines(path: Path) -> tuple[list[Line], list[WrittenNote]]:
    """The file's lines, one for each counter meant; BadScheme when two contradict each other."""
    written, notes = read(path)
    counters = {day: places.one_stop_units(day) for day in {each.first for each in written}}
    lines = [line for each in written for line in _at_counters(each, counters[each.first])]
    for one, other in contradictions(lines):
        raise BadScheme(
            f"{path.name}: two lines contradict each other: {one.unit} {one.task} {one.subject} "
            f"from {one.first} and from {other.first}; close the earlier one."
        )
    return lines, notes


def _at_counters(written: Written, counters: list[places.OneStopUnit]) -> Iterator[Line]:
    """One line per counter meant that is open on the line's first day."""
    meant = [
        counter
        for counter in counters
        if written.where in (counter.admin_code, f"{EVERY}{counter.level}")
    ]
    if not meant:
        raise BadScheme(f"No counter of {written.where!r} on {written.first}; correct the unit.")
    for counter in meant:
        yield Line(
            unit=counter.code,
            task=written.task,
            scope=written.scope,
            subject=written.subject,
            channel=written.channel,
            employer=Employer(written.employer),
            first=written.first,
            last=written.last,
            phase=written.phase,
            decision=written.decision,
            trust=written.trust,
            source=written.source,
        )


def reconcile(lines: list[Line], on: date) -> None:
    """Adds what is missing and strikes what the file no longer says.

    A line that somebody's decision has closed stays as it is, and a line that would contradict a
    decided one is left out: people's decisions go before what we ship.
    """
    wanted = {_identity(line): line for line in lines}
    held = SchemeLine.objects.filter(origin=SHIPPED, struck_on__isnull=True)
    for row in held.prefetch_related("endings"):
        key = _identity_of(row)
        line = wanted.get(key)
        if row.endings.all():
            wanted.pop(key, None)
        elif line is not None and _told(row) == _text(line):
            del wanted[key]
        else:
            row.struck_on, row.struck_why = on, CORRECTED
            row.save(update_fields=["struck_on", "struck_why"])
    rows = [_row(line) for line in wanted.values()]
    SchemeLine.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def _identity(line: Line) -> Place:
    return (*line.place, line.scope, line.employer, line.first)


def _identity_of(row: SchemeLine) -> Place:
    place = (row.unit_code, row.task, row.subject, row.channel)
    return (*place, row.scope, row.employer_kind, row.valid.lower)


def _text(line: Line) -> Place:
    return (until(line.last), line.phase, line.decision, line.trust, line.source)


def _told(row: SchemeLine) -> Place:
    return (row.valid.upper, row.phase, row.decision, row.trust, row.source)


def until(last: date | None) -> date | None:
    """The end of a half-open range whose last day is given."""
    return None if last is None else last + timedelta(days=1)


def eve(day: date) -> date:
    return day - timedelta(days=1)


def _row(line: Line) -> SchemeLine:
    return row_of(line, origin=SHIPPED)


def row_of(line: Line, *, origin: str, decided_by: int | None = None) -> SchemeLine:
    return SchemeLine(
        unit_code=line.unit,
        task=line.task,
        scope=line.scope,
        subject=line.subject,
        channel=line.channel,
        employer_kind=line.employer,
        body=line.body,
        valid=(line.first, until(line.last)),
        phase=line.phase,
        decision=line.decision,
        trust=line.trust,
        source=line.source,
        origin=origin,
        decided_by_id=decided_by,
    )


def renew_notes(notes: list[WrittenNote]) -> None:
    SchemeNote.objects.all().delete()
    SchemeNote.objects.bulk_create(
        SchemeNote(
            code=note.code,
            phase=note.phase,
            valid=(note.first, until(note.last)),
            text_vi=note.vi,
            text_en=note.en,
            source=note.source,
        )
        for note in notes
    )
