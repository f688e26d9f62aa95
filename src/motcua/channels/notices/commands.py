"""Tells people: `tell` writes a notice for each way once, and a job carries it there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

from django.conf import settings
from django.db import transaction

from motcua.channels.notices import carrying, templates
from motcua.channels.notices.models import Notice
from motcua.channels.notices.phones import without_marks
from motcua.channels.notices.vocabulary import KINDS, Group, Kind, State, Way
from motcua.channels.notices.ways import Addressee, Reach, reach, ways_for
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import clock

__all__ = ["Addressee", "Kind", "site", "tell", "tell_everywhere", "with_news"]

Result = TypeVar("Result")
Facts = Mapping[str, str | Bilingual]

_ABOUT_NO_DOSSIER = frozenset({Group.ACCOUNT, Group.SERVICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What happened: its kind, the dossier or thing it is about, the event's own name, facts.

    A fact in two languages is told in the reader's.
    """

    kind: Kind
    about: str
    event: str
    facts: Facts

    def for_person(self, name: str, language: str) -> dict[str, str]:
        """ValueError when the kind needs a fact that was not given."""
        missing = KINDS[self.kind].facts.keys() - self.facts.keys()
        if missing:
            raise ValueError(f"{self.kind} needs {', '.join(sorted(missing))}.")
        told = {
            key: fact.in_language(language) if isinstance(fact, Bilingual) else fact
            for key, fact in self.facts.items()
        }
        return {"code": self.about, "link": self._link(), "name": name, **told}

    def _link(self) -> str:
        if KINDS[self.kind].group in _ABOUT_NO_DOSSIER or not self.about:
            return f"{site()}/notices/"
        return f"{site()}/track/{quote(self.about)}"


def site() -> str:
    """Where links in messages begin; a machine that was given no address names itself."""
    return settings.MOTCUA_SITE_URL or "http://localhost:8000"


def tell(kind: Kind, to: Addressee, *, about: str, event: str, facts: Facts) -> tuple[int, ...]:
    """Tells somebody of one event, in the caller's transaction; the ids of the notices.

    At most one per kind, event, person and way, however often it is asked. Empty when there is no
    way to reach the addressee. ValueError when a fact of the kind is missing.
    """
    news = News(kind=kind, about=about, event=event, facts=facts)
    person = reach(to)
    return write(news, person, ways_for(kind, person))


def with_news(act: Callable[[], Result], news: Callable[[Result], object]) -> Result:
    """What is done and what is told of it, in one transaction: never one without the other."""
    with transaction.atomic():
        done = act()
        news(done)
    return done


def tell_everywhere(
    kind: Kind, to: Addressee, *, about: str, event: str, facts: Facts
) -> tuple[int, ...]:
    """As `tell`, but in the inbox and by every known contact: one of them may be in other hands."""
    person = reach(to)
    inbox = (Way.INBOX,) if person.person else ()
    news = News(kind=kind, about=about, event=event, facts=facts)
    return write(news, person, (*inbox, *person.addresses))


def write(news: News, to: Reach, ways: Sequence[Way]) -> tuple[int, ...]:
    """One notice for each way, each with the job that carries it."""
    facts = news.for_person(to.name, to.language)
    now = clock.now()
    if not to.recipient:
        return ()
    with transaction.atomic():
        return tuple(_written(news, to, way, at=now, facts=facts) for way in ways)


def _written(news: News, to: Reach, way: Way, *, at: datetime, facts: Mapping[str, str]) -> int:
    words = templates.in_force(news.kind, to.language)
    text = templates.filled(words.in_way(way), facts)
    inside = way is Way.INBOX
    row, is_new = Notice.objects.get_or_create(
        kind=news.kind.value,
        event=news.event,
        recipient=to.recipient,
        way=way.value,
        defaults={
            "about": news.about,
            "person": to.person,
            "address": to.addresses.get(way, ""),
            "language": to.language,
            "subject": templates.filled(words.subject, facts),
            "text": as_sent(text, way),
            "template": words.version,
            "state": (State.DELIVERED if inside else State.CREATED).value,
            "facts": {} if KINDS[news.kind].secret else {key: facts[key] for key in news.facts},
            "created_at": at,
            "queued_at": at,
            "next_at": None if inside else at,
            "sent_at": at if inside else None,
            "ended_at": at if inside else None,
        },
    )
    if is_new and not inside:
        carrying.soon(row.pk)
    return row.pk


def as_sent(text: str, way: Way) -> str:
    """An SMS goes without diacritics unless the province pays for them."""
    plain = way is Way.SMS and not settings.SMS_WITH_MARKS
    return without_marks(text) if plain else text
