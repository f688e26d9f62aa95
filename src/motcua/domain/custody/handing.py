"""Hand-overs scanned by both sides, and what they add up to (decision 45/2016/QĐ-TTg art. 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import itemgetter

from motcua.domain.custody.events import Offered, Taken
from motcua.domain.custody.holders import Holder, HolderKind
from motcua.domain.kernel.actor import Employer

Key = tuple[str, Holder, Holder]
"""Minutes, giver and receiver: what makes two scans of one thing halves of one hand-over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One thing passing between two people; nothing moves before both have scanned."""

    minutes: str
    thing: str
    giver: Holder
    receiver: Holder
    scanned_by_giver_at: datetime | None = None
    scanned_by_receiver_at: datetime | None = None

    @property
    def key(self) -> Key:
        return (self.minutes, self.giver, self.receiver)

    @property
    def completed_at(self) -> datetime | None:
        """The later scan; None while one is missing."""
        if self.scanned_by_giver_at is None or self.scanned_by_receiver_at is None:
            return None
        return max(self.scanned_by_giver_at, self.scanned_by_receiver_at)


def scan_of(event: Offered | Taken) -> HandOver:
    """The half of a hand-over that one scan is."""
    given = isinstance(event, Offered)
    return HandOver(
        minutes=event.minutes,
        thing=event.thing,
        giver=event.giver,
        receiver=event.receiver,
        scanned_by_giver_at=event.at if given else None,
        scanned_by_receiver_at=None if given else event.at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """From `since` on `holder` had it; `by` is None where the chain begins."""

    holder: Holder
    since: datetime
    by: HandOver | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The way of a thing from one fixed point: it was with `origin` at `since`.

    Holds every scan in any order of arrival; the order of the *scans' times* decides who holds
    it, so a scan that comes late, twice or before its neighbour changes nothing it should not.
    `settled` are the hand-overs that led to the fixed point.
    """

    origin: Holder
    since: datetime
    hand_overs: Mapping[Key, HandOver] = field(default_factory=dict)
    settled: frozenset[Key] = frozenset()

    @property
    def links(self) -> tuple[Link, ...]:
        """The chain: each giver is the receiver before. Never empty."""
        links = [Link(holder=self.origin, since=self.since)]
        waiting = self._complete()
        while (found := _next(links[-1], waiting)) is not None:
            at, hand_over = waiting.pop(found)
            links.append(Link(holder=hand_over.receiver, since=at, by=hand_over))
        return tuple(links)

    @property
    def last(self) -> Link:
        return self.links[-1]

    @property
    def holder(self) -> Holder:
        return self.last.holder

    @property
    def astray(self) -> tuple[HandOver, ...]:
        """Scanned by both, yet on no chain: a link before it is missing, or two claims clash."""
        return self.beside(self.links)

    def beside(self, links: tuple[Link, ...]) -> tuple[HandOver, ...]:
        """What is astray, for whoever has the links at hand."""
        used = {link.by.key for link in links if link.by is not None}
        return tuple(each for _, each in self._complete() if each.key not in used)

    @property
    def half(self) -> tuple[HandOver, ...]:
        """Waiting for the other side's scan."""
        return tuple(e for _, e in sorted(self.hand_overs.items()) if e.completed_at is None)

    def with_scan(self, scan: HandOver) -> "Track":
        """The track with one more scan; of two scans by one side the earlier counts."""
        had = self.hand_overs.get(scan.key, scan)
        joined = replace(
            scan,
            scanned_by_giver_at=_earlier(had.scanned_by_giver_at, scan.scanned_by_giver_at),
            scanned_by_receiver_at=_earlier(
                had.scanned_by_receiver_at, scan.scanned_by_receiver_at
            ),
        )
        return replace(self, hand_overs={**self.hand_overs, scan.key: joined})

    def fixed(self, origin: Holder, since: datetime) -> "Track":
        """A new fixed point: the seal was opened, or the thing was delivered."""
        settled = {key for key, e in self.hand_overs.items() if e.completed_at is not None}
        return replace(self, origin=origin, since=since, settled=frozenset(settled))

    def _complete(self) -> list[tuple[datetime, HandOver]]:
        """In the order of time; at one moment, in the order of arrival."""
        done = [
            (at, each)
            for key, each in self.hand_overs.items()
            if key not in self.settled and (at := each.completed_at) is not None
        ]
        return sorted(done, key=itemgetter(0))


def _next(last: Link, waiting: list[tuple[datetime, HandOver]]) -> int | None:
    """Where the next link of the chain stands: the earliest given by who has the thing."""
    return next(
        (
            place
            for place, (at, hand_over) in enumerate(waiting)
            if at >= last.since and hand_over.giver == last.holder
        ),
        None,
    )


def _earlier(*moments: datetime | None) -> datetime | None:
    return min((each for each in moments if each is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A side signs for these things, counted."""

    signer: Holder
    at: datetime
    things: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Biên bản giao nhận: what was scanned under one number, and who signed for it."""

    number: str
    things: frozenset[str] = frozenset()
    pairs: frozenset[tuple[Holder, Holder]] = frozenset()
    signatures: tuple[Signature, ...] = ()

    @property
    def giver(self) -> Holder | None:
        """None while the scans speak of different people."""
        return next(iter(self.pairs))[0] if len(self.pairs) == 1 else None

    @property
    def receiver(self) -> Holder | None:
        return next(iter(self.pairs))[1] if len(self.pairs) == 1 else None

    @property
    def signed_at(self) -> datetime | None:
        """When the second of both sides signed; None before."""
        moments = [each.at for each in self.signatures]
        return max(moments) if len(moments) == 2 else None

    @property
    def filed_at(self) -> datetime | None:
        """The lawful moment of filing by post (art. 7.4): both signed, from the post to the state.

        A decree may count the legal time from somewhere else; this is the filing only.
        """
        if self.giver is None or self.receiver is None:
            return None
        from_post = self.giver.employer is Employer.POST
        official = self.receiver.kind in {HolderKind.AGENCY, HolderKind.COUNTER}
        to_state = official and self.receiver.employer is Employer.AGENCY
        return self.signed_at if from_post and to_state else None

    def has_signed(self, holder: Holder) -> bool:
        return any(each.signer == holder for each in self.signatures)
