"""A mandate as others read it, and as it is given."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.domain.kernel.mandate import ConsentWay, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who is helped; a person without a number is known by name and day of birth."""

    name: str
    identity: str = ""
    birth: date | None = None
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Who helps: a person by number, or a desk by its unit."""

    name: str
    identity: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """`said` is what was agreed to, in words; `proof` the digest of the signed paper or recording.

    Without a file there is a named witness and the place; by phone the number called back.
    """

    way: ConsentWay
    said: str
    proof: str = ""
    witness: str = ""
    witness_place: str = ""
    call_back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMandate:
    """`checked` says at a desk whose identity was checked by which paper."""

    principal: Principal
    helper: Helper
    procedures: tuple[str, ...]
    consent: Consent
    first: date
    last: date
    checked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Accepted, declined or revoked: who, when, why."""

    kind: str
    at: datetime
    person: str
    name: str
    role: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRow:
    """A mandate with what became of it."""

    code: str
    principal: Principal
    helper: Helper
    scope: Scope
    consent: Consent
    checked: str
    given_at: datetime
    given_by: str
    given_by_name: str
    given_by_role: str
    given_place: str
    accepted: Happened | None
    ended: Happened | None

    @property
    def waits(self) -> bool:
        """For the helper to accept."""
        return self.accepted is None and self.ended is None

    def in_force(self, on: date) -> bool:
        agreed = self.accepted is not None and self.ended is None
        return agreed and self.scope.first <= on <= self.scope.last


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """A dossier filed under a mandate."""

    mandate: str
    dossier: UUID
    procedure: str
    person: str
    name: str
    at: datetime
