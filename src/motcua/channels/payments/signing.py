"""Signs calls as `plumbing.signed_calls` does, with a nonce: a call about money counts once."""

import hmac
import re
import secrets
from hashlib import sha256

from motcua.plumbing.signed_calls import SHORTEST_SECRET, WINDOW, Call, wall_clock

__all__ = ["HEADER", "WINDOW", "Call", "nonce_of", "sign", "wall_clock"]

HEADER = "Motcua-Payment-Signature"
_SHAPE = re.compile(r"t=([0-9]{1,12}),n=([0-9A-Za-z_-]{16,64}),v1=([0-9a-f]{64})")


def sign(secret: str, call: Call, *, moment: int | None = None, nonce: str = "") -> str:
    """The header's value."""
    at = wall_clock() if moment is None else moment
    once = nonce or secrets.token_urlsafe(18)
    return f"t={at},n={once},v1={_digest(secret, call, at, once)}"


def nonce_of(secret: str, call: Call, header: str, *, moment: int) -> str | None:
    """The nonce, if who sent it knows the secret and signed just now; never without a secret."""
    found = _SHAPE.fullmatch(header)
    if found is None or len(secret) < SHORTEST_SECRET:
        return None
    sent, nonce = int(found[1]), found[2]
    fits = hmac.compare_digest(_digest(secret, call, sent, nonce), found[3])
    return nonce if fits and abs(moment - sent) <= WINDOW else None


def _digest(secret: str, call: Call, moment: int, nonce: str) -> str:
    said = f"{moment}.{nonce}.{call.method}.{call.target}.".encode() + call.body
    return hmac.new(secret.encode(), said, sha256).hexdigest()
