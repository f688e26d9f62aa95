"""System checks: the guards of the exchange stand, and a connected portal has our credentials."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from motcua.plumbing import guards

GUARDS: guards.Guards = {
    table: frozenset({f"{table}_no_change", f"{table}_no_truncate"})
    for table in ("exchange_try", "exchange_difference")
}


def register_all() -> None:
    register(tries_are_guarded, Tags.database)
    register(portal_has_credentials)


def tries_are_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused."""
    return guards.missing(GUARDS, databases, "exchange.E001")


def portal_has_credentials(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    if not settings.EXCHANGE_URL or (settings.EXCHANGE_CLIENT and settings.EXCHANGE_SECRET):
        return []
    return [
        Error(
            "The national portal has an address and no client or secret.",
            hint="Set MOTCUA_EXCHANGE_CLIENT and MOTCUA_EXCHANGE_SECRET as it gave them to you.",
            id="exchange.E002",
        )
    ]
