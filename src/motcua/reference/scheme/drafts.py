"""A change somebody thinks about, as it is stored: what to give, what to end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

import msgspec

from motcua.domain.kernel.actor import Employer
from motcua.reference.places import queries as places
from motcua.reference.scheme.lines import Change, Line
from motcua.reference.scheme.vocabulary import EVERYTHING, Scope, Task

EVERY = "every:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Tasks given to somebody's staff: a line for each unit, task, subject and channel.

    A unit is a counter's code or `every:<level>`; no channel means every channel.
    """

    units: tuple[str, ...]
    tasks: tuple[Task, ...]
    employer: Employer
    body: str = ""
    scope: Scope = Scope.ALL
    subjects: tuple[str, ...] = (EVERYTHING,)
    channels: tuple[str, ...] = ()
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a draft would do on its day."""

    title: str
    effective: date
    grants: tuple[Grant, ...] = ()
    ended: tuple[int, ...] = ()

    def without(self, grant: int) -> "Contents":
        kept = tuple(each for number, each in enumerate(self.grants) if number != grant)
        return replace(self, grants=kept)

    def and_grant(self, grant: Grant) -> "Contents":
        return replace(self, grants=(*self.grants, grant))

    def and_end(self, lines: tuple[int, ...]) -> "Contents":
        return replace(self, ended=tuple(sorted({*self.ended, *lines})))

    def and_keep(self, lines: tuple[int, ...]) -> "Contents":
        return replace(self, ended=tuple(each for each in self.ended if each not in lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    number: int
    contents: Contents
    version: int
    state: str
    author: str
    author_name: str
    changed_at: datetime
    changed_name: str
    decision: str

    @property
    def is_open(self) -> bool:
        return self.state == "open"


_decoder = msgspec.json.Decoder(Contents)


def written(contents: Contents) -> str:
    return msgspec.json.encode(contents).decode()


def read(text: str) -> Contents:
    return _decoder.decode(text)


def change_of(contents: Contents) -> Change:
    """The lines of the day the draft takes effect; levels become the counters open that day."""
    counters = places.one_stop_units(contents.effective)
    added = (line for grant in contents.grants for line in _lines(grant, contents, counters))
    return Change(added=tuple(added), ended=contents.ended)


def _lines(grant: Grant, contents: Contents, counters: list[places.OneStopUnit]) -> Iterator[Line]:
    for unit in _units(grant, counters):
        for task in grant.tasks:
            for subject in grant.subjects:
                for channel in grant.channels or ("",):
                    yield Line(
                        unit=unit,
                        task=task,
                        scope=grant.scope,
                        subject=subject,
                        channel=channel,
                        employer=grant.employer,
                        body=grant.body,
                        first=contents.effective,
                        last=grant.last,
                    )


def _units(grant: Grant, counters: list[places.OneStopUnit]) -> tuple[str, ...]:
    meant: list[str] = []
    for unit in grant.units:
        if unit.startswith(EVERY):
            meant += [each.code for each in counters if f"{EVERY}{each.level}" == unit]
        else:
            meant.append(unit)
    return tuple(dict.fromkeys(meant))
