"""One entry of a timeline, as the macro of ui/parts.html reads it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """`state` is done, now or next."""

    title: str
    state: str
    at: datetime | None = None
    by: str = ""
    text: str = ""
