"""What a helper may do in somebody's name: which procedures, on which days (Civil Code 134-140)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIELD = "field:"
"""Before a field's code in a mandate's list: every procedure of that field."""
EVERYTHING = "*"
About = tuple[str, str]
"""A procedure and its field."""
_AUTHORITY = "mandate:"


class ConsentWay(StrEnum):
    """How the principal said yes."""

    IN_PERSON = "in_person"
    SIGNED = "signed"
    PHONE = "phone"
    ONLINE = "online"


class Ending(StrEnum):
    """How a mandate ends before its last day."""

    DECLINED = "declined"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateLimits:
    """The longest a mandate may last, in days; by phone less, and for named procedures only."""

    longest_days: int
    phone_days: int
    article: str
    phone_article: str
    doubtful: bool

    def days(self, way: ConsentWay) -> int:
        return self.phone_days if way is ConsentWay.PHONE else self.longest_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """`procedures` are codes of procedures, or fields written `field:<code>`; never everything."""

    procedures: tuple[str, ...]
    first: date
    last: date

    def covers(self, procedure: str, field: str, on: date) -> bool:
        return names(self.procedures, procedure, field) and self.first <= on <= self.last


def names(procedures: Collection[str], procedure: str, field: str) -> bool:
    """Whether the list has the procedure itself or its field."""
    return procedure in procedures or FIELD + field in procedures


def authority(mandate: str) -> str:
    """What a filing says of the mandate it rests on."""
    return f"{_AUTHORITY}{mandate}"


def mandate_in(said: str) -> str | None:
    """The code of the mandate a filing rests on; None for every other authority."""
    return said.removeprefix(_AUTHORITY) if said.startswith(_AUTHORITY) else None


def fields_in(procedures: Collection[str]) -> tuple[str, ...]:
    return tuple(each.removeprefix(FIELD) for each in procedures if each.startswith(FIELD))
