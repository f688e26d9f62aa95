"""What the training gateway has been asked for and what happened, kept in a file of SQLite."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec

from motcua.channels.payments.protocol import Asked, Back, Day, Happening, Payout, Standing, Told
from motcua.domain.kernel.local_time import local
from motcua.project.training_file import TrainingFile

SCHEMA = """
CREATE TABLE IF NOT EXISTS payment (reference TEXT PRIMARY KEY, asked TEXT NOT NULL,
    made_at TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS happening (place INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL,
    reference TEXT NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS payout (number TEXT PRIMARY KEY, day TEXT NOT NULL, body TEXT NOT NULL);
"""


class NoSuchPayment(Exception):
    """The reference or transaction was never given out here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    asked: Asked
    made_at: str
    ended: str


class Book(TrainingFile):
    def __init__(self, path: Path) -> None:
        super().__init__(path, SCHEMA)

    def open(self, asked: Asked, now: datetime) -> Payment:
        """The payment of this reference, as it was first asked for."""
        with self.writing() as db:
            db.execute(
                "INSERT OR IGNORE INTO payment (reference, asked, made_at) VALUES (?, ?, ?)",
                [asked.reference, msgspec.json.encode(asked).decode(), now.isoformat()],
            )
        return self.payment(asked.reference)

    def payment(self, reference: str) -> Payment:
        with self.lock:
            row = self.db.execute(
                "SELECT asked, made_at, ended FROM payment WHERE reference = ?", [reference]
            ).fetchone()
        if row is None:
            raise NoSuchPayment(reference)
        return Payment(asked=msgspec.json.decode(row[0], type=Asked), made_at=row[1], ended=row[2])

    def payments(self) -> list[Payment]:
        with self.lock:
            rows = self.db.execute("SELECT reference FROM payment ORDER BY rowid DESC").fetchall()
        return [self.payment(reference) for (reference,) in rows]

    def happen(
        self,
        payment: Payment,
        kind: Happening,
        amount: int,
        now: datetime,
        *,
        name: str = "",
        refund: str = "",
    ) -> Told:
        """Writes down that it happened; `name` makes it happen once."""
        asked = payment.asked
        with self.writing() as db:
            place = db.execute("SELECT coalesce(max(place), 0) + 1 FROM happening").fetchone()[0]
            told = Told(
                transaction=name or f"GD{now:%y%m%d}{place:06}",
                kind=kind,
                reference=asked.reference,
                payee=asked.payee,
                amount=amount,
                at=now,
                refund=refund,
                said=asked.purpose,
            )
            known = db.execute(
                "SELECT body FROM happening WHERE name = ?", [told.transaction]
            ).fetchone()
            if known:
                return msgspec.json.decode(known[0], type=Told)
            db.execute(
                "INSERT INTO happening (name, reference, day, body) VALUES (?, ?, ?, ?)",
                [told.transaction, asked.reference, _day(now), _body(told)],
            )
            if kind in {Happening.PAID, Happening.CANCELLED, Happening.EXPIRED}:
                db.execute(
                    "UPDATE payment SET ended = ? WHERE reference = ?",
                    [kind.value, asked.reference],
                )
        return told

    def give_back(self, back: Back, now: datetime) -> tuple[Standing, Told]:
        """Once for each number of a refund; never more than the transaction brought."""
        with self.writing():
            paid = self._told(back.transaction)
            payment = self.payment(paid.reference)
            gone = sum(
                told.amount
                for told in self.standing(paid.reference).happened
                if told.kind is Happening.REFUNDED and told.refund != back.refund
            )
            taken = sum(
                told.amount
                for told in self.standing(paid.reference).happened
                if told.kind is Happening.PAID
            )
            enough = back.amount <= taken - gone
            kind = Happening.REFUNDED if enough else Happening.REFUND_FAILED
            told = self.happen(
                payment, kind, back.amount, now, name=f"HOAN-{back.refund}", refund=back.refund
            )
        return self.standing(paid.reference), told

    def standing(self, reference: str) -> Standing:
        payment = self.payment(reference)
        with self.lock:
            rows = self.db.execute(
                "SELECT body FROM happening WHERE reference = ? ORDER BY place", [reference]
            ).fetchall()
        return Standing(
            reference=reference,
            open=not payment.ended,
            happened=tuple(msgspec.json.decode(body, type=Told) for (body,) in rows),
        )

    def day(self, day: date) -> Day:
        with self.lock:
            rows = self.db.execute(
                "SELECT body FROM happening WHERE day = ? ORDER BY place", [day.isoformat()]
            ).fetchall()
            paid_out = self.db.execute(
                "SELECT body FROM payout WHERE day = ? ORDER BY number", [day.isoformat()]
            ).fetchall()
        return Day(
            day=day,
            happened=tuple(msgspec.json.decode(body, type=Told) for (body,) in rows),
            payouts=tuple(msgspec.json.decode(body, type=Payout) for (body,) in paid_out),
        )

    def pay_out(self, payee: str, amount: int, now: datetime) -> Payout:
        """What the gateway transfers to a payee; the number stands in the bank's line."""
        with self.writing() as db:
            count = db.execute("SELECT count(*) + 1 FROM payout").fetchone()[0]
            payout = Payout(
                number=f"CT{now:%y%m%d}{count:04}",
                payee=payee,
                amount=amount,
                on=local(now).date(),
            )
            db.execute(
                "INSERT INTO payout (number, day, body) VALUES (?, ?, ?)",
                [payout.number, _day(now), msgspec.json.encode(payout).decode()],
            )
        return payout

    def _told(self, transaction: str) -> Told:
        row = self.db.execute("SELECT body FROM happening WHERE name = ?", [transaction]).fetchone()
        if row is None:
            raise NoSuchPayment(transaction)
        return msgspec.json.decode(row[0], type=Told)


def _day(now: datetime) -> str:
    return local(now).date().isoformat()


def _body(told: Told) -> str:
    return msgspec.json.encode(told).decode()
