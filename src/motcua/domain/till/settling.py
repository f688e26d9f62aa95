"""Collector and beneficiary settle a quarter; what both signed stays (decree 61/2018 art. 12.9)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.quarters import Quarter
from motcua.domain.till.roles import AGENCY_SIDE, MANAGERS
from motcua.domain.till.rules import TillRules


class Side(StrEnum):
    COLLECTOR = "collector"
    BENEFICIARY = "beneficiary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A quarter in dong: what was owed before, what came in and was given back, what was sent.

    `arrived` counts by the day it arrived, `sent` and `came_back` by theirs; `under_way` is what
    had been sent by the end of the quarter and had neither arrived nor come back.
    """

    brought_forward: int
    collected: int
    given_back: int
    sent: int
    came_back: int
    arrived: int
    under_way: int

    @property
    def carried_forward(self) -> int:
        """What the collector still owes the beneficiary at the end, money under way included."""
        return self.brought_forward + self.collected - self.given_back - self.arrived

    @property
    def is_empty(self) -> bool:
        return not (
            self.brought_forward
            or self.collected
            or self.given_back
            or self.sent
            or self.arrived
            or self.came_back
            or self.under_way
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """`objection` is why the other side did not agree; a new proposal takes it away."""

    number: str
    collector: str
    beneficiary: str
    quarter: Quarter
    figures: Figures
    proposed_at: datetime
    proposed_by: str
    proposer_name: str
    proposer_side: Side
    agreed_at: datetime | None = None
    agreer_name: str = ""
    objection: str = ""

    @property
    def is_frozen(self) -> bool:
        return self.agreed_at is not None

    def waits_for(self, side: Side | None) -> bool:
        """The other side has to answer; after its objection the first one has to propose anew."""
        if side is None or self.is_frozen:
            return False
        return (side is self.proposer_side) is bool(self.objection)


def side_of(by: Actor, collector: str, beneficiary: str, *, enterprise: bool) -> Side | None:
    """For whom the actor may sign; `enterprise` says that the beneficiary is the post itself.

    What the post collects for itself is nobody else's: there is no other side to sign.
    """
    if enterprise and collector == accounts.POST:
        return None
    if by.role in AGENCY_SIDE and by.place == beneficiary:
        return Side.BENEFICIARY
    if by.role not in MANAGERS:
        return None
    if accounts.collector_of(by) == collector:
        return Side.COLLECTOR
    return Side.BENEFICIARY if enterprise and by.employer is Employer.POST else None


def proposing_refusal(
    side: Side | None,
    quarter: Quarter,
    had: Settlement | None,
    figures: Figures,
    *,
    on: date,
    rules: TillRules,
) -> Refusal | None:
    article = rules.article("settle")
    if side is None:
        return r.NotASide(article=article)
    if on <= quarter.last:
        return r.QuarterRunning(article=article, quarter=quarter.name, last=quarter.last)
    if had is not None and had.is_frozen:
        return r.SettledAlready(article=article, quarter=quarter.name, number=had.number)
    if figures.is_empty:
        return r.NothingToSettle(article=article, quarter=quarter.name)
    return None


def agreeing_refusal(
    settlement: Settlement, side: Side | None, by: Actor, now: Figures, *, rules: TillRules
) -> Refusal | None:
    """The other side agrees, and to figures that still stand in the books."""
    article = rules.article("settle")
    if side is None:
        return r.NotASide(article=article)
    if settlement.is_frozen:
        return r.SettledAlready(
            article=article, quarter=settlement.quarter.name, number=settlement.number
        )
    if by.person == settlement.proposed_by or side is settlement.proposer_side:
        return r.OtherSideAgrees(article=article, number=settlement.number)
    if now != settlement.figures:
        return r.FiguresMoved(
            article=article,
            number=settlement.number,
            proposed=settlement.figures.carried_forward,
            now=now.carried_forward,
        )
    return None
