"""Checks the token a provider of electronic identity has signed (OpenID Connect Core 3.1.3.7)."""

from collections.abc import Iterable
from typing import Any

import jwt

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
LEEWAY = 60
"""Seconds by which two clocks may differ."""


class TokenNotGood(Exception):
    """Not signed by the provider, not for us, too old, or no token at all."""


def claims_of(
    token: str, keys: Iterable[dict[str, Any]], *, issuer: str, audience: str
) -> dict[str, Any]:
    """What the token says, once its signature by one of the keys and its bounds were checked."""
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


def _key(keys: Iterable[dict[str, Any]], named: str | None, algorithm: str | None) -> jwt.PyJWK:
    """The key the token names; a provider with a single key need not name it."""
    fitting = [each for each in keys if named is None or each.get("kid") == named]
    fitting = [each for each in fitting if each.get("use", "sig") == "sig"]
    if len(fitting) != 1 or algorithm not in ALGORITHMS:
        raise TokenNotGood("The token is not signed by a key of the provider.")
    return jwt.PyJWK(fitting[0], algorithm=algorithm)
