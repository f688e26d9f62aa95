"""What the office does with notices: its own words, sending again, resting a provider."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Max

from motcua.channels.notices import carrying, providers
from motcua.channels.notices import refusals as r
from motcua.channels.notices.commands import as_sent
from motcua.channels.notices.models import Attempt, Notice, Provider, Template
from motcua.channels.notices.phones import length
from motcua.channels.notices.templates import PLACEHOLDER, Words, examples, filled
from motcua.channels.notices.vocabulary import KINDS, PRIVATE, Kind, State, Way
from motcua.channels.notices.ways import Addressee, reach
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

MOST_PARTS = 4
RESTS_FOR = timedelta(days=1)
"""How long a provider rests that the office sets aside, unless it is taken back before."""


def faults(kind: Kind, words: Words) -> Iterator[Refusal]:
    """Everything that is wrong with the words of a template."""
    if not (words.subject.strip() and words.text.strip() and words.short.strip()):
        yield r.WordsMissing()
        return
    known = KINDS[kind].placeholders
    used = {found for each in (words.subject, words.text, words.short) for found in _used(each)}
    for name in sorted(used - known):
        yield r.PlaceholderUnknown(placeholder=name[:40], known=", ".join(sorted(known)))
    for name in sorted(_used(words.short) & PRIVATE):
        yield r.PrivateInMessage(placeholder=name)
    if not used - known:
        parts = length(example(kind, words, Way.SMS)).parts
        if parts > MOST_PARTS:
            yield r.MessageTooLong(parts=parts, most=MOST_PARTS)


def example(kind: Kind, words: Words, way: Way) -> str:
    """The text as it would be sent, with made-up facts; unknown placeholders stay."""
    facts = examples(kind)
    known = {name: facts.get(name, f"{{{name}}}") for name in _used(words.in_way(way))}
    return as_sent(filled(words.in_way(way), known), way)


def example_subject(kind: Kind, words: Words) -> str:
    facts = examples(kind)
    return filled(words.subject, {name: facts.get(name, "…") for name in _used(words.subject)})


def _used(words: str) -> set[str]:
    return set(PLACEHOLDER.findall(words))


def save_words(kind: Kind, language: str, words: Words, *, by: Actor) -> int:
    """The new version's number. `words.version` is the one that was edited. Refused."""
    if fault := next(faults(kind, words), None):
        raise Refused(fault)
    return _kept(kind, language, words, by)


def use_shipped(kind: Kind, language: str, *, seen: int, by: Actor) -> int:
    """Takes the province's words back; the version that says so is kept like any other. Refused."""
    return _kept(kind, language, Words(subject="", text="", short="", version=seen), by)


def _kept(kind: Kind, language: str, words: Words, by: Actor) -> int:
    """The lock is on the kind's rows, or the unique number stops the second writer."""
    with transaction.atomic():
        rows = Template.objects.filter(kind=kind.value, language=language)
        newest: int = rows.aggregate(newest=Max("version"))["newest"] or 0
        if newest != words.version:
            raise Refused(r.TemplateMoved(version=newest))
        row, is_new = Template.objects.get_or_create(
            kind=kind.value,
            language=language,
            version=newest + 1,
            defaults={
                "subject": " ".join(words.subject.split()),
                "text": words.text.replace("\r\n", "\n").strip() + "\n" if words.text else "",
                "short": " ".join(words.short.split()),
                "made_at": clock.now(),
                "made_by": by.person,
            },
        )
        if not is_new:
            raise Refused(r.TemplateMoved(version=row.version))
    return row.version


def send_again(notice: int, *, by: Actor) -> None:
    """Once for each failure, however often it is pressed; to the address she has now. Refused.

    A provider that had taken it is asked first, so that she does not get it twice.
    """
    now = clock.now()
    with transaction.atomic():
        row = (
            Notice.objects.select_for_update()
            .filter(pk=notice, state=State.FAILED)
            .exclude(way=Way.INBOX.value)
            .exclude(text="")
            .first()
        )
        if row is None:
            raise Refused(r.NotFailed())
        Attempt.objects.create(
            notice=row, at=now, what="again", outcome="asked", reason=f"person:{by.person}"
        )
        row.address = _address_now(row)
        row.state, row.reason, row.ended_at = State.CREATED.value, "", None
        row.asked_of = row.asked_of or (row.provider if row.sent_at else "")
        row.next_at = row.queued_at = now
        row.tries = 0
        row.save()
        carrying.soon(row.pk)


def _address_now(row: Notice) -> str:
    if not row.person:
        return row.address
    person = reach(Addressee(person=row.person, name=""))
    return person.addresses.get(Way(row.way), row.address)


def rest(provider: str, *, by: Actor) -> None:
    """Another provider is asked first, for a day or until it is taken back."""
    if providers.connection(provider):
        Provider.objects.update_or_create(
            code=provider,
            defaults={"held_until": clock.now() + RESTS_FOR, "held_by": by.person},
        )


def take_back(provider: str) -> None:
    """The provider is asked in its turn again, as if nothing had failed."""
    Provider.objects.filter(code=provider).update(held_until=None, held_by="", failures=0)
