"""Makes the register's current rows from the journal again, while others go on working."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from motcua.domain.dossier.evolve import fold
from motcua.domain.kernel.local_time import local
from motcua.dossiers import codec, projection
from motcua.plumbing.sql_files import load
from motcua.reference.rulebook.queries import calendar_for

SQL = load(Path(__file__).parent / "sql" / "rebuild.sql")
BATCH = 200
BEFORE_ALL = UUID(int=0)

Progress = Callable[[int, int], None]
"""Told how many dossiers are done, of how many."""


def rebuild(*, progress: Progress = lambda _done, _of: None) -> int:
    """Puts every row anew and removes those without events; says how many rows were put.

    1. Take the next dossiers by id and lock their rows, so that nobody appends to them.
    2. Fold their events and put their rows, with the first timer that may come; commit.
    3. When there are no more, remove the rows that no event stands behind.

    The next sweep moves on the timers of alarms that were raised before.
    """
    total = SQL["dossiers"].fetch(int)[0]
    done, last = 0, BEFORE_ALL
    while ids := SQL["next_ids"].fetch(_as_is, after=last, limit=BATCH):
        with transaction.atomic():
            _rebuild(ids)
        done, last = done + len(ids), ids[-1]
        progress(done, total)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SQL["remove_alone"].text)
    return done


def _rebuild(ids: Sequence[UUID]) -> None:
    SQL["lock"].fetch(_as_is, ids=ids)
    SQL["put"].fetch(_as_is, rows=Jsonb(list(_rows(ids))))


def _rows(ids: Sequence[UUID]) -> Iterator[dict[str, projection.Value]]:
    stored = SQL["events"].fetch(lambda *columns: columns, ids=ids)
    for dossier, group in groupby(stored, key=itemgetter(0)):
        events = list(group)
        state = fold(codec.decode(name, text, number) for _, name, text, number, _ in events)
        if state is not None:
            recorded = local(events[-1][-1]).date()
            yield projection.row(dossier, state, calendar_for(None, recorded))


def _as_is(value: Any) -> Any:
    return value
