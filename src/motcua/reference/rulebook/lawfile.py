"""The shape of each law file; what does not fit is an error that names file, key and remedy."""

from datetime import date, time
from importlib.resources import files
from typing import Annotated, Generic, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

Confidence = Literal["confirmed", "derived", "projected", "unconfirmed"]
Text = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0)]
V = TypeVar("V")
F = TypeVar("F", bound=Struct)


class LawError(ValueError):
    """A law file cannot be trusted; the message says where and what to do."""

    def __init__(self, name: str, wrong: str) -> None:
        super().__init__(f"law/{name}: {wrong}; correct this file, nothing is read past an error.")


class Dated(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """In force from the first to the last day, both included; no last day means still open."""

    first: date = msgspec.field(name="from")
    last: date | None = msgspec.field(name="until", default=None)
    source: Text
    confidence: Confidence

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Sourced(Struct, Generic[V], frozen=True, forbid_unknown_fields=True):
    value: V
    source: Text
    confidence: Confidence


class RegimeEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: Text
    name: Text
    name_en: Text
    levels: Sourced[list[Literal["province", "district", "commune"]]]
    transfer_cutoff: Sourced[time]
    supplements_at_intake: Sourced[Count]
    supplement_after_exam_working_days: Sourced[Count]
    supplements_after_exam: Sourced[Count]
    apology_days_before_due: Sourced[Count]
    apologies: Sourced[Count]
    clock_starts_at_competent_agency_for_other_units: Sourced[bool]
    payment_stops_clock: Sourced[bool]
    articles: dict[str, Sourced[Text]]


class RegimesFile(Struct, frozen=True, forbid_unknown_fields=True):
    regimes: list[RegimeEntry]


class FormEntry(Struct, frozen=True, forbid_unknown_fields=True):
    number: Text
    event: Literal["receipt", "supplement", "refusal", "apology", "stop", "routing", "register"]
    paper: Literal["A4", "A5"]
    name: Text
    name_en: Text


class FormSetEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: Text
    name: Text
    forms: list[FormEntry]


class FormsFile(Struct, frozen=True, forbid_unknown_fields=True):
    sets: list[FormSetEntry]


class NumberEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: Text
    pattern: Text
    serial_digits: Annotated[int, Meta(ge=1)]
    unit_order: Literal["lowest_first", "top_down"]
    accepts: Text
    example: Text


class NumbersFile(Struct, frozen=True, forbid_unknown_fields=True):
    patterns: list[NumberEntry]


class WindowEntry(Struct, frozen=True, forbid_unknown_fields=True):
    opens: time
    closes: time


class HoursEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    windows: list[WindowEntry]


class HoursFile(Struct, frozen=True, forbid_unknown_fields=True):
    hours: list[HoursEntry]


class RuleEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    key: Text
    article: Text
    vi: Text
    en: Text


class DeadlinesFile(Struct, frozen=True, forbid_unknown_fields=True):
    rules: list[RuleEntry]


class OffEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: Text
    name_en: Text
    kind: Literal["public", "tet", "in_lieu", "swap"]


class WorkedEntry(Struct, frozen=True, forbid_unknown_fields=True):
    day: date
    instead_of: date
    source: Text
    confidence: Confidence


class CalendarFile(Struct, frozen=True, forbid_unknown_fields=True):
    first: date
    last: date
    off: list[OffEntry]
    worked: list[WorkedEntry]


def read(name: str, shape: type[F], text: str | None = None) -> F:
    """The file as its shape, or LawError; `text` stands in for the file in tests."""
    if text is None:
        text = files("motcua").joinpath("law", name).read_text(encoding="utf-8")
    try:
        return msgspec.toml.decode(text, type=shape)
    except msgspec.DecodeError as wrong:
        raise LawError(name, str(wrong)) from wrong
