"""Listens to dossiers: what happened becomes news to the applicant and to whoever filed for her."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from motcua.channels.notices import commands, telling
from motcua.channels.notices.vocabulary import Way
from motcua.channels.notices.ways import Addressee, Reach, reach, ways_for
from motcua.domain.dossier.state import State
from motcua.dossiers import queries as register
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
from motcua.plumbing import clock
from motcua.plumbing.relay import Subscriber

OLD_NEWS_AFTER = timedelta(days=3)
NO_NEWS_AFTER = timedelta(days=30)
"""Old events are only laid into the inbox, for nobody wants an SMS about last week; very old ones,
read when a register is told of anew, are no news at all."""


def follow(published: Iterable[Published], now: datetime) -> None:
    """Tells of each event that concerns the applicant; again is harmless."""
    for each in published:
        if type(each.event) in telling.TOLD and now - each.event.at < NO_NEWS_AFTER:
            _told(each, now)


def _told(each: Published, now: datetime) -> None:
    state = register.history_until(each.dossier, each.version)
    if state is None:
        raise AssertionError("an event that was published has a dossier")
    told = telling.news(each.event, state, f"{each.dossier}/{each.version}")
    if told is None:
        return
    for person in _concerned(state):
        ways = ways_for(told.kind, person)
        if now - each.event.at > OLD_NEWS_AFTER:
            ways = tuple(way for way in ways if way is Way.INBOX)
        commands.write(told, person, ways)


def _concerned(state: State) -> Iterator[Reach]:
    """The applicant and the helper, each once though both may have one phone."""
    seen: set[str] = set()
    for party in (state.filing.applicant, state.filing.filed_by):
        if party is None:
            continue
        found = reach(Addressee.of_party(party))
        if found.recipient not in seen:
            seen.add(found.recipient)
            yield found


def _handle(published: Sequence[Published]) -> None:
    follow(published, clock.now())


NEWS: Subscriber[Published] = Subscriber("notices", DOSSIER_EVENTS, _handle)
