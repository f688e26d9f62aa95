"""Small parcels and a training carrier, for tests."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

from motcua.channels.carriers.http_adapter import HttpCarrier
from motcua.channels.carriers.protocol import Message, Party, Shipment, ToWithdraw
from motcua.domain.kernel.local_time import VIETNAM
from motcua.project.carrier.book import Book
from motcua.project.carrier.life import Plan
from motcua.project.carrier.push import Disturbance, Pusher
from motcua.project.carrier.server import Carrier, server
from motcua.reference.rulebook import law

SECRET = "q9Jw2Qz-Tn5vXc8Lm3Rb9Hd4Yp6Gs1Fa0Ue-Wi_Oq"
MONDAY = datetime(2026, 11, 16, 8, 30, 0, 123456, tzinfo=VIETNAM)


def shipment(reference: str = "TG0000000192", *, collect: int = 0) -> Shipment:
    return Shipment(
        reference=reference,
        packet=reference,
        consignment="PG-2026-1",
        sender=Party(name="Trung tâm Phục vụ hành chính công", address="377 Hùng Vương"),
        addressee=Party(name="Dương Thị Chủ", address="ấp 1, xã Mỹ Hiệp", phone="0912345678"),
        grams=80,
        collect=collect,
        withdraw=(ToWithdraw(paper="gcn_cu", label="BC0000000124"),),
    )


def book(path: Path, *, seed: int = 7, always: Plan | None = None, at: datetime = MONDAY) -> Book:
    """A book whose real time stands still."""
    return Book(
        path / "book.sqlite3",
        seed=seed,
        calendar=law.public_calendar(at.date()),
        real_time=lambda: at,
        always=always,
    )


@contextmanager
def forgetting(kept: Book) -> Iterator[None]:
    """The book is afterwards as it was before: what a rolled back test sent is unknown to it."""
    before = sqlite3.connect(":memory:")
    with kept.lock:
        kept.db.backup(before)
    yield
    with kept.lock:
        before.backup(kept.db)
    before.close()


@dataclass(frozen=True, slots=True)
class Training:
    """A training carrier that serves in a thread of this process."""

    url: str
    book: Book
    pusher: Pusher
    link: HttpCarrier

    def advance(self, **much: float) -> list[Message]:
        happened = self.book.advance(timedelta(**much))
        self.pusher.add(happened)
        return happened


@contextmanager
def training(
    path: Path,
    *,
    send: Callable[[Message], bool] = lambda message: True,
    how: Disturbance | None = None,
    always: Plan | None = None,
    at: datetime = MONDAY,
) -> Iterator[Training]:
    kept = book(path, always=always, at=at)
    pusher = Pusher(send, how or Disturbance())
    pusher.start()
    with server(Carrier(kept, SECRET, pusher), 0) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{serving.server_port}"
        yield Training(url, kept, pusher, HttpCarrier(url=url, secret=SECRET, seconds=10))
        serving.shutdown()
    pusher.stop()
