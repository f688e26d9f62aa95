"""The procedural law in force on a date (decrees 61/2018, 107/2021, 118/2025, 309/2026)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """What the decrees fix for every dossier received while they are in force.

    `articles` maps a rule's name ("supplement_intake", "supplement_exam", "transfer",
    "apology", "return", "refusal", "withdrawal", "fees", "one_code", "channels", "opinion",
    "decision", "assignment", "clock_start") to its citation, e.g. "NĐ 61/2018 Đ.19.9".
    `number_pattern` is filled with {unit}, {day:%y%m%d} and {serial}.
    """

    code: str
    name: str
    first: date
    last: date | None
    levels: tuple[str, ...]
    form_set: str
    number_pattern: str
    serial_digits: int
    transfer_cutoff: time
    supplements_at_intake: int
    supplement_after_exam_working_days: int
    supplements_after_exam: int
    apology_days_before_due: int
    apologies: int
    clock_starts_at_competent_agency_for_other_units: bool
    payment_stops_clock: bool
    articles: Mapping[str, str]

    def article(self, rule: str) -> str:
        """The citation of a rule; KeyError for a rule nobody has written down."""
        return self.articles[rule]
