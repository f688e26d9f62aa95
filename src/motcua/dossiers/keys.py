"""The same request with the same key is carried out once, and told apart from another.

The same for every app above the register; its own commands keep their key in `register`.
"""

from collections.abc import Callable
from hashlib import sha256

import msgspec
from django.db import connection

from motcua.domain.kernel.actor import Actor
from motcua.dossiers.refusals import KeyMissing, KeyReused
from motcua.plumbing import idempotency
from motcua.plumbing.errors import Refused
from motcua.plumbing.idempotency import Answer, Outcome

SHORTEST, LONGEST = 8, 200
_ANSWERED = "SELECT request_hash, answer FROM idempotency_key WHERE owner = %s AND key = %s"


def hashed(asked: bytes) -> bytes:
    return sha256(asked).digest()


def checked(key: str) -> str:
    if not SHORTEST <= len(key) <= LONGEST:
        raise Refused(KeyMissing())
    return key


def request(what: str, by: Actor, *asked: object) -> bytes:
    """What makes two requests the same: the act, the place it is asked at and what is asked."""
    return msgspec.json.encode([what, by.place, *asked])


def once(by: Actor, key: str, asked: bytes, work: Callable[[], Answer]) -> Answer:
    """Does the work in one transaction, or gives its first answer again. Raises Refused."""
    return outcome(by, key, asked, work).answer


def outcome(by: Actor, key: str, asked: bytes, work: Callable[[], Answer]) -> Outcome:
    """As `once`, for callers who tell whether the answer was given before."""
    try:
        return idempotency.once(by.person, checked(key), asked, work)
    except idempotency.KeyReused as reused:
        raise Refused(KeyReused(key=key)) from reused


def answered(by: Actor, key: str, asked: bytes) -> Answer | None:
    """The answer given before under this key; Refused when the key stands for another request."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERED, [by.person, key])
        row = cursor.fetchone()
    if row is None or row[1] is None:
        return None
    if bytes(row[0]) != hashed(asked):
        raise Refused(KeyReused(key=key))
    answer: Answer = msgspec.json.decode(row[1]) if isinstance(row[1], str) else row[1]
    return answer
