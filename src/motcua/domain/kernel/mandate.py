"""What a helper may do in somebody's name: which procedures, on which days (Civil Code 134-140)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

FIELD = "field:"
"""Before a field's code in a mandate's list: every procedure of that field."""
_AUTHORITY = "mandate:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """`procedures` are codes of procedures, or fields written `field:<code>`; never everything."""

    procedures: tuple[str, ...]
    first: date
    last: date

    def covers(self, procedure: str, field: str, on: date) -> bool:
        named = {procedure, FIELD + field} & set(self.procedures)
        return bool(named) and self.first <= on <= self.last


def authority(mandate: str) -> str:
    """What a filing says of the mandate it rests on."""
    return f"{_AUTHORITY}{mandate}"


def mandate_in(said: str) -> str | None:
    """The code of the mandate a filing rests on; None for every other authority."""
    return said.removeprefix(_AUTHORITY) if said.startswith(_AUTHORITY) else None


def fields_in(procedures: Collection[str]) -> tuple[str, ...]:
    return tuple(each.removeprefix(FIELD) for each in procedures if each.startswith(FIELD))
