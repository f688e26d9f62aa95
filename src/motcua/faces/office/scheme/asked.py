"""What a page of the scheme was asked: days as people type them, words for what it shows."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.faces.office.acts.base import DAYS
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.scheme.vocabulary import (
    CHANNELS,
    EMPLOYER_WORDS,
    LEVELS,
    TASK_WORDS,
    Task,
    channel_words,
    subject_words,
)

WORDS: dict[str, Any] = {
    "tasks": list(Task),
    "task_words": TASK_WORDS,
    "employer_words": EMPLOYER_WORDS,
    "channel_words": channel_words,
    "subject_words": subject_words,
    "all_channels": CHANNELS,
    "levels": LEVELS,
    "fields_of_law": list(Field),
}
"""The words of the scheme for every template of the room."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day typed in a filter; `fault` says what was wrong, and then `day` is the usual one."""

    day: date
    fault: str = ""
    typed: str = ""


def day_asked(request: HttpRequest, name: str, usual: date) -> Day:
    typed = request.GET.get(name, "").strip()
    if not typed:
        return Day(usual)
    for form in DAYS:
        with suppress(ValueError):
            return Day(datetime.strptime(typed, form).date())
    return Day(usual, _("Ngày không đúng. Nhập như 05/08/2019."), typed[:20])


def choice(request: HttpRequest, name: str, known: list[str]) -> str:
    """What was chosen, empty when it is none of the known ones."""
    asked = request.GET.get(name, "")
    return asked if asked in known else ""
