"""Checks what a provider of electronic identity has signed: who came in, who signed out there."""

from collections.abc import Iterable
from typing import Any

import jwt

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
LEFT = "http://schemas.openid.net/event/backchannel-logout"
LEEWAY = 60
"""Seconds by which two clocks may differ."""


class TokenNotGood(Exception):
    """Not signed by the provider, not for us, too old, or no token at all."""


def claims_of(
    token: str, keys: Iterable[dict[str, Any]], *, issuer: str, audience: str
) -> dict[str, Any]:
    """What the token says, once its signature by one of the keys and its bounds were checked.

    As OpenID Connect Core 3.1.3.7 has it.
    """
    try:
        header = jwt.get_unverified_header(token)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key(keys, header.get("kid"), header.get("alg")),
            algorithms=list(ALGORITHMS),
            audience=audience,
            issuer=issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except jwt.PyJWTError as fault:
        raise TokenNotGood(str(fault)) from fault
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != audience:
        raise TokenNotGood("The token was made for another client.")
    return claims


def is_of_leaving(claims: dict[str, Any]) -> bool:
    """Whether it says that its subject signed out: an answer to a sign-in never does.

    As OpenID Connect Back-Channel Logout 2.4 and 2.6 have it.
    """
    events, once = claims.get("events"), claims.get("jti")
    named = isinstance(events, dict) and isinstance(events.get(LEFT), dict)
    return named and isinstance(once, str) and bool(once) and "nonce" not in claims


def unproven(token: str) -> dict[str, Any]:
    """What the token claims before anybody looked at its signature."""
    try:
        said: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError as fault:
        raise TokenNotGood(str(fault)) from fault
    return said


def _key(keys: Iterable[dict[str, Any]], named: str | None, algorithm: str | None) -> jwt.PyJWK:
    """The key the token names; a provider with a single key need not name it."""
    fitting = [each for each in keys if named is None or each.get("kid") == named]
    fitting = [each for each in fitting if each.get("use", "sig") == "sig"]
    if len(fitting) != 1 or algorithm not in ALGORITHMS:
        raise TokenNotGood("The token is not signed by a key of the provider.")
    return jwt.PyJWK(fitting[0], algorithm=algorithm)
