"""Which page of a list was asked for; `ui.pages` of `ui/parts.html` leads to its neighbours."""

from django.http import HttpRequest

LONGEST_NUMBER = 5
"""Digits; a longer number names no page anybody would turn to, and no database counts so far."""


def page_number(request: HttpRequest) -> int:
    """From 1; whatever is no page number means the first page."""
    typed = request.GET.get("page", "")
    return max(int(typed), 1) if typed.isdecimal() and len(typed) <= LONGEST_NUMBER else 1
