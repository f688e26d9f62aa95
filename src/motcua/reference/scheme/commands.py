"""Loads the shipped scheme; running it twice changes nothing. Places are loaded first."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.db import IntegrityError, connection, transaction

from motcua.reference.places import queries as places
from motcua.reference.scheme.models import SchemeLine, SchemeNote
from motcua.reference.scheme.reading import BadScheme, Line, read

SHIPPED = Path(__file__).parent / "data" / "dong_thap.toml"

_LOCK = 2_018_0801
"""Keeps two loads from running into each other; any number that nobody else uses."""

LEVEL = "every:"


def load_shipped(path: Path = SHIPPED) -> int:
    """Replaces the scheme by the file's, all or nothing; the number of lines.

    Raises BadScheme for a file with an unknown word, an unknown unit or two lines that contradict.
    """
    lines, notes = read(path)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        SchemeLine.objects.all().delete()
        SchemeNote.objects.all().delete()
        SchemeNote.objects.bulk_create(
            SchemeNote(
                code=note.code,
                phase=note.phase,
                valid=_days(note.first, note.last),
                text_vi=note.vi,
                text_en=note.en,
                source=note.source,
            )
            for note in notes
        )
        counters = {day: places.one_stop_units(day) for day in {line.first for line in lines}}
        rows = [row for line in lines for row in _rows(line, counters[line.first])]
        try:
            with transaction.atomic():
                return len(SchemeLine.objects.bulk_create(rows))
        except IntegrityError as fault:
            raise BadScheme(f"{path.name}: two lines contradict each other: {fault}") from fault


def _rows(line: Line, counters: list[places.OneStopUnit]) -> Iterator[SchemeLine]:
    """One row per counter meant that is open on the line's first day."""
    meant = [
        counter
        for counter in counters
        if line.where in (counter.admin_code, f"{LEVEL}{counter.level}")
    ]
    if not meant:
        raise BadScheme(f"No counter of {line.where!r} on {line.first}; correct the unit.")
    for counter in meant:
        yield SchemeLine(
            unit_code=counter.code,
            task=line.task,
            scope=line.scope,
            subject=line.subject,
            channel=line.channel,
            employer_kind=line.employer,
            valid=_days(line.first, line.last),
            phase=line.phase,
            decision=line.decision,
            trust=line.trust,
            source=line.source,
        )


def _days(first: date, last: date | None) -> tuple[date, date | None]:
    return first, None if last is None else last + timedelta(days=1)
