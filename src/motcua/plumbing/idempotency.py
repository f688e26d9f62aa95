"""The same request with the same key gets the same answer, and is carried out once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection, transaction

from motcua.plumbing.models import IdempotencyKey

LONGEST_KEY = 200
Answer = Mapping[str, Any]

_CLAIM = """
    INSERT INTO idempotency_key (owner, key, request_hash) VALUES (%s, %s, %s)
    ON CONFLICT (owner, key) DO NOTHING
"""


class KeyReused(Exception):
    """The key came before with another request."""

    def __init__(self, key: str) -> None:
        super().__init__(f"The key {key!r} was used for another request; send a new key.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer, and whether it was given before."""

    answer: Answer
    replayed: bool


def once(owner: str, key: str, request: bytes, work: Callable[[], Answer]) -> Outcome:
    """Does the work in one transaction, or gives the answer of the first time.

    A second request that comes while the first is at work waits for it. Work that raises leaves
    no trace, and may be tried again with the same key. Raises KeyReused.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        raise ValueError(f"An idempotency key has 1 to {LONGEST_KEY} characters.")
    digest = sha256(request).digest()
    with transaction.atomic():
        if not _claimed(owner, key, digest):
            return Outcome(_given_before(owner, key, digest), replayed=True)
        answer = work()
        IdempotencyKey.objects.filter(owner=owner, key=key).update(answer=dict(answer))
    return Outcome(answer, replayed=False)


def _claimed(owner: str, key: str, digest: bytes) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [owner, key, digest])
        return bool(cursor.rowcount == 1)


def _given_before(owner: str, key: str, digest: bytes) -> Answer:
    row = IdempotencyKey.objects.get(owner=owner, key=key)
    if bytes(row.request_hash) != digest:
        raise KeyReused(key)
    return dict(row.answer or {})
