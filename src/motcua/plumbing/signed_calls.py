"""Signs calls between two machines and checks them: HMAC-SHA256 over moment, call and body."""

import hmac
import re
import time
from dataclasses import dataclass
from hashlib import sha256

HEADER = "Motcua-Signature"
WINDOW = 300
"""Seconds a signature is good for, either way, so that nobody can send it again tomorrow."""
SHORTEST_SECRET = 32
_SHAPE = re.compile(r"t=([0-9]{1,12}),v1=([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is signed: method, path with its query, and the body's bytes."""

    method: str
    target: str
    body: bytes = b""


def wall_clock() -> int:
    """Two machines must agree on it, so the training clock, which is ours alone, has no say."""
    return int(time.time())


def sign(secret: str, call: Call, moment: int) -> str:
    """The header's value."""
    return f"t={moment},v1={_digest(secret, call, moment)}"


def is_signed(secret: str, call: Call, header: str, moment: int) -> bool:
    """Whether who sent it knows the secret and sent it just now; never without a secret."""
    found = _SHAPE.fullmatch(header)
    if found is None or len(secret) < SHORTEST_SECRET:
        return False
    sent = int(found[1])
    expected = _digest(secret, call, sent)
    return hmac.compare_digest(expected, found[2]) and abs(moment - sent) <= WINDOW


def _digest(secret: str, call: Call, moment: int) -> str:
    said = f"{moment}.{call.method}.{call.target}.".encode() + call.body
    return hmac.new(secret.encode(), said, sha256).hexdigest()
