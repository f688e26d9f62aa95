"""Proves that the journal is what was recorded, and that the register's rows follow from it."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection, transaction

from motcua.dossiers.chains import (
    EVERYTHING,
    Fault,
    FaultKind,
    Findings,
    Stretch,
    check,
    check_apart,
)
from motcua.plumbing import sealing
from motcua.plumbing.sql_files import load

SQL = load(Path(__file__).parent / "sql" / "verify.sql")
JOURNAL = "dossier_event"
SMALL = 50_000
"""Below so many events one process is done before others have started."""
EACH = 50_000
IDS = 1 << 128
_CONNECTION = {"host", "port", "user", "password", "dbname", "sslmode", "sslrootcert"}

Progress = Callable[[int, int], None]
"""Told how many events were gone through, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was gone through; `faults` holds the first ones, `faulty` counts all."""

    events: int
    dossiers: int
    seals: int
    projections: int
    faulty: int
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        return not self.faulty

    @property
    def first_fault(self) -> Fault | None:
        return self.faults[0] if self.faults else None


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything inside sees the register as of one moment, whoever goes on working."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT")  # the first question fixes the moment
        yield


def verify(
    *,
    progress: Progress = lambda _done, _of: None,
    workers: int = 0,
    fold_rows: bool = True,
) -> Verdict:
    """Goes through all there is; to be called inside `snapshot()` while others work.

    `workers` processes share the work, as many as there are processors for 0. Without
    `fold_rows` a row is only held against the number of its events, which is much faster.
    """
    size = SQL["size"].fetch(int)[0]
    workers = workers or os.cpu_count() or 1
    if size < SMALL or workers == 1:
        found = check(_raw_connection(), fold_rows=fold_rows)
        progress(found.events, size)
    else:
        found = _check_together(size, workers, progress, fold_rows=fold_rows)
    for fault in [*_gone(), *_seal_faults()]:
        found.note(fault)
    found.sort()
    return Verdict(
        events=found.events,
        dossiers=found.dossiers,
        seals=SQL["seals"].fetch(int)[0],
        projections=found.projections,
        faulty=found.faulty,
        faults=tuple(found.faults),
    )


def _raw_connection() -> psycopg.Connection[Any]:
    """The driver's connection behind Django's, inside a transaction."""
    connection.ensure_connection()
    raw: psycopg.Connection[Any] = connection.connection
    return raw


def _check_together(size: int, workers: int, progress: Progress, *, fold_rows: bool) -> Findings:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        shared = cursor.fetchone()[0]
    given = connection.get_connection_params()
    address = {name: given[name] for name in _CONNECTION & given.keys()}
    found = Findings()
    # A forked child would inherit the pool's threads and sockets.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks: list[Future[Findings]] = [
            pool.submit(check_apart, address, shared, stretch, fold_rows=fold_rows)
            for stretch in _stretches(max(workers, size // EACH))
        ]
        for task in as_completed(tasks):
            found.add(task.result())
            progress(found.events, size)
    return found


def _stretches(count: int) -> list[Stretch]:
    """Equal parts of all possible ids, which are drawn evenly."""
    if count < 2:
        return [EVERYTHING]
    ends = [IDS * part // count for part in range(count + 1)]
    return [Stretch(UUID(int=first), UUID(int=after - 1)) for first, after in pairwise(ends)]


def _gone() -> Iterator[Fault]:
    for dossier, number, told, held in SQL["acknowledged_but_gone"].fetch(_as_is):
        if held is None:
            kind, says = FaultKind.REMOVED, f"All {told} events of the dossier are gone."
        else:
            kind, says = FaultKind.MISSING, f"Event {held + 1} to {told} are not there any more."
        yield Fault(kind=kind, says=says, dossier=dossier, code=number, version=(held or 0) + 1)


def _seal_faults() -> Iterator[Fault]:
    fault = sealing.first_fault(JOURNAL)
    if fault is None:
        return
    day, why = fault
    gaps = _gaps(day)
    shown = ", ".join(map(str, gaps[:5])) + (" …" if len(gaps) > 5 else "")
    where = f"; nothing stands at position {shown}" if gaps else ""
    yield Fault(kind=FaultKind.SEAL, says=f"The seal of {day} does not hold: {why}{where}.")


def _gaps(day: date) -> list[int]:
    """Positions of the sealed day where no event stands; some may never have been taken."""
    return SQL["gaps"].fetch(int, day=day)


def _as_is(*columns: Any) -> tuple[Any, ...]:
    return columns
