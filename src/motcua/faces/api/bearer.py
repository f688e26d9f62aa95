"""Whom a bearer token stands for: one indexed select, then remembered for ten seconds."""

import time
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock

from cachetools import TTLCache
from django.http import HttpRequest
from ninja.security.base import AuthBase
from oauth2_provider.models import get_access_token_model

from motcua.domain.kernel.local_time import local
from motcua.faces.api import refusals as a
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User

SCOPE = "dossiers"
TOKENS_KEPT, SECONDS_KEPT = 10_000, 10.0
"""A token revoked through another process, or expired, is refused at most ten seconds later."""

_kept: TTLCache[str, User] = TTLCache(TOKENS_KEPT, SECONDS_KEPT, lambda: time.monotonic())
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Client:
    """The person on whose behalf a machine speaks; never the machine itself."""

    user: User

    @property
    def today(self) -> date:
        return local(clock.now()).date()


class Bearer(AuthBase):
    """Demands a token with the scope; Refused without a good one."""

    openapi_type = "oauth2"
    openapi_flows = {
        "clientCredentials": {
            "tokenUrl": "/oauth/token/",
            "scopes": {SCOPE: "Act on dossiers in the roles of the client's person"},
        }
    }

    def __call__(self, request: HttpRequest) -> Client:
        scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Refused(a.TokenMissing())
        return Client(person_of(token.strip()))


def forget_tokens() -> None:
    """Look again at the next request; called when a token is revoked through this process."""
    with _lock:
        _kept.clear()


def person_of(token: str) -> User:
    """The person the token's client acts as; Refused for no good token."""
    checksum = sha256(token.encode()).hexdigest()
    with _lock:
        known = _kept.get(checksum)
    if known is not None:
        return known
    person = _stored(checksum)
    with _lock:
        _kept[checksum] = person
    return person


def _stored(checksum: str) -> User:
    tokens = get_access_token_model().objects.select_related("application__user")
    found = tokens.filter(token_checksum=checksum).first()
    if found is None or found.is_expired() or found.application is None:
        raise Refused(a.TokenInvalid())
    if not found.allow_scopes([SCOPE]):
        raise Refused(a.ScopeMissing(scope=SCOPE))
    person: User | None = found.application.user
    if person is None or not person.is_active:
        raise Refused(a.TokenInvalid())
    return person
