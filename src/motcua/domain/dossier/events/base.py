"""The part every event has."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.domain.calendar.deadlines import Reason
from motcua.domain.kernel.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """The part every event has: when it took effect and who did it."""

    NAME: ClassVar[str] = ""

    at: datetime
    by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A due date with its whole explanation and the calendar it was counted on."""

    at: datetime
    reasons: tuple[Reason, ...]
    calendar: str
