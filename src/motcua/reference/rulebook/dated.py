"""Entries of the law that name their article, and the one of them that holds on a day."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.lawfile import Dated, Text
from motcua.reference.rulebook.refusals import BeforeTheLaw


class Cited(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    article: Text


E = TypeVar("E", bound=Cited)


def in_force(entries: Sequence[E], day: date) -> E:
    """The entry of the day, of entries in the order of their days; Refused before the first."""
    found = next((each for each in entries if each.covers(day)), None)
    if found is None:
        first = entries[0]
        raise Refused(BeforeTheLaw(article=first.article, day=day, first=first.first))
    return found
