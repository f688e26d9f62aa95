"""One request done once, and every thing that happens to a consignment written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from motcua.channels.post.models import Consignment, ConsignmentEvent
from motcua.channels.post.refusals import NoSuchConsignment, NotInThisState
from motcua.channels.post.shapes import Status
from motcua.channels.post.wording import STATUS_WORDS
from motcua.domain.dossier.refusals import NotYourRole
from motcua.domain.dossier.wording import ROLE_WORDS
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.local_time import local
from motcua.dossiers import keys
from motcua.dossiers.cleaning import cleaned
from motcua.dossiers.refusals import KeyMissing
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import queries as rulebook

SHORTEST_KEY, LONGEST_KEY = 8, 150
"""The parts of a command use the key with a tail of their own."""

Command = TypeVar("Command")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Who acts, when it happened, when it was told, under which key."""

    by: Actor
    at: datetime
    recorded_at: datetime
    key: str
    told_late: datetime | None

    def part(self, name: str) -> str:
        """The key of one part of what is done."""
        return f"{self.key}/{name}"

    def article(self, rule: str) -> str:
        return rulebook.postal_on(local(self.at).date()).custody.articles[rule]


def once(
    what: str,
    asked: Command,
    *,
    by: Actor,
    key: str,
    at: datetime | None,
    work: Callable[[Command, Occasion], Mapping[str, Any]],
) -> Mapping[str, Any]:
    """Does the work in one transaction, or gives its first answer again. Raises Refused."""
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise Refused(KeyMissing())
    now = clock.now()
    clean = cleaned(asked)
    occasion = Occasion(by=by, at=at or now, recorded_at=now, key=key, told_late=at)
    request = msgspec.json.encode([what, by.place, clean, at], enc_hook=_plain, order="sorted")
    return keys.once(by, key, request, lambda: work(clean, occasion))


def _plain(value: Any) -> Any:
    raise NotImplementedError(f"{type(value).__name__} cannot be part of a request.")


def locked(number: str) -> Consignment:
    """The consignment, kept from others until the transaction ends."""
    row = Consignment.objects.select_for_update().filter(number=number).first()
    if row is None:
        raise Refused(NoSuchConsignment(asked=number[:60]))
    return row


def expect(row: Consignment, allowed: frozenset[Status], occasion: Occasion) -> None:
    """Refused unless the consignment stands where this can be done."""
    status = Status(row.status)
    if status not in allowed:
        words = STATUS_WORDS[status]
        raise Refused(
            NotInThisState(
                article=occasion.article("deliver"),
                number=row.number,
                status_vi=words.vi,
                status_en=words.en,
            )
        )


def of_the_post(by: Actor, occasion: Occasion) -> None:
    """Refused for anybody the postal enterprise does not employ."""
    if by.employer is Employer.POST:
        return
    words = ROLE_WORDS[Role.POSTAL_CLERK]
    article = occasion.article("roles")
    raise Refused(NotYourRole(article=article, roles_vi=words.vi, roles_en=words.en))


def happened(number: str, kind: str, occasion: Occasion, **facts: Any) -> None:
    """Writes it down; facts are plain values."""
    ConsignmentEvent.objects.create(
        consignment=number,
        kind=kind,
        at=occasion.at,
        recorded_at=occasion.recorded_at,
        person=occasion.by.person,
        person_name=occasion.by.name,
        role=occasion.by.role.value,
        employer=occasion.by.employer.value,
        place=occasion.by.place,
        facts=msgspec.to_builtins(facts),
    )
