"""System checks: the guards of what was filed online stand in the database."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register

from motcua.plumbing import guards

GUARDS: guards.Guards = {
    table: frozenset({f"{table}_no_change", f"{table}_no_truncate"})
    for table in ("online_answers", "online_submission")
}


def register_all() -> None:
    register(filed_is_guarded, Tags.database)


def filed_is_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused."""
    return guards.missing(GUARDS, databases, "online.E001")
