"""What must hold between the values of a procedure: days, eras, fees and the time of the steps."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.dossier.terms import StepUnit
from motcua.domain.fees.lines import FeeLine, Tier
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import content, says
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.raw import RawTable
from motcua.reference.catalogue.vocabulary import Level, Online, StepRole

TWO_LEVELS_SINCE = date(2025, 7, 1)
"""Decree 118/2025: no district level from this day."""

PARTIAL_AND_FULL_SINCE = date(2022, 6, 24)
"""Decree 42/2022 replaced levels 1 to 4."""

_NUMBERED = frozenset({Online.LEVEL_2, Online.LEVEL_3, Online.LEVEL_4})
_NAMED = frozenset({Online.PARTIAL, Online.FULL})
_STAFF = (StepRole.CASE_OFFICER, StepRole.HEAD_OF_AGENCY)


def broken_rules(procedure: content.Procedure, raw: RawTable) -> Iterator[Fault]:
    """The faults of a procedure whose types are right; `raw` tells where each value stands."""
    if not procedure.versions:
        yield Fault(raw.where, says.NO_VERSION)
    if not procedure.subjects:
        yield Fault(raw.where, says.at_least_one("subjects"))
    yield from _order_of_versions(procedure, raw)
    for version, table in zip(procedure.versions, raw.children("versions"), strict=True):
        for what in _version(version):
            yield Fault(table.where, what)
        yield from _twins(version.cases, table, "cases")
        for case, case_table in zip(version.cases, table.children("cases"), strict=True):
            yield from _case(case, case_table)


def _order_of_versions(procedure: content.Procedure, raw: RawTable) -> Iterator[Fault]:
    """Newer versions have higher numbers and begin after the older ones end."""
    pairs = zip(procedure.versions, raw.children("versions"), strict=True)
    by_day = sorted(pairs, key=lambda pair: (pair[0].first, pair[0].number))
    for (older, _), (newer, table) in pairwise(by_day):
        if newer.number <= older.number:
            yield Fault(table.where, says.number_must_grow(newer.number, older.number))
        if older.last is None or older.last >= newer.first:
            yield Fault(table.where, says.overlap(newer, older))


def _version(version: content.Version) -> Iterator[Bilingual]:
    if version.last is not None and version.last < version.first:
        yield says.ENDS_BEFORE_IT_BEGINS
    if version.first >= TWO_LEVELS_SINCE and version.level is Level.DISTRICT:
        yield says.NO_DISTRICT
    if version.first >= PARTIAL_AND_FULL_SINCE and version.online in _NUMBERED:
        yield says.ONLINE_BY_NAME
    if version.last and version.last < PARTIAL_AND_FULL_SINCE and version.online in _NAMED:
        yield says.ONLINE_BY_NUMBER
    for key, values in (("basis", version.basis), ("cases", version.cases)):
        if not values:
            yield says.at_least_one(key)


def _case(case: content.Case, table: RawTable) -> Iterator[Fault]:
    for what in _term(case.term):
        yield Fault(table.where, what)
    yield from _twins(case.papers, table, "papers")
    yield from _twins(case.fees, table, "fees")
    for fee, fee_table in zip(case.fees, table.children("fees"), strict=True):
        for what in _fee(fee):
            yield Fault(fee_table.where, what)
    for what in _steps(case):
        yield Fault(table.where, what)


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


def _twins(items: Sequence[_Coded], table: RawTable, key: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for item, item_table in zip(items, table.children(key), strict=True):
        if item.code in seen:
            yield Fault(item_table.where, says.twice(item.code))
        seen.add(item.code)


def _term(term: Term) -> Iterator[Bilingual]:
    if (term.amount == 0) != (term.unit is TermUnit.IMMEDIATE):
        yield says.TERM


def _fee(fee: content.Fee) -> Iterator[Bilingual]:
    if (fee.amount is None) == (not fee.tiers):
        yield says.AMOUNT_OR_TIERS
        return
    try:
        fee_line(fee)
    except ValueError:
        yield says.TIERS


def _steps(case: content.Case) -> Iterator[Bilingual]:
    numbers = [step.number for step in case.steps]
    if numbers != list(range(1, len(numbers) + 1)):
        yield says.STEP_NUMBERS
    if not any(step.unit is StepUnit.ONE_STOP for step in case.steps):
        yield says.NO_ONE_STOP_STEP
    for role in _STAFF:
        if not any(step.role is role for step in case.steps):
            yield says.no_step_for(role)
    planned = sum(step.half_days for step in case.steps)
    allowed = half_days_within(case.term)
    if planned > allowed:
        yield says.steps_too_long(planned, allowed)


_HALF_DAYS: dict[TermUnit, Callable[[int], int]] = {
    TermUnit.IMMEDIATE: lambda amount: 0,
    TermUnit.HALF_DAYS: lambda amount: amount,
    TermUnit.WORKING_HOURS: lambda amount: amount // 4,
    TermUnit.WORKING_DAYS: lambda amount: amount * 2,
    TermUnit.CALENDAR_DAYS: lambda amount: 2 * (amount - _most_weekend_days(amount)),
}


def half_days_within(term: Term) -> int:
    """How many working half-days a term surely holds; for calendar days without their weekends."""
    return _HALF_DAYS[term.unit](term.amount)


def _most_weekend_days(days: int) -> int:
    weeks, rest = divmod(days, 7)
    return 2 * weeks + min(2, rest)


def fee_line(fee: content.Fee) -> FeeLine:
    """The line as the assessment takes it."""
    return FeeLine(
        code=fee.code,
        name=fee.name,
        kind=fee.kind,
        per=fee.per,
        tiers=fee.tiers if fee.amount is None else (Tier(fee.amount),),
        cap=fee.cap,
        exempt=frozenset(fee.exempt),
        reduced=fee.reduced,
    )
