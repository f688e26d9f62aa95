"""A clerk's shift: opened with small change, counted, its difference explained, closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.entries import Entry, EntryKind, entry, moved
from motcua.domain.till.rules import TillRules


@dataclass(frozen=True, slots=True, kw_only=True)
class CashUp:
    """A count of the drawer; `confirmed_by` is the second person, empty while there is none."""

    at: datetime
    counted: Mapping[int, int]
    total: int
    expected: int
    explanation: str
    by: str
    confirmed_by: str = ""
    confirmer_name: str = ""
    confirmed_at: datetime | None = None

    @property
    def difference(self) -> int:
        """Negative when money is missing."""
        return self.total - self.expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    number: str
    unit: str
    clerk: str
    clerk_name: str
    collector: str
    float_amount: int
    opened_at: datetime
    cash_up: CashUp | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


def opening_refusal(had: Shift | None, float_amount: int, rules: TillRules) -> Refusal | None:
    """One open shift for each clerk, wherever it is."""
    article = rules.article("shift")
    if had is not None:
        return r.ShiftOpenAlready(article=article, shift=had.number, unit=had.unit)
    if float_amount < 0:
        return r.FloatWrong(article=article, amount=float_amount)
    return None


def opened(shift: Shift) -> Entry | None:
    """The small change lent to the drawer; None for a shift that begins with nothing."""
    if not shift.float_amount:
        return None
    return moved(
        EntryKind.SHIFT_OPENED,
        shift.float_amount,
        out_of=accounts.advance(shift.collector, shift.unit),
        into=accounts.drawer(shift.number, shift.unit),
    )


def count_refusal(
    shift: Shift, counted: Mapping[int, int], explanation: str, *, expected: int, rules: TillRules
) -> Refusal | None:
    article = rules.article("count")
    if not shift.is_open:
        return r.ShiftClosed(article=article, shift=shift.number)
    for worth, pieces in counted.items():
        if worth not in rules.denominations or pieces < 0:
            return r.NoSuchNote(article=article, worth=worth, pieces=pieces)
    off = total_of(counted) - expected
    if off and not explanation.strip():
        return r.DifferenceUnexplained(article=article, difference=off, expected=expected)
    return None


def total_of(counted: Mapping[int, int]) -> int:
    return sum(worth * pieces for worth, pieces in counted.items())


def confirming_refusal(shift: Shift, by: Actor, rules: TillRules) -> Refusal | None:
    """The second person is somebody else, and there is a count to look at."""
    article = rules.article("count")
    if not shift.is_open:
        return r.ShiftClosed(article=article, shift=shift.number)
    if shift.cash_up is None:
        return r.NotCounted(article=article, shift=shift.number)
    if by.person in {shift.clerk, shift.cash_up.by}:
        return r.SecondPersonNeeded(
            article=article, difference=shift.cash_up.difference, alone=rules.alone_up_to
        )
    return None


def closing_refusal(shift: Shift, drawer: int, rules: TillRules) -> Refusal | None:
    """Closed only on a count of what is in the drawer now, its difference borne by two people."""
    article = rules.article("count")
    if not shift.is_open:
        return r.ShiftClosed(article=article, shift=shift.number)
    count = shift.cash_up
    if count is None:
        return r.NotCounted(article=article, shift=shift.number)
    if count.expected != drawer:
        return r.CountedBefore(article=article, expected=count.expected, drawer=drawer)
    if abs(count.difference) > rules.alone_up_to and not count.confirmed_by:
        return r.SecondPersonNeeded(
            article=article, difference=count.difference, alone=rules.alone_up_to
        )
    return None


def closed(shift: Shift, count: CashUp) -> Entry:
    """Small change goes back, the rest into the safe, what is missing onto the difference."""
    back = min(shift.float_amount, count.total)
    return entry(
        EntryKind.SHIFT_CLOSED,
        [
            (accounts.drawer(shift.number, shift.unit), -count.expected),
            (accounts.advance(shift.collector, shift.unit), back),
            (accounts.safe(shift.collector, shift.unit), count.total - back),
            (accounts.difference(shift.number, shift.unit), -count.difference),
        ],
    )
