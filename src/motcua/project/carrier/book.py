"""What the training carrier has in its bags and what has happened, kept in a file of SQLite."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from motcua.channels.carriers.protocol import MOST_EVENTS, Kind, Message, Page, Shipment
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.tracking import tracking_number
from motcua.project.carrier.life import Plan, Step, life, plan_for
from motcua.project.training_file import TrainingFile

SCHEMA = Path(__file__).with_name("schema.sql")
SERVICE = "EM"
SERIALS_OF_A_SEED = 100_000


class NoSuchParcel(Exception):
    """The tracking number was never given out here."""


class TooLate(Exception):
    """The parcel is on its way; its life can no longer be chosen or called off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    tracking: str
    shipment: Shipment
    accepted_at: datetime
    plan: Plan
    cancelled_at: datetime | None


class Book(TrainingFile):
    def __init__(
        self,
        path: Path,
        *,
        seed: int,
        calendar: WorkCalendar,
        real_time: Callable[[], datetime],
        always: Plan | None = None,
    ) -> None:
        self.seed, self.calendar, self.always = seed, calendar, always
        self.real_time = real_time
        super().__init__(path, SCHEMA.read_text(encoding="utf-8"))

    def now(self) -> datetime:
        """The training clock: the real one plus what it was advanced by."""
        with self.lock:
            row = self.db.execute("SELECT value FROM setting WHERE name = 'ahead'").fetchone()
        return self.real_time() + timedelta(seconds=float(row[0]) if row else 0.0)

    def advance(self, by: timedelta) -> list[Message]:
        """Moves the clock on; what has happened until then."""
        with self.writing() as db:
            db.execute(
                "INSERT INTO setting VALUES ('ahead', ?) ON CONFLICT (name)"
                " DO UPDATE SET value = CAST(value AS REAL) + excluded.value",
                [by.total_seconds()],
            )
        return self.live()

    def accept(self, shipment: Shipment) -> Parcel:
        """The parcel of this reference, as it was first given: asking twice makes no second."""
        with self.writing() as db:
            known = db.execute(
                "SELECT tracking FROM shipment WHERE reference = ?", [shipment.reference]
            ).fetchone()
            if known:
                return self.parcel(known[0])
            plan = self.always or plan_for(self.seed, shipment.reference)
            body = msgspec.json.encode(shipment).decode()
            row = db.execute(
                "INSERT INTO shipment (reference, body, accepted_at, plan) VALUES (?, ?, ?, ?)",
                [
                    shipment.reference,
                    body,
                    self.now().replace(microsecond=0).isoformat(),
                    plan.value,
                ],
            )
            serial = (self.seed % 900) * SERIALS_OF_A_SEED + (row.lastrowid or 0)
            tracking = str(tracking_number(SERVICE, serial))
            db.execute(
                "UPDATE shipment SET tracking = ? WHERE serial = ?", [tracking, row.lastrowid]
            )
        return self.parcel(tracking)

    def parcel(self, tracking: str) -> Parcel:
        with self.lock:
            row = self.db.execute(
                "SELECT tracking, body, accepted_at, plan, cancelled_at FROM shipment"
                " WHERE tracking = ?",
                [tracking],
            ).fetchone()
        if row is None:
            raise NoSuchParcel(tracking)
        return _parcel(row)

    def choose(self, tracking: str, plan: Plan) -> None:
        """Sets how a parcel's life ends, as long as it has not begun."""
        with self.writing() as db:
            self._not_begun(tracking)
            db.execute("UPDATE shipment SET plan = ? WHERE tracking = ?", [plan.value, tracking])

    def cancel(self, tracking: str) -> list[Message]:
        """Calls a parcel off before it is picked up; once is enough."""
        with self.writing() as db:
            if self.parcel(tracking).cancelled_at is not None:
                return []
            self._not_begun(tracking)
            now = self.now().replace(microsecond=0)
            db.execute(
                "UPDATE shipment SET cancelled_at = ? WHERE tracking = ?",
                [now.isoformat(), tracking],
            )
            return [self._told(tracking, 1, Step(kind=Kind.CANCELLED, at=now))]

    def live(self) -> list[Message]:
        """Writes down what the clock has come to since the last time, in the order of time."""
        with self.writing() as db:
            now = self.now()
            due: list[tuple[datetime, str, int, Step]] = []
            for row in db.execute(
                "SELECT tracking, body, accepted_at, plan, cancelled_at FROM shipment"
                " WHERE cancelled_at IS NULL"
            ).fetchall():
                due += self._due(_parcel(row), now)
            due.sort(key=lambda each: each[:3])
            return [self._told(tracking, number, step) for _, tracking, number, step in due]

    def page(self, since: int, limit: int) -> Page:
        """What happened after the cursor."""
        most = max(1, min(limit, MOST_EVENTS))
        with self.lock:
            rows = self.db.execute(
                "SELECT cursor, body FROM message WHERE cursor > ? ORDER BY cursor LIMIT ?",
                [since, most + 1],
            ).fetchall()
        kept = rows[:most]
        return Page(
            events=tuple(msgspec.json.decode(body, type=Message) for _, body in kept),
            next=kept[-1][0] if kept else since,
            more=len(rows) > most,
        )

    def parcels(self) -> list[Parcel]:
        with self.lock:
            rows = self.db.execute(
                "SELECT tracking, body, accepted_at, plan, cancelled_at FROM shipment"
                " ORDER BY serial"
            ).fetchall()
        return [_parcel(row) for row in rows]

    def _due(self, parcel: Parcel, now: datetime) -> list[tuple[datetime, str, int, Step]]:
        steps = life(
            parcel.shipment,
            parcel.plan,
            parcel.accepted_at,
            seed=self.seed,
            calendar=self.calendar,
        )
        told = self._count(parcel.tracking)
        return [
            (step.at, parcel.tracking, number, step)
            for number, step in enumerate(steps, start=1)
            if number > told and step.at <= now
        ]

    def _told(self, tracking: str, number: int, step: Step) -> Message:
        message = Message(
            id=f"{tracking}-{number}",
            tracking=tracking,
            number=number,
            kind=step.kind,
            at=step.at,
            place=step.place,
            note=step.note,
            attempt=step.attempt,
            proof=step.proof,
        )
        self.db.execute(
            "INSERT INTO message (id, tracking, number, body) VALUES (?, ?, ?, ?)",
            [message.id, tracking, number, msgspec.json.encode(message).decode()],
        )
        return message

    def _not_begun(self, tracking: str) -> None:
        self.parcel(tracking)
        if self._count(tracking):
            raise TooLate(tracking)

    def _count(self, tracking: str) -> int:
        sql = "SELECT count(*) FROM message WHERE tracking = ?"
        count: int = self.db.execute(sql, [tracking]).fetchone()[0]
        return count


def _parcel(row: tuple[str, str, str, str, str | None]) -> Parcel:
    tracking, body, accepted_at, plan, cancelled_at = row
    return Parcel(
        tracking=tracking,
        shipment=msgspec.json.decode(body, type=Shipment),
        accepted_at=datetime.fromisoformat(accepted_at),
        plan=Plan(plan),
        cancelled_at=datetime.fromisoformat(cancelled_at) if cancelled_at else None,
    )
