"""System checks: the guards of the books stand in the database."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register

from motcua.plumbing import guards

FINAL = ("till_entry", "till_posting", "till_receipt", "till_void", "till_dossier_payment")
BALANCED = {
    "till_entry": "till_entry_is_balanced",
    "till_posting": "till_posting_is_balanced",
}
GUARDS: guards.Guards = {
    "till_settlement": frozenset({"till_settlement_no_change"}),
    **{
        table: frozenset({f"{table}_no_change", f"{table}_no_truncate"})
        | ({BALANCED[table]} if table in BALANCED else set())
        for table in FINAL
    },
}


def register_all() -> None:
    register(books_are_guarded, Tags.database)


def books_are_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change, emptying and lopsided entries are refused."""
    return guards.missing(GUARDS, databases, "counters.E001")
