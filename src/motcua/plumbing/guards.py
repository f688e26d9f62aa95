"""System checks: the triggers that refuse change and emptying stand in the database."""

from collections.abc import Mapping, Sequence

from django.core.checks import CheckMessage, Error
from django.db import connections

Guards = Mapping[str, frozenset[str]]
"""The triggers of each table."""
_STANDING = """
    SELECT tgname FROM pg_trigger
     WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled <> 'D'
"""
_MIGRATED = "SELECT to_regclass(%s) IS NOT NULL"


def missing(guards: Guards, databases: Sequence[str] | None, name: str) -> list[CheckMessage]:
    """One error called `name` for each guard that is off or gone; none before the migrations."""
    return [
        Error(
            f"The guard {guard} of {table} is off or gone.",
            hint=f"ALTER TABLE {table} ENABLE TRIGGER USER; then run motcua verify.",
            id=name,
        )
        for database in databases or ()
        for table, expected in guards.items()
        for guard in sorted(_off(database, table, expected))
    ]


def _off(database: str, table: str, expected: frozenset[str]) -> frozenset[str]:
    with connections[database].cursor() as cursor:
        cursor.execute(_MIGRATED, [table])
        if not cursor.fetchone()[0]:
            return frozenset()
        cursor.execute(_STANDING, [table])
        return expected - {row[0] for row in cursor.fetchall()}
