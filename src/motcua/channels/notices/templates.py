"""The words of notices: what we ship, a province's own versions, and how facts are filled in."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from motcua.channels.notices.models import Template
from motcua.channels.notices.vocabulary import BY_PHONE, KINDS, Kind, Way

DATA = Path(__file__).with_name("data")
LANGUAGES = ("vi", "en")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`text` is for mail and the inbox, `short` for phones; version 0 is what we ship."""

    subject: str
    text: str
    short: str
    version: int = 0

    def in_way(self, way: Way) -> str:
        return self.short if way in BY_PHONE else self.text


@cache
def shipped(language: str) -> Mapping[Kind, Words]:
    """The words of every kind in one language; KeyError names a kind without words."""
    found = tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8"))
    return {
        kind: Words(
            subject=found[kind]["subject"],
            text=found[kind]["text"].strip() + "\n",
            short=found[kind]["short"],
        )
        for kind in Kind
    }


def in_force(kind: Kind, language: str) -> Words:
    """The province's newest version, or the shipped one when there is none or it was taken back."""
    spoken = language if language in LANGUAGES else "vi"
    own = Template.objects.filter(kind=kind, language=spoken).order_by("-version").first()
    if own is None or not own.text:
        return shipped(spoken)[kind]
    return Words(subject=own.subject, text=own.text, short=own.short, version=own.version)


def filled(words: str, facts: Mapping[str, str]) -> str:
    """ValueError when a fact is missing: a notice with a hole is never sent."""

    def fact(found: re.Match[str]) -> str:
        if found[1] not in facts:
            raise ValueError(f"The fact {found[1]!r} is missing; give it to tell().")
        return facts[found[1]]

    return PLACEHOLDER.sub(fact, words)


def examples(kind: Kind) -> dict[str, str]:
    """Facts for a preview."""
    common = {
        "code": "000.01.38.H20-261116-0001",
        "link": "https://motcua.example.vn/track/",
        "name": "Dương Thị Chủ",
    }
    return {**common, **KINDS[kind].facts}
