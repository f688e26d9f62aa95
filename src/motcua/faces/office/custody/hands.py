"""As what the desk holds papers, and whom it can give them to or take them from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from motcua.channels.carriers import connection as carriers
from motcua.channels.custody import access
from motcua.domain.custody.guards import ROLES
from motcua.domain.custody.holders import Holder, HolderKind, holder_of
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.office.desk import Desk
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """One way in which a person, or a store, holds things at a place; `by` is None for others."""

    holder: Holder
    by: Actor | None = None

    @property
    def kind(self) -> HolderKind:
        return self.holder.kind

    @property
    def value(self) -> str:
        """What tells it from the other hands of a place, also in an address."""
        return f"{self.kind.value}~{self.holder.employer.value}~{self.holder.person}"

    @property
    def words(self) -> Bilingual:
        return self.holder.words

    @property
    def actor(self) -> Actor:
        if self.by is None:
            raise AssertionError("only the desk's own hands act")
        return self.by


def hands_of(desk: Desk) -> list[Hand]:
    """As what the desk may hold things where it stands; empty for those who only look."""
    if not desk.may(Permission.CUSTODY_HANDLE):
        return []
    found = []
    for kind in access.hats_at(desk.user, desk.hat.place, desk.today):
        by = access.actor_for(desk.user, kind, desk.hat.place, desk.today)
        found.append(Hand(holder=holder_of(by, kind), by=by))
    return found


def hand_named(desk: Desk, kind: str) -> Hand | None:
    """The hand of this kind; the first one when nothing is named."""
    return next((each for each in hands_of(desk) if kind in {"", each.kind.value}), None)


def hand_of(desk: Desk, holder: Holder) -> Hand | None:
    """The desk's own hand that is this holder."""
    return next((each for each in hands_of(desk) if each.holder == holder), None)


def others_at(desk: Desk, place: str) -> list[Hand]:
    """Everybody at a place who can give or take, but the desk itself; stores; a carrier outside."""
    staff = list(_posted(place, desk.today))
    others = [actor for actor in staff if actor.person != desk.hat.person]
    stores = {
        hand.value: hand
        for actor in staff
        if actor.role in ROLES[HolderKind.STORE]
        for hand in [Hand(holder=holder_of(actor, HolderKind.STORE))]
    }
    unique = {hand.value: hand for actor in others for hand in _of(actor)}
    outside = [Hand(holder=carriers.holder())] if carriers.is_connected() else []
    return [*unique.values(), *stores.values(), *outside]


def _of(actor: Actor) -> Iterator[Hand]:
    for kind in (HolderKind.COUNTER, HolderKind.AGENCY, HolderKind.CARRIER):
        fits = actor.role in ROLES[kind]
        if fits and (kind is not HolderKind.AGENCY or actor.employer is Employer.AGENCY):
            yield Hand(holder=holder_of(actor, kind))


def _posted(place: str, on: date) -> Iterator[Actor]:
    for role in Role:
        if Permission.CUSTODY_HANDLE in PERMISSIONS[role]:
            yield from people.holders(role, place, on)


def staff_at(place: str, on: date) -> list[Actor]:
    """Who can be asked to see to something at a place, each once, by name."""
    found = {actor.person: actor for actor in _posted(place, on)}
    return sorted(found.values(), key=lambda actor: actor.name)


def person_name(person: str) -> str:
    """The name behind a user's id; the id itself when nobody is known by it."""
    user = people.user_by_person(person)
    return user.full_name if user else person
