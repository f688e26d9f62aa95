"""P7: how many events a second `motcua verify` goes through, beside the bare hashing of each.

Run it as `python -m benchmarks.p7_verify`; it starts a database of its own. The limit is what one
processor can hash when all events lie in memory already.
"""

import json
import os
import sys
from hashlib import sha256
from importlib import import_module
from time import perf_counter
from uuid import UUID, uuid4

import django
from django.db import connection, transaction

from benchmarks.world import database

DOSSIERS = 20_000
GOAL = 100_000
COPY = """
    COPY dossier_event
        (dossier_id, version, name, payload, allocated, actor, recorded_at, prev_hash, hash)
    FROM STDIN
"""
IN_SQL = """
    SELECT count(*) FROM dossier_event WHERE hash IS DISTINCT FROM journal_hash(
        prev_hash, dossier_id, version, name, recorded_at, actor, allocated, payload)
"""


def fill() -> list[UUID]:
    """Whole ordinary lives, ten events each, written past the commands; the dossiers' ids."""
    from motcua.dossiers import codec, register  # noqa: PLC0415 - after django.setup()
    from motcua.plumbing import journal  # noqa: PLC0415
    from tests import builders  # noqa: PLC0415

    life = builders.life("returned")
    stored = [
        (each.NAME, codec.encode(each), register.actor_text(each.by), each.at)
        for each in life.events
    ]
    ids = [uuid4() for _ in range(DOSSIERS)]
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for serial, dossier in enumerate(ids):
            previous = journal.GENESIS
            for version, (name, payload, actor, at) in enumerate(stored, 1):
                number = _code(serial) if version == 1 else None
                link = journal.Link(
                    dossier_id=dossier,
                    version=version,
                    name=name,
                    recorded_at=at,
                    actor=actor,
                    allocated=number,
                    payload=payload,
                )
                this = journal.chain_hash(previous, link)
                copy.write_row((dossier, version, name, payload, number, actor, at, previous, this))
                previous = this
    return ids


def _code(serial: int) -> str:
    return f"999.99.99.H20-190805-{serial:05}"


def put_rows(ids: list[UUID]) -> None:
    """Rows as the register would have written them, from one state for all."""
    from motcua.dossiers import projection  # noqa: PLC0415 - after django.setup()
    from motcua.reference.rulebook import law  # noqa: PLC0415
    from tests import builders  # noqa: PLC0415

    state = builders.state("returned")
    row = projection.row(ids[0], state, law.public_calendar(builders.MONDAY_2019))
    with connection.cursor() as cursor:
        for first in range(0, len(ids), 1000):
            part = [
                row | {"id": str(dossier), "code": _code(first + place)}
                for place, dossier in enumerate(ids[first : first + 1000])
            ]
            cursor.execute(
                "SELECT count(dossier_put(made)) FROM jsonb_array_elements(%s::jsonb) AS made",
                [json.dumps(part)],
            )
        cursor.execute("ANALYZE dossier_event")
        cursor.execute("ANALYZE dossier")


def bare_hashing() -> float:
    """Events a second that one processor hashes, of the size the journal's have on average."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT avg(octet_length(payload))::integer FROM dossier_event")
        text = b"x" * (int(cursor.fetchone()[0]) + 180)
    rounds = 200_000
    began = perf_counter()
    for _ in range(rounds):
        sha256(text).digest()
    return rounds / (perf_counter() - began)


def in_sql() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dossier_event")
        events = int(cursor.fetchone()[0])
        began = perf_counter()
        cursor.execute(IN_SQL)
        assert cursor.fetchone()[0] == 0
    return events / (perf_counter() - began)


def checked(*, fold_rows: bool, workers: int) -> float:
    from motcua.dossiers import verify  # noqa: PLC0415 - after django.setup()

    with verify.snapshot():
        began = perf_counter()
        verdict = verify.verify(workers=workers, fold_rows=fold_rows)
        rate = verdict.events / (perf_counter() - began)
    if not verdict.ok:
        sys.exit(f"the check failed: {verdict.first_fault}")
    return rate


def main() -> None:
    """In a database of its own, so that nobody's data are touched and nothing must be running."""
    with database():
        django.setup()
        import_module("motcua.project.own_database").prepare()
        measure()


def measure() -> None:
    with transaction.atomic():
        ids = fill()
        put_rows(ids)
    limit = bare_hashing()
    figures = {
        "limit: SHA-256 alone, one processor": limit,
        "journal_hash in SQL, chain not followed": in_sql(),
        "verify --journal-only, one process": checked(fold_rows=False, workers=1),
        "verify --journal-only, all processors": checked(fold_rows=False, workers=0),
        "verify with rows, one process": checked(fold_rows=True, workers=1),
        "verify with rows, all processors": checked(fold_rows=True, workers=0),
    }
    sys.stdout.write(
        f"P7  {DOSSIERS * 10:,} events, {os.cpu_count()} processors, goal {GOAL:,}/s\n"
    )
    for what, rate in figures.items():
        sys.stdout.write(f"{what:<42}{rate:>12,.0f}/s{rate / limit:>8.2f} of the limit\n")


if __name__ == "__main__":
    main()
