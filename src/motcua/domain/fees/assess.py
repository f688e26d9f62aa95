"""What a payer owes: quantity, gross, relief and net of every line (Law 97/2015/QH13 art. 8-10).

Rounding (rule "whole-dong"): the dong has no smaller unit in use, so every figure is a whole
number and only a reduction can fall between two. The forgiven part is rounded half up to a whole
dong, in the payer's favour, line by line; the total is the sum of the printed lines and is never
rounded again. No text fixes this; it is the rule of this house.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from motcua.domain.fees.lines import FeeKind, FeeLine, FeePer, PayerGroup
from motcua.domain.fees.reliefs import Relief, relief_for

MOST_UNITS = 100_000
"""More pages, copies or sets than this in one dossier is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedLine:
    """One line of the receipt; `quantity` counts `per`, for pages those of all copies."""

    code: str
    name: str
    kind: FeeKind
    per: FeePer
    quantity: int
    gross: int
    relief: Relief | None
    forgiven: int

    @property
    def net(self) -> int:
        return self.gross - self.forgiven


@dataclass(frozen=True, slots=True)
class Assessment:
    lines: tuple[AssessedLine, ...]

    @property
    def gross(self) -> int:
        return sum(line.gross for line in self.lines)

    @property
    def total(self) -> int:
        """Always the sum of the nets of the lines."""
        return sum(line.net for line in self.lines)


def assess(
    lines: Iterable[FeeLine],
    quantities: Mapping[FeePer, int],
    groups: Collection[PayerGroup],
) -> Assessment:
    """The assessment of one dossier.

    A unit missing in `quantities` counts 1; a dossier always counts 1. A line by page holds
    for one copy and is multiplied by the copies. ValueError for a negative or absurd quantity.
    """
    counted = {per: _counted(per, quantities.get(per, 1)) for per in FeePer}
    if counted[FeePer.DOSSIER] != 1:
        raise ValueError("A dossier is assessed once; leave its quantity away or write 1.")
    return Assessment(tuple(_assess_line(line, counted, groups) for line in lines))


def _counted(per: FeePer, quantity: int) -> int:
    if not 0 <= quantity <= MOST_UNITS:
        raise ValueError(f"The quantity by {per} is {quantity}; write 0 to {MOST_UNITS}.")
    return quantity


def _assess_line(
    line: FeeLine, counted: Mapping[FeePer, int], groups: Collection[PayerGroup]
) -> AssessedLine:
    copies = counted[FeePer.COPY] if line.per is FeePer.PAGE else 1
    quantity = counted[line.per]
    gross = copies * price(line, quantity)
    relief = relief_for(line, groups)
    return AssessedLine(
        code=line.code,
        name=line.name,
        kind=line.kind,
        per=line.per,
        quantity=copies * quantity,
        gross=gross,
        relief=relief,
        forgiven=_share(gross, relief.percent) if relief else 0,
    )


def price(line: FeeLine, quantity: int) -> int:
    """The price of `quantity` units before any relief, step by step, never above the cap."""
    total = reached = 0
    for tier in line.tiers:
        end = quantity if tier.up_to is None else min(quantity, tier.up_to)
        total += max(0, end - reached) * tier.amount
        reached = max(reached, end)
    return total if line.cap is None else min(total, line.cap)


def _share(gross: int, percent: int) -> int:
    """`percent` of the amount, rounded half up to a whole dong."""
    return (gross * percent + 50) // 100
