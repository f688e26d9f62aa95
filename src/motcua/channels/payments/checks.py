"""System checks: what was heard about money cannot be changed; the gateway can be trusted."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from motcua.plumbing import guards
from motcua.plumbing.signed_calls import SHORTEST_SECRET

HERE = frozenset({"localhost", "127.0.0.1", "::1"})
NAMED = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
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
    register(gateway_is_safe, Tags.security)


def facts_are_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Whether change and emptying are refused."""
    return guards.missing(GUARDS, databases, "payments.E001")


def gateway_is_safe(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Without a secret anybody could say that an order was paid."""
    return list(_gateway()) if settings.GATEWAY_URL else []


def _gateway() -> Iterator[CheckMessage]:
    try:
        url = urlsplit(settings.GATEWAY_URL)
    except ValueError:  # a bracket of IPv6 without its other half
        url = urlsplit("")
    if url.scheme not in {"http", "https"} or not url.hostname or url.query or url.username:
        hint = "Write MOTCUA_GATEWAY_URL like https://gateway.vn/api, or unset it."
        yield Error("The gateway's address cannot be read.", hint=hint, id="payments.E002")
    elif url.scheme == "http" and url.hostname not in HERE:
        hint = "Set MOTCUA_GATEWAY_URL to an address with https://."
        yield Error("Payments would be told in the clear.", hint=hint, id="payments.E003")
    if len(settings.GATEWAY_SECRET) < SHORTEST_SECRET:
        hint = f"Set MOTCUA_GATEWAY_SECRET to {SHORTEST_SECRET} random characters."
        yield Error("Anybody could say that money came.", hint=hint, id="payments.E004")
    if not NAMED.fullmatch(settings.GATEWAY_CODE):
        hint = "Set MOTCUA_GATEWAY_CODE to small letters, digits and hyphens."
        yield Error("The gateway has no name to call by.", hint=hint, id="payments.E005")
