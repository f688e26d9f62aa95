"""System checks: the journal's guards stand in the database."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

GUARDS = frozenset({"dossier_event_no_change", "dossier_event_no_truncate"})
_STANDING = """
    SELECT tgname FROM pg_trigger
     WHERE tgrelid = to_regclass('dossier_event') AND NOT tgisinternal AND tgenabled <> 'D'
"""
_MIGRATED = "SELECT to_regclass('dossier_event') IS NOT NULL"


def register_all() -> None:
    register(journal_is_guarded, Tags.database)


def journal_is_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused; asked by `check --database default`."""
    return [
        Error(
            f"The guard {guard} of the journal is off or gone.",
            hint="ALTER TABLE dossier_event ENABLE TRIGGER USER; then run motcua verify.",
            id="dossiers.E001",
        )
        for name in databases or ()
        for guard in sorted(_missing(name))
    ]


def _missing(database: str) -> frozenset[str]:
    with connections[database].cursor() as cursor:
        cursor.execute(_MIGRATED)
        if not cursor.fetchone()[0]:
            return frozenset()
        cursor.execute(_STANDING)
        return GUARDS - {row[0] for row in cursor.fetchall()}
