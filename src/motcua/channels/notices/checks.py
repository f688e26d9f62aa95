"""System checks: the guards of what was tried stand, and providers have the secret they need."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from motcua.plumbing import guards

GUARDS: guards.Guards = {
    table: frozenset({f"{table}_no_change", f"{table}_no_truncate"})
    for table in ("notice_attempt", "notice_template")
}
SHORTEST_SECRET = 32


def register_all() -> None:
    register(attempts_are_guarded, Tags.database)
    register(providers_have_secrets)


def attempts_are_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused."""
    return guards.missing(GUARDS, databases, "notices.E001")


def providers_have_secrets(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """A provider with an address and no secret would take anybody's word for a receipt."""
    return [
        Error(
            f"The provider {code} has an address and no secret of {SHORTEST_SECRET} characters.",
            hint=f"Set MOTCUA_{code.upper()}_SECRET to what the provider and you agreed on.",
            id="notices.E002",
        )
        for code, (url, secret) in settings.MESSAGE_PROVIDERS.items()
        if url and len(secret) < SHORTEST_SECRET
    ]
