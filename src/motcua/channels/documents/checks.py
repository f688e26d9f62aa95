"""System checks: the guards of issued documents stand in the database."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register

from motcua.plumbing import guards

FINAL = ("doc_document", "doc_ending", "doc_use", "doc_opened")
GUARDS: guards.Guards = {
    table: frozenset({f"{table}_no_change", f"{table}_no_truncate"})
    | ({"doc_document_no_delete"} if table == "doc_document" else set())
    for table in FINAL
}


def register_all() -> None:
    register(documents_are_guarded, Tags.database)


def documents_are_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused."""
    return guards.missing(GUARDS, databases, "documents.E001")
