"""Differences of many units told once: units whose differences are the same stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motcua.reference.places import queries as places
from motcua.reference.scheme.lines import Difference, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence: subjects whose lines differ in the same way."""

    task: str
    subjects: tuple[str, ...]
    channel: str
    before: Line | None
    after: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units by name, whether they were there on both days, and what differs at each of them."""

    units: tuple[tuple[str, str], ...]
    opened: bool
    closed: bool
    told: tuple[Told, ...]


Key = tuple[object, ...]


def grouped(differences: Iterable[Difference], first: date, second: date) -> list[Group]:
    """The widest group first."""
    by_unit: dict[str, list[Difference]] = {}
    for each in differences:
        by_unit.setdefault(each.place[0], []).append(each)
    then, now = (_names(day) for day in (first, second))
    groups: dict[Key, list[str]] = {}
    for unit, found in by_unit.items():
        key = (unit in then, unit in now, tuple(_key(each) for each in found))
        groups.setdefault(key, []).append(unit)
    named = then | now
    return sorted(
        (
            Group(
                units=tuple(
                    sorted(((u, named.get(u, u)) for u in units), key=lambda each: each[1])
                ),
                opened=units[0] not in then,
                closed=units[0] not in now,
                told=_told(by_unit[units[0]]),
            )
            for units in groups.values()
        ),
        key=lambda group: (-len(group.units), group.units),
    )


def _names(day: date) -> dict[str, str]:
    return {unit.code: unit.name for unit in places.one_stop_units(day)}


def _key(each: Difference) -> Key:
    return (each.place[1:], _side(each.before), _side(each.after))


def _side(line: Line | None) -> Key:
    return () if line is None else (line.said, line.decision, line.phase, line.scope)


def _told(found: list[Difference]) -> tuple[Told, ...]:
    """Subjects of one task with the same two sides become one sentence."""
    sentences: dict[Key, list[Difference]] = {}
    for each in found:
        _, task, _, channel = each.place
        key = (task, channel, _side(each.before), _side(each.after))
        sentences.setdefault(key, []).append(each)
    return tuple(
        Told(
            task=same[0].place[1],
            subjects=tuple(each.place[2] for each in same),
            channel=same[0].place[3],
            before=same[0].before,
            after=same[0].after,
        )
        for same in sentences.values()
    )
