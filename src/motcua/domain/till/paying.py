"""What the state pays the enterprise for its service: acts times the contract's prices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import refusals as r

ALL = "*"
"""A line for every unit, procedure or channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing the enterprise's staff did for a dossier; `task` is one of the transfer scheme.

    `unit` is where it was done, `agency` who has to decide the dossier.
    """

    task: str
    unit: str
    procedure: str
    channel: str
    dossier: str
    on: date
    by: str
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    """Whole dong for one act, from the first to the last day (None: still open)."""

    contract: str
    unit: str
    task: str
    procedure: str
    channel: str
    price: int
    first: date
    last: date | None = None

    def covers(self, act: Act) -> bool:
        return (
            self.task == act.task
            and self.unit in {ALL, act.unit}
            and self.procedure in {ALL, act.procedure}
            and self.channel in {ALL, act.channel}
            and self.first <= act.on
            and (self.last is None or act.on <= self.last)
        )

    @property
    def narrowness(self) -> tuple[bool, bool, bool]:
        """A procedure speaks before a channel, a channel before a unit."""
        return (self.procedure != ALL, self.channel != ALL, self.unit != ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidLine:
    """All acts at one price line."""

    line: PriceLine
    acts: tuple[Act, ...]

    @property
    def amount(self) -> int:
        return self.line.price * len(self.acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is to be paid for a period, line by line; `again` are acts counted once already."""

    first: date
    last: date
    lines: tuple[PaidLine, ...]
    again: int = 0

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


def price_of(act: Act, prices: Iterable[PriceLine]) -> PriceLine | None:
    """The narrowest line that covers the act; None when there is no price, which is no zero."""
    return max(
        (line for line in prices if line.covers(act)),
        key=lambda line: line.narrowness,
        default=None,
    )


def uncovered(acts: Iterable[Act], prices: Sequence[PriceLine]) -> tuple[Act, ...]:
    return tuple(act for act in acts if price_of(act, prices) is None)


def once(
    acts: Iterable[Act], earlier: Iterable[Act] = (), prices: Sequence[PriceLine] = ()
) -> tuple[Act, ...]:
    """The first act of each task for each dossier, unless one before the period was paid."""
    paid = {(act.dossier, act.task) for act in earlier if price_of(act, prices) is not None}
    first: dict[tuple[str, str], Act] = {}
    for act in acts:
        first.setdefault((act.dossier, act.task), act)
    return tuple(act for what, act in first.items() if what not in paid)


def statement(
    acts: Sequence[Act], prices: Sequence[PriceLine], *, first: date, last: date, article: str
) -> Statement | Refusal:
    """Each dossier is paid once for each task; an act without a price stops the whole."""
    counted = once(acts)
    without = uncovered(counted, prices)
    if without:
        act = without[0]
        return r.NoPrice(
            article=article,
            task=act.task,
            unit=act.unit,
            procedure=act.procedure,
            channel=act.channel,
            on=act.on,
            count=len(without),
        )
    found: dict[PriceLine, list[Act]] = {}
    for act in counted:
        line = price_of(act, prices)
        if line is not None:
            found.setdefault(line, []).append(act)
    return Statement(
        first=first,
        last=last,
        lines=tuple(PaidLine(line=line, acts=tuple(mine)) for line, mine in found.items()),
        again=len(acts) - len(counted),
    )
