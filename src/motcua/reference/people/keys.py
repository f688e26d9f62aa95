"""The same request with the same key is carried out once."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from motcua.domain.kernel.actor import Actor
from motcua.plumbing import idempotency
from motcua.plumbing.errors import Refused
from motcua.reference.people.refusals import AskedOtherwise

Answer = Mapping[str, Any]


def once(by: Actor, key: str, asked: tuple[object, ...], work: Callable[[], Answer]) -> Answer:
    """The answer of the first time; Refused for a key that stands for another request."""
    request = msgspec.json.encode([by.place, *asked])
    try:
        return idempotency.once(f"people:{by.person}", key, request, work).answer
    except idempotency.KeyReused as reused:
        raise Refused(AskedOtherwise()) from reused
