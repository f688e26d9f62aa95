"""System checks: the guards of mandates, recoveries and the record of reading stand."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register

from motcua.plumbing import guards

FINAL = (
    "people_mandate",
    "people_mandate_event",
    "people_mandate_use",
    "people_take_over",
    "people_access",
    "people_recovery",
)
GUARDS: guards.Guards = {
    "people_data_request": frozenset({"people_data_request_no_change"}),
    **{table: frozenset({f"{table}_no_change", f"{table}_no_truncate"}) for table in FINAL},
}


def register_all() -> None:
    register(evidence_is_guarded, Tags.database)


def evidence_is_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused."""
    return guards.missing(GUARDS, databases, "people.E001")
