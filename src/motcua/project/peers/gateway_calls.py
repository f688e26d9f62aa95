"""Calls of the training gateway: signed, tried again, and on demand late, twice, astray or lost."""

import heapq
import time
from itertools import count
from random import Random
from threading import Condition, Thread
from urllib.parse import urlsplit

import httpx
import msgspec
from msgspec import Struct

from motcua.channels.payments import signing
from motcua.channels.payments.protocol import Told

TRIES, WAIT, SECONDS = 5, 1.0, 10.0


class Disturbance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Shares from 0 to 1 of all calls; `delay` in seconds at most, `late` of a late payment.

    `busy`: so many requests are answered with 503 before one is served.
    """

    seed: int = 1
    lose: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0
    delay: float = 0.0
    late: float = 90.0
    busy: int = 0


class Caller:
    """A thread that makes each call in its time; what fails five times is left to be asked for."""

    def __init__(self, address: str, secret: str, how: Disturbance) -> None:
        self.address, self.secret, self.how = address, secret, how
        self.waiting: list[tuple[float, int, int, Told]] = []
        self.changed, self.numbers, self.lot = Condition(), count(), Random(how.seed)  # noqa: S311
        self.at_work = False
        Thread(target=self._run, daemon=True).start()

    def disturb(self, how: Disturbance) -> None:
        with self.changed:
            self.how, self.lot = how, Random(how.seed)  # noqa: S311 - a disturbance, no secret

    def tell(self, told: Told, *, after: float = 0.0) -> None:
        with self.changed:
            how, lot = self.how, self.lot
            if not self.address or lot.random() < how.lose:
                return
            behind = how.delay + lot.random() if lot.random() < how.reorder else 0.0
            at = time.monotonic() + after + behind + lot.random() * how.delay
            self._put(at, 1, told)
            if lot.random() < how.duplicate:
                self._put(at + lot.random(), 1, told)

    def idle(self) -> bool:
        with self.changed:
            return not self.waiting and not self.at_work

    def _put(self, at: float, tried: int, told: Told) -> None:
        heapq.heappush(self.waiting, (at, next(self.numbers), tried, told))
        self.changed.notify_all()

    def _run(self) -> None:
        while True:
            with self.changed:
                while not self.waiting or self.waiting[0][0] > time.monotonic():
                    ahead = self.waiting[0][0] - time.monotonic() if self.waiting else None
                    self.changed.wait(ahead)
                _, _, tried, told = heapq.heappop(self.waiting)
                self.at_work = True
            taken = self._called(told)
            with self.changed:
                self.at_work = False
                if not taken and tried < TRIES:
                    self._put(time.monotonic() + WAIT * 2**tried, tried + 1, told)

    def _called(self, told: Told) -> bool:
        """Whether it was taken, or refused for good."""
        body = msgspec.json.encode(told)
        call = signing.Call(method="POST", target=urlsplit(self.address).path, body=body)
        headers = {
            "Content-Type": "application/json",
            signing.HEADER: signing.sign(self.secret, call),
        }
        try:
            answer = httpx.post(self.address, content=body, headers=headers, timeout=SECONDS)
        except httpx.HTTPError:
            return False
        return answer.status_code < 500 and answer.status_code != 429
