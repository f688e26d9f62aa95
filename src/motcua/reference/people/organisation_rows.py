"""Somebody who acts for an organisation or a branch, as others read it."""

from dataclasses import dataclass
from datetime import date, timedelta

from motcua.reference.people.models import Representation

LEGAL, AUTHORISED = "legal", "mandate"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentationRow:
    """`procedures` empty means everything; `last` is the last day, None while open."""

    number: int
    tax_code: str
    organisation: str
    role: str
    person: str
    name: str
    procedures: tuple[str, ...]
    first: date
    last: date | None
    checked: str
    given_by_name: str
    given_place: str
    ended_by_name: str
    ended_reason: str

    def in_force(self, on: date) -> bool:
        return not self.ended_reason and self.first <= on <= (self.last or on)


def as_row(held: Representation) -> RepresentationRow:
    upper = held.valid.upper
    return RepresentationRow(
        number=held.pk,
        tax_code=held.tax_code,
        organisation=held.organisation,
        role=held.role,
        person=str(held.user_id),
        name=held.user.full_name,
        procedures=tuple(held.procedures),
        first=held.valid.lower,
        last=upper - timedelta(days=1) if upper else None,
        checked=held.checked,
        given_by_name=held.given_by_name,
        given_place=held.given_place,
        ended_by_name=held.ended_by_name,
        ended_reason=held.ended_reason,
    )
