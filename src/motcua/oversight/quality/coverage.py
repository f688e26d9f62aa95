"""How many one-stop units sit with the post on a day, by name where sources name them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.places import queries as places
from motcua.reference.places.queries import OneStopUnit

TOLD = Path(__file__).with_name("told.toml")
LEVELS = ("province", "district", "commune")
LEVEL_WORDS = {
    "province": Bilingual("Tỉnh", "Province"),
    "district": Bilingual("Huyện, thị xã, thành phố", "Districts"),
    "commune": Bilingual("Xã, phường, thị trấn", "Communes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """So many units of which a source tells the number and no name."""

    count: int
    said: Bilingual
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCoverage:
    """The units of one level: with the post by name or by number, elsewhere, and not known.

    A unit among the `unnamed` stands under `unknown` too: nobody knows which it is.
    """

    level: str
    words: Bilingual
    total: int
    with_post: tuple[OneStopUnit, ...]
    elsewhere: int
    unknown: int
    unnamed: tuple[Unnamed, ...]

    @property
    def count(self) -> int:
        """How many sit with the post: those named and those only counted."""
        return len(self.with_post) + sum(each.count for each in self.unnamed)

    @property
    def said(self) -> Bilingual:
        return Bilingual(f"{self.count} trên {self.total}", f"{self.count} of {self.total}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    on: date
    levels: tuple[LevelCoverage, ...]


def coverage(on: date) -> Coverage:
    """Levels without a unit that day are left out."""
    found = (_level(level, on) for level in LEVELS)
    return Coverage(on=on, levels=tuple(each for each in found if each.total))


def _level(level: str, on: date) -> LevelCoverage:
    units = places.one_stop_units(on, level)
    return LevelCoverage(
        level=level,
        words=LEVEL_WORDS[level],
        total=len(units),
        with_post=tuple(unit for unit in units if unit.in_post_office),
        elsewhere=sum(unit.in_post_office is False for unit in units),
        unknown=sum(unit.in_post_office is None for unit in units),
        unnamed=tuple(
            Unnamed(count=each.count, said=Bilingual(each.vi, each.en), source=each.source)
            for each in _told().unnamed
            if each.level == level and each.first <= on <= each.until
        ),
    )


class _Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    level: str
    count: int
    first: date = msgspec.field(name="from")
    until: date
    vi: str
    en: str
    source: str


class _Told(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    unnamed: tuple[_Entry, ...]


@cache
def _told() -> _Told:
    return msgspec.convert(tomllib.loads(TOLD.read_text(encoding="utf-8")), _Told)
