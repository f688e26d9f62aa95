"""What must hold inside a law file beyond its shape: order, gaps, overlaps, promises kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, timedelta
from itertools import pairwise

from motcua.domain.calendar.reasons import Articles
from motcua.reference.rulebook.lawfile import (
    CalendarFile,
    Dated,
    DeadlinesFile,
    LawError,
    NumbersFile,
    OffEntry,
    RegimesFile,
    RuleEntry,
)

ONE_DAY = timedelta(days=1)
SATURDAY = 5
REGIME_ARTICLES = frozenset(
    {"supplement_intake", "supplement_exam", "transfer", "apology", "return", "refusal"}
    | {"withdrawal", "fees", "one_code", "channels", "opinion", "decision", "assignment"}
    | {"clock_start"}
)


def check_succession(name: str, entries: Sequence[Dated]) -> None:
    """Every day from the first entry on has exactly one entry, without gap or overlap."""
    if not entries:
        raise LawError(name, "it holds no entry; write at least one")
    for entry in entries:
        if entry.last is not None and entry.last < entry.first:
            raise LawError(name, f"until = {entry.last} lies before from = {entry.first}")
    for before, after in pairwise(entries):
        if before.last is None or before.last + ONE_DAY != after.first:
            raise LawError(
                name,
                f"from = {after.first} must follow the day after the entry before it, which "
                f"ends with until = {before.last}; close the one before on {after.first - ONE_DAY}",
            )


def check_regimes(name: str, law: RegimesFile) -> None:
    check_succession(name, law.regimes)
    for regime in law.regimes:
        odd = REGIME_ARTICLES ^ regime.articles.keys()
        if odd:
            listed = ", ".join(sorted(odd))
            raise LawError(name, f"articles of {regime.code}: missing or unknown {listed}")


def check_numbers(name: str, law: NumbersFile) -> None:
    check_succession(name, law.patterns)
    for entry in law.patterns:
        if not re.fullmatch(entry.accepts, entry.example):
            raise LawError(name, f"the example of {entry.code} is not what `accepts` describes")


def check_rules(name: str, law: DeadlinesFile) -> None:
    keys = {field.name for field in fields(Articles)}
    strange = {rule.key for rule in law.rules} - keys
    if strange:
        raise LawError(name, f"unknown rule key {', '.join(sorted(strange))}")
    for key in sorted(keys):
        entries: list[RuleEntry] = [rule for rule in law.rules if rule.key == key]
        if not entries:
            raise LawError(name, f"the rule {key} is missing; write its article")
        check_succession(name, entries)


def check_calendar(name: str, law: CalendarFile) -> None:
    off = list(days_off(law))
    twice = sorted({day for day in off if off.count(day) > 1})
    if twice:
        raise LawError(name, f"{twice[0]} is off twice; keep one of the two entries")
    for worked in law.worked:
        if worked.day.weekday() != SATURDAY or worked.day in off:
            raise LawError(name, f"the worked day {worked.day} must be a Saturday that is not off")
        if worked.instead_of not in off:
            raise LawError(name, f"{worked.day} is worked instead of {worked.instead_of}, not off")
    outside = [day for day in off if not law.first <= day <= law.last]
    if outside:
        raise LawError(name, f"{outside[0]} lies outside {law.first}..{law.last}; move `last`")


def days_off(law: CalendarFile) -> Iterable[date]:
    for entry in law.off:
        yield from span(entry)


def span(entry: OffEntry) -> Iterable[date]:
    """The days of an entry; one day when it has no `until`."""
    last = entry.last or entry.first
    if last < entry.first:
        raise LawError("calendar.toml", f"until = {last} lies before from = {entry.first}")
    return (entry.first + timedelta(days=n) for n in range((last - entry.first).days + 1))
