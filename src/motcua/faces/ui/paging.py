"""Which page of a list was asked for; `ui.pages` of `ui/parts.html` leads to its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

PAGE = 50

LONGEST_NUMBER = 5
"""Digits; a longer number names no page anybody would turn to, and no database counts so far."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Turned(Generic[Row]):
    """One page of a list that was read as a whole; `more`: another follows."""

    rows: Sequence[Row]
    number: int
    more: bool


def turned(rows: Sequence[Row], request: HttpRequest) -> Turned[Row]:
    number = page_number(request)
    first = (number - 1) * PAGE
    return Turned(rows[first : first + PAGE], number, len(rows) > first + PAGE)


def page_number(request: HttpRequest) -> int:
    """From 1; whatever is no page number means the first page."""
    typed = request.GET.get("page", "")
    return max(int(typed), 1) if typed.isdecimal() and len(typed) <= LONGEST_NUMBER else 1
