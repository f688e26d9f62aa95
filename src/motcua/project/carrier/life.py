"""What becomes of a parcel of the training carrier, from a seed alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random

from motcua.channels.carriers.protocol import Attempt, Kind, Proof, Shipment, Withdrawn
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.custody.delivering import Outcome
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import VIETNAM, local

INVITATIONS = 2
DAYS_APART = 2
LOST_AFTER_DAYS = 5


class Plan(StrEnum):
    """How a parcel's life ends."""

    DELIVERED = "delivered"
    SECOND_TRY = "second_try"
    RETURNED = "returned"
    LOST = "lost"


SHARES = {Plan.DELIVERED: 70, Plan.SECOND_TRY: 18, Plan.RETURNED: 9, Plan.LOST: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that will happen, at a moment of the training clock."""

    kind: Kind
    at: datetime
    place: str = ""
    note: str = ""
    attempt: Attempt | None = None
    proof: Proof | None = None


def plan_for(seed: int, reference: str) -> Plan:
    """Drawn by the shares; the same seed and parcel draw the same."""
    lot = Random(f"{seed}:plan:{reference}")  # noqa: S311 - a training story, no secret
    return lot.choices(list(SHARES), weights=list(SHARES.values()))[0]


def life(
    shipment: Shipment, plan: Plan, accepted_at: datetime, *, seed: int, calendar: WorkCalendar
) -> tuple[Step, ...]:
    """Every step in the order of time."""
    lot = Random(f"{seed}:life:{shipment.reference}")  # noqa: S311 - a training story, no secret
    return tuple(_Story(shipment, accepted_at, lot, calendar).told(plan))


class _Story:
    def __init__(
        self, shipment: Shipment, accepted_at: datetime, lot: Random, calendar: WorkCalendar
    ) -> None:
        self.shipment, self.lot, self.calendar = shipment, lot, calendar
        self.accepted_at = local(accepted_at).replace(microsecond=0)

    def told(self, plan: Plan) -> Iterator[Step]:
        picked_up = self.accepted_at + timedelta(minutes=self.lot.randint(20, 90))
        sorted_at = picked_up + timedelta(minutes=self.lot.randint(180, 420))
        yield Step(kind=Kind.PICKED_UP, at=picked_up, place=self.shipment.sender.address)
        yield Step(kind=Kind.SORTED, at=sorted_at, place="Trung tâm khai thác (tập huấn)")
        day = sorted_at.date()
        if plan is Plan.LOST:
            at = self._at(self._later(day, LOST_AFTER_DAYS), 15)
            yield Step(kind=Kind.LOST, at=at, note="Không tìm thấy khi kiểm kê (tập huấn).")
            return
        day = self._later(day, 1)
        tries = {Plan.DELIVERED: 0, Plan.SECOND_TRY: 1, Plan.RETURNED: INVITATIONS}[plan]
        for _ in range(tries):
            yield from self._failed(day)
            day = self._later(day, DAYS_APART)
        yield from self._back(day) if plan is Plan.RETURNED else self._delivered(day)

    def _failed(self, day: date) -> Iterator[Step]:
        yield self._out(day)
        absent = Attempt(outcome=Outcome.ABSENT, invited=True)
        to = self.shipment.addressee.address
        yield Step(kind=Kind.ATTEMPTED, at=self._at(day, 10), place=to, attempt=absent)

    def _delivered(self, day: date) -> Iterator[Step]:
        yield self._out(day)
        to = self.shipment.addressee.address
        yield Step(kind=Kind.DELIVERED, at=self._at(day, 14), place=to, proof=self._proof())

    def _back(self, day: date) -> Iterator[Step]:
        yield Step(kind=Kind.RETURNING, at=self._at(day, 9))
        at = self._at(self._later(day, 1), 10)
        yield Step(kind=Kind.RETURNED, at=at, place=self.shipment.sender.address)

    def _out(self, day: date) -> Step:
        return Step(kind=Kind.OUT_FOR_DELIVERY, at=self._at(day, 8))

    def _proof(self) -> Proof:
        """The addressee shows a passport nobody has issued: we were told no other number."""
        return Proof(
            to_name=self.shipment.addressee.name,
            identity_kind=IdentityKind.PASSPORT,
            identity=f"{self.lot.choice('BCN')}{self.lot.randint(0, 9_999_999):07d}",
            signature=f"training-slip-{self.lot.randint(0, 99_999_999):08d}",
            collected=self.shipment.collect,
            withdrawn=tuple(
                Withdrawn(paper=each.paper, label=each.label) for each in self.shipment.withdraw
            ),
        )

    def _later(self, day: date, days: int) -> date:
        return self.calendar.nth_after(day, days)

    def _at(self, day: date, hour: int) -> datetime:
        minute = timedelta(minutes=self.lot.randint(0, 59))
        return datetime.combine(day, time(hour), VIETNAM) + minute
