"""System checks of the settings: what must never be where people work, with what to do instead."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register, run_checks

from motcua.plumbing import clock
from motcua.plumbing.signed_calls import SHORTEST_SECRET as SHORTEST_CARRIER_SECRET

Found = Iterator[CheckMessage]
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]", "testserver"}
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
SHORTEST_SECRET = 50
FEWEST_LETTERS = 12
PLACEHOLDERS = ("insecure", "changeme", "change-me", "secret", "example", "for-tests")


def register_all() -> None:
    register(settings_are_fit_for_work, Tags.security)
    register(settings_are_fit_for_the_public, Tags.security, deploy=True)


def settings_are_fit_for_work(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Errors, which `motcua serve` refuses to start with; in training a few are allowed."""
    always = [_secret, _secret_file, _hosts, _origins, _proxies, _clock_reads, _carrier]
    at_work = [] if settings.TRAINING else [_debug, _training_clock, _identity, _outside, _mail]
    return [message for each in [*always, *at_work] for message in each()]


def settings_are_fit_for_the_public(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Warnings of `check --deploy`: lawful on one's own machine, not on a public one."""
    probes: list[Callable[[], Found]] = [_https, _public_hosts, _own_database, _mail_in_clear]
    return [message for each in probes for message in each()]


def of_this_place() -> list[CheckMessage]:
    """All that is wrong with the settings; a machine that only knows itself may have no TLS."""
    found = list(run_checks(include_deployment_checks=settings.HTTPS))
    if not settings.HTTPS and not settings.TRAINING and set(settings.ALLOWED_HOSTS) - LOCAL_HOSTS:
        found += settings_are_fit_for_the_public(None)
    return found


def _debug() -> Found:
    if settings.DEBUG:
        hint = "Unset MOTCUA_DEBUG; to try things out, set MOTCUA_TRAINING=1 as well."
        yield Error("Errors are shown with code and settings.", hint=hint, id="motcua.E001")


def _secret() -> Found:
    secret = str(settings.SECRET_KEY)
    poor = len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_LETTERS
    if poor or any(word in secret.lower() for word in PLACEHOLDERS):
        hint = (
            "Unset MOTCUA_SECRET_KEY, then one is made and kept in MOTCUA_VAR; or give it "
            f"{SHORTEST_SECRET} random characters."
        )
        yield Error("The secret that signs sessions can be guessed.", hint=hint, id="motcua.E002")


def _secret_file() -> Found:
    for path in (Path(settings.VAR) / "secret-key", os.environ.get("MOTCUA_SECRET_KEY_FILE")):
        if path and Path(path).exists() and Path(path).stat().st_mode & 0o077:
            hint = f"chmod 600 {path}"
            yield Error(f"Others can read {path}.", hint=hint, id="motcua.E003")


def _hosts() -> Found:
    if not settings.ALLOWED_HOSTS or {"*", "."} & set(settings.ALLOWED_HOSTS):
        hint = "Name the hosts of this system in MOTCUA_HOSTS, with commas between."
        yield Error("Any host name would be answered to.", hint=hint, id="motcua.E004")


def _origins() -> Found:
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        plain = settings.HTTPS and not origin.startswith("https://")
        if plain or "*" in origin:
            hint = "Write each address of MOTCUA_ORIGINS in full, with https://."
            yield Error(f"Forms would be taken from {origin}.", hint=hint, id="motcua.E005")


def _training_clock() -> Found:
    if clock.is_training():
        hint = "Unset MOTCUA_AS_OF; the training clock goes with MOTCUA_TRAINING=1 only."
        yield Error("The clock of real work stands on another day.", hint=hint, id="motcua.E006")


def _clock_reads() -> Found:
    try:
        date.fromisoformat(os.environ.get("MOTCUA_AS_OF") or "2018-06-21")
    except ValueError:
        hint = "Write a date like 2019-08-05, or unset it."
        yield Error("MOTCUA_AS_OF is no date.", hint=hint, id="motcua.E007")


def _proxies() -> Found:
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT < 0:
        hint = "Set MOTCUA_PROXIES to how many proxies stand before the server: 0, 1, …"
        yield Error("The number of proxies is negative.", hint=hint, id="motcua.E008")


def _carrier() -> Found:
    """An address without a secret would send parcels unsigned; plain http shows who gets what."""
    if not settings.CARRIER_URL:
        return
    try:
        url = urlsplit(settings.CARRIER_URL)
    except ValueError:  # a bracket of IPv6 without its other half
        url = urlsplit("")
    if url.scheme not in {"http", "https"} or not url.hostname or url.query or url.username:
        hint = "Write MOTCUA_CARRIER_URL like https://carrier.vn/api, or unset it."
        yield Error("The carrier's address cannot be read.", hint=hint, id="motcua.E009")
    elif url.scheme == "http" and url.hostname not in THIS_MACHINE:
        hint = "Set MOTCUA_CARRIER_URL to an address with https://."
        yield Error("Parcels would be told in the clear.", hint=hint, id="motcua.E010")
    if len(settings.CARRIER_SECRET) < SHORTEST_CARRIER_SECRET:
        hint = f"Set MOTCUA_CARRIER_SECRET to {SHORTEST_CARRIER_SECRET} random characters."
        yield Error("What the carrier says could be forged.", hint=hint, id="motcua.E011")


def _identity() -> Found:
    """Who people are is taken from this provider's word alone."""
    issuer, secret = str(settings.E_IDENTITY["issuer"]), settings.E_IDENTITY["secret"]
    if not issuer:
        return
    if not issuer.startswith("https://"):
        hint = "Set MOTCUA_EID_ISSUER to the provider's address with https://, or unset it."
        yield Error("Who people are would be told in the clear.", hint=hint, id="motcua.E012")
    if not secret:
        hint = "Set MOTCUA_EID_SECRET to what the provider gave this system."
        yield Error("The provider of identity would not know us.", hint=hint, id="motcua.E013")


def _outside() -> Found:
    """Whom we tell what people confided to us, besides those with checks of their own."""
    addresses = {f"MOTCUA_{each.upper()}_URL": url for each, url in _providers()}
    addresses["MOTCUA_EXCHANGE_URL"] = settings.EXCHANGE_URL
    for name, address in addresses.items():
        url = urlsplit(address)
        if address and url.scheme != "https" and url.hostname not in THIS_MACHINE:
            hint = f"Set {name} to an address with https://, or unset it."
            yield Error(f"{name} would be told things in the clear.", hint=hint, id="motcua.E014")


def _providers() -> Iterator[tuple[str, str]]:
    return ((each, url) for each, (url, _secret) in settings.MESSAGE_PROVIDERS.items())


def _mail() -> Found:
    if settings.EMAIL_USE_TLS and settings.EMAIL_USE_SSL:
        hint = "Set MOTCUA_SMTP_STARTTLS (port 25 or 587) or MOTCUA_SMTP_TLS (port 465), not both."
        yield Error("The mail server is reached in two ways.", hint=hint, id="motcua.E015")


def _mail_in_clear() -> Found:
    safe = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    if not settings.TRAINING and not safe and settings.EMAIL_HOST not in THIS_MACHINE:
        hint = "Set MOTCUA_SMTP_STARTTLS=1, or MOTCUA_SMTP_TLS=1 for port 465."
        yield Warning("Codes and letters leave in the clear.", hint=hint, id="motcua.W005")


def _https() -> Found:
    if not settings.HTTPS:
        hint = "Put a proxy with TLS before the server and set MOTCUA_HTTPS=1."
        yield Warning("Passwords travel in the clear.", hint=hint, id="motcua.W001")
    elif not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        hint = "Set MOTCUA_PROXIES=1, or all visitors share one limit of sign-in attempts."
        yield Warning("The visitors' addresses are not known.", hint=hint, id="motcua.W004")


def _public_hosts() -> Found:
    if set(settings.ALLOWED_HOSTS) <= LOCAL_HOSTS:
        hint = "Name the public host in MOTCUA_HOSTS."
        yield Warning("Only this machine's own names are known.", hint=hint, id="motcua.W002")


def _own_database() -> Found:
    if not os.environ.get("DATABASE_URL"):
        hint = "Set DATABASE_URL to a PostgreSQL that is backed up."
        yield Warning("No database is named.", hint=hint, id="motcua.W003")
