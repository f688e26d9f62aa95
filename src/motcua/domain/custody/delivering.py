"""Bringing a packet to its addressee (circular 17/2017/TT-BTTTT art. 5.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import local


class Outcome(StrEnum):
    """Why an attempt failed; a success is a delivery."""

    ABSENT = "absent"
    ADDRESS_WRONG = "address_wrong"
    REFUSED = "refused"
    NO_PAPERS = "no_papers"
    NO_MONEY = "no_money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try at the door or by telephone; `invited`: an invitation to collect was left."""

    at: datetime
    outcome: Outcome
    invited: bool
    note: str


@dataclass(frozen=True, slots=True)
class Invitations:
    """At least so many, each so many working days after the one before (art. 5.2h)."""

    least: int
    working_days_apart: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOrder:
    """What the register asks of a delivery: to whom, which originals to take back, how much.

    `withdraw` are paper codes, `collect` whole dong.
    """

    name: str
    identity_kind: IdentityKind
    identity: str
    withdraw: tuple[str, ...] = ()
    collect: int = 0


def counted_invitations(
    attempts: Iterable[Attempt], rule: Invitations, calendar: WorkCalendar
) -> tuple[datetime, ...]:
    """The invitations that count, each late enough after the last counted one."""
    counted: list[datetime] = []
    for at in sorted(local(each.at) for each in attempts if each.invited):
        days = calendar.working_days_between(counted[-1].date(), at.date()) if counted else 0
        if not counted or days >= rule.working_days_apart:
            counted.append(at)
    return tuple(counted)
