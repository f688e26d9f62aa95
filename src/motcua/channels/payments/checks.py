"""System checks: what was heard about money cannot be changed."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register

from motcua.plumbing import guards

FINAL = (
    "payment_fact",
    "payment_assignment",
    "payment_call",
    "payment_statement",
    "payment_statement_line",
)
GUARDS: guards.Guards = {
    table: frozenset({f"{table}_no_change", f"{table}_no_truncate"}) for table in FINAL
}


def register_all() -> None:
    register(facts_are_guarded, Tags.database)


def facts_are_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused."""
    return guards.missing(GUARDS, databases, "payments.E001")
