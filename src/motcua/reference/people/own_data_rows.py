"""A person's requests, copies and changes of contact as others read them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.domain.kernel.own_data import RequestKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """`granted` is None while it waits."""

    code: str
    person: str
    name: str
    identity: str
    kind: RequestKind
    subject: str
    wanted: str
    reason: str
    unit: str
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None
    answered_by_name: str
    granted: bool | None
    answer: str
    document: str

    def is_late(self, now: datetime) -> bool:
        return (self.answered_at or now) > self.answer_by


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A copy of one's data; downloadable while it is ready and not past its day."""

    code: UUID
    asked_at: datetime
    ready_at: datetime | None
    until: date
    size: int
    digest: str
    removed: bool

    def is_ready(self, on: date) -> bool:
        return self.ready_at is not None and not self.removed and on <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSent:
    """The code to tell to the new address; `number` names the change."""

    number: int
    code: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactChanged:
    """`before` is the address that was used until now; empty where there was none."""

    number: int
    kind: str
    before: str
    at: datetime
