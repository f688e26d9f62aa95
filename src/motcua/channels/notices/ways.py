"""By which ways a person is told: what she chose, what law requires, where she is reached."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.channels.notices import providers
from motcua.channels.notices.models import Choice
from motcua.channels.notices.phones import mobile
from motcua.channels.notices.vocabulary import KINDS, OUTSIDE, REQUIRED, Group, Kind, Way
from motcua.domain.dossier.party import Party
from motcua.reference.people import queries as people
from motcua.reference.people.queries import User

BY_DEFAULT = (Way.EMAIL, Way.SMS)
"""In this order: the first that reaches the person is used, without asking her."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom to tell. `person` is a user's id as text; e-mail and phone are hers when left out."""

    person: str = ""
    name: str
    email: str = ""
    phone: str = ""
    language: str = "vi"

    @classmethod
    def of_user(cls, user: User) -> "Addressee":
        """By her own contacts and in her own language."""
        return cls(person=str(user.pk), name=user.full_name)

    @classmethod
    def of_party(cls, party: Party) -> "Addressee":
        """By what a filing says of her, and in her account where she has one."""
        user = people.user_by_personal_id(party.identity) if party.identity else None
        return cls(
            person=str(user.pk) if user else "",
            name=party.name,
            email=party.email,
            phone=party.phone,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Somebody with the address of each way outside that is open to her."""

    recipient: str
    person: str
    name: str
    language: str
    addresses: Mapping[Way, str]


def reach(to: Addressee) -> Reach:
    """A person's own e-mail and phone stand in for what the addressee leaves out."""
    user = people.user_by_person(to.person) if to.person else None
    person = str(user.pk) if user and user.is_active else ""
    phone = mobile(to.phone) or mobile(user.phone if user else "")
    email = (to.email or (user.email if user else "")).strip()
    named = {Way.EMAIL: email, Way.SMS: phone, Way.CHAT: phone}
    return Reach(
        recipient=_recipient(person, phone, email),
        person=person,
        name=to.name or (user.full_name if user else ""),
        language=user.language if user else to.language,
        addresses={
            way: address for way, address in named.items() if address and providers.serve(way)
        },
    )


def _recipient(person: str, phone: str, email: str) -> str:
    """Keeps one person apart from others; empty for somebody nobody can reach."""
    if person:
        return f"person:{person}"
    return f"phone:{phone}" if phone else f"email:{email.lower()}" if email else ""


def chosen(person: str) -> dict[Group, tuple[Way, ...]]:
    """What the person has chosen, by group; groups left to the defaults are not there."""
    rows = Choice.objects.filter(person=person) if person else Choice.objects.none()
    return {
        Group(row.group): tuple(way for way in OUTSIDE if way.value in row.ways) for row in rows
    }


def ways_for(kind: Kind, to: Reach) -> tuple[Way, ...]:
    """The inbox first, for whoever has an account; a secret goes outside only."""
    about = KINDS[kind]
    inbox = (Way.INBOX,) if to.person and not about.secret else ()
    wanted = chosen(to.person).get(about.group)
    if wanted is None:
        outside = by_default(about.group, to)
    else:
        outside = tuple(way for way in wanted if way in to.addresses)
        if not outside and about.group in REQUIRED:
            outside = by_default(about.group, to)
    return (*inbox, *outside)


def by_default(group: Group, to: Reach) -> tuple[Way, ...]:
    """Quiet: one way, but two for what somebody without an account must not miss."""
    possible = tuple(way for way in BY_DEFAULT if way in to.addresses)
    return possible if group in REQUIRED and not to.person else possible[:1]


def next_way(kind: Kind, to: Reach, used: frozenset[Way]) -> Way | None:
    """Another way to somebody whom a needed notice has not reached."""
    if KINDS[kind].group not in REQUIRED:
        return None
    untried = (way for way in BY_DEFAULT if way in to.addresses and way not in used)
    return next(untried, None)
