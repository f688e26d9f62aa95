"""System checks: the journal's guards stand in the database."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register

from motcua.plumbing import guards

GUARDS: guards.Guards = {
    "dossier_event": frozenset({"dossier_event_no_change", "dossier_event_no_truncate"})
}


def register_all() -> None:
    register(journal_is_guarded, Tags.database)


def journal_is_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused; asked by `check --database default`."""
    return guards.missing(GUARDS, databases, "dossiers.E001")
