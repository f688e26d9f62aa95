"""A line of a tariff: fee or charge, unit, steps, cap, reliefs (Law 97/2015/QH13 art. 3, 10)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class FeeKind(StrEnum):
    """`phí` pays for a service, `lệ phí` is due for an act of administration (art. 3)."""

    FEE = "fee"
    CHARGE = "charge"


class FeePer(StrEnum):
    """What an amount is counted by."""

    DOSSIER = "dossier"
    COPY = "copy"
    PAGE = "page"
    SET = "set"


class PayerGroup(StrEnum):
    CHILD = "child"
    POOR_HOUSEHOLD = "poor_household"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    MERIT = "merit"
    ETHNIC_MINORITY = "ethnic_minority"
    ON_TIME_REGISTRATION = "on_time_registration"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Tier:
    """Each unit up to and including the `up_to`-th costs `amount`; None is the open last step."""

    amount: int
    up_to: int | None = None


@dataclass(frozen=True, slots=True)
class Reduction:
    """`percent` (1 to 99) of the line is forgiven for the group."""

    group: PayerGroup
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """A line as the tariff states it, in whole dong; ValueError when it contradicts itself.

    `cap` bounds one copy where the line counts pages, otherwise the whole line.
    """

    code: str
    name: str
    kind: FeeKind
    per: FeePer
    tiers: tuple[Tier, ...]
    cap: int | None = None
    exempt: frozenset[PayerGroup] = frozenset()
    reduced: tuple[Reduction, ...] = ()

    def __post_init__(self) -> None:
        _check_tiers(self.code, self.tiers)
        if self.cap is not None and self.cap < 1:
            raise ValueError(f"Line {self.code}: the cap is {self.cap}; write 1 or more, or none.")
        for reduction in self.reduced:
            if not 1 <= reduction.percent <= 99:
                raise ValueError(
                    f"Line {self.code}: a reduction of {reduction.percent} percent; write 1 to 99, "
                    "and list a group that pays nothing under exempt."
                )

    @classmethod
    def flat(
        cls,
        *,
        code: str,
        name: str,
        kind: FeeKind,
        amount: int,
        per: FeePer = FeePer.DOSSIER,
        exempt: frozenset[PayerGroup] = frozenset(),
    ) -> Self:
        """A line with one amount per unit, no cap and no reduction."""
        tiers = (Tier(amount),)
        return cls(code=code, name=name, kind=kind, per=per, tiers=tiers, exempt=exempt)

    @property
    def amount(self) -> int | None:
        """The amount per unit of a line with a single step, else None."""
        return self.tiers[0].amount if len(self.tiers) == 1 else None


def _check_tiers(code: str, tiers: tuple[Tier, ...]) -> None:
    if not tiers or tiers[-1].up_to is not None:
        raise ValueError(f"Line {code}: the last step must be open; leave its up_to away.")
    reached = 0
    for tier in tiers:
        if tier.amount < 0:
            raise ValueError(f"Line {code}: the amount {tier.amount} is negative; write 0 or more.")
        if tier.up_to is None:
            if tier is not tiers[-1]:
                raise ValueError(f"Line {code}: only the last step may be open.")
        elif tier.up_to <= reached:
            raise ValueError(f"Line {code}: up_to {tier.up_to} must be more than {reached}.")
        else:
            reached = tier.up_to
