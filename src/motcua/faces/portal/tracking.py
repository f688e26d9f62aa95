"""What the tracking page needs to know of a dossier, for everybody and for its owner."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from motcua.domain.kernel.texts import Bilingual

DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
CODE = re.compile(r"^(\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}|[A-Y]\d{2}(\.\d{1,3}){0,3})-\d{6}-\d{4,8}$")


class PublicTrack(Protocol):
    """All that anyone holding the code may learn (circular 01/2018 art. 19)."""

    @property
    def code(self) -> str: ...
    @property
    def percent(self) -> int:
        """Degree of completion, 0 to 100."""
    @property
    def stage(self) -> Bilingual: ...
    @property
    def national_status(self) -> int:
        """1 to 10."""


class TrackedMoment(Protocol):
    """One entry of the owner's timeline; `state` is done, now or next."""

    @property
    def title(self) -> str: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def by(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def state(self) -> str: ...


class DueReason(Protocol):
    @property
    def article(self) -> str: ...
    @property
    def note(self) -> Bilingual: ...


class OwnTrack(PublicTrack, Protocol):
    """What the owner sees: who holds it, since when, what comes next, when it ends and why."""

    @property
    def procedure_name(self) -> str: ...
    @property
    def received_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime | None: ...
    @property
    def minutes_left(self) -> int | None:
        """Working minutes; negative when late, None when the clock stands."""
    @property
    def holder(self) -> str: ...
    @property
    def held_since(self) -> datetime: ...
    @property
    def next_step(self) -> str: ...
    @property
    def due_reasons(self) -> Sequence[DueReason]: ...
    @property
    def moments(self) -> Sequence[TrackedMoment]: ...


def read_code(typed: str) -> str | None:
    """The dossier code in what was typed, pasted or scanned (also a whole address), or None."""
    text = unicodedata.normalize("NFKC", typed[:300]).translate(DASHES).upper()
    text = re.sub(r"\s+", "", text).rstrip("/").rsplit("/", 1)[-1]
    return text if CODE.match(text) else None
