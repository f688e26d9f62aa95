"""A notice, what was tried for it, its words and its providers, as other parts see them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.channels.notices.vocabulary import Kind, State, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """One notice as a list shows it; `text` is empty where it opened something."""

    id: int
    kind: Kind
    event: str
    about: str
    person: str
    way: Way
    address: str
    subject: str
    text: str
    state: State
    reason: str
    provider: str
    tries: int
    created_at: datetime
    sent_at: datetime | None
    ended_at: datetime | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    at: datetime
    provider: str
    what: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One of the province's own versions; an empty text is the return to the shipped words."""

    version: int
    subject: str
    text: str
    short: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRow:
    code: str
    way: Way
    connected: bool
    failures: int
    held_until: datetime | None
    held_by: str
    trouble: str
    well_at: datetime | None
