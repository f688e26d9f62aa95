"""Pushes what happened to whoever listens, late, twice, out of order or never, from a seed."""

import heapq
import itertools
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from random import Random
from threading import Condition, Thread
from urllib.parse import urlsplit

import msgspec

from motcua.channels.carriers.protocol import Message
from motcua.plumbing import signed_calls as signing

TRIES = 3
WAIT = 2.0
SECONDS = 10.0
_log = logging.getLogger("motcua.carrier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disturbance:
    """`delay` in seconds at most; the others are shares from 0 to 1 of all messages."""

    seed: int = 1
    delay: float = 0.0
    lose: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0


@dataclass(frozen=True, slots=True, order=True)
class Push:
    """When one copy of a message goes out, in seconds from now."""

    after: float
    place: int
    message: Message


def pushes(messages: Iterable[Message], how: Disturbance) -> list[Push]:
    """What will be sent of these messages, and when; the same seed disturbs the same way."""
    found: list[Push] = []
    for place, message in enumerate(messages):
        lot = Random(f"{how.seed}:push:{message.id}")  # noqa: S311 - a disturbance, no secret
        lost, twice, shuffled = (lot.random() for _ in range(3))
        if lost < how.lose:
            continue
        after = lot.random() * how.delay
        if shuffled < how.reorder:  # behind what happened later
            after += how.delay + lot.random()
        found.append(Push(after, place, message))
        if twice < how.duplicate:
            found.append(Push(after + lot.random() * (how.delay or 1.0), place, message))
    return sorted(found, key=lambda push: (push.after, push.place))


class Pusher:
    """A thread that sends each push in its time; what fails thrice is left to be pulled."""

    def __init__(self, send: Callable[[Message], bool], how: Disturbance) -> None:
        self.send, self.how = send, how
        self.waiting: list[tuple[float, int, int, Message]] = []
        self.changed, self.numbers = Condition(), itertools.count()
        self.stopped = self.busy = False
        self.thread = Thread(target=self._run, name="pusher", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        with self.changed:
            self.stopped = True
            self.changed.notify_all()
        self.thread.join(SECONDS + 1)

    def add(self, messages: Iterable[Message]) -> None:
        now = time.monotonic()
        with self.changed:
            for push in pushes(messages, self.how):
                self._put(now + push.after, 1, push.message)

    def idle(self, seconds: float) -> bool:
        """Whether everything went out within so many seconds."""
        with self.changed:
            return self.changed.wait_for(lambda: not self.waiting and not self.busy, seconds)

    def _put(self, at: float, tried: int, message: Message) -> None:
        heapq.heappush(self.waiting, (at, next(self.numbers), tried, message))
        self.changed.notify_all()

    def _run(self) -> None:
        for tried, message in self._due():
            if not self.send(message) and tried < TRIES:
                with self.changed:
                    self._put(time.monotonic() + WAIT * tried, tried + 1, message)
            with self.changed:
                self.busy = False
                self.changed.notify_all()

    def _due(self) -> Iterator[tuple[int, Message]]:
        while True:
            with self.changed:
                while not self.stopped and not self._ready():
                    ahead = self.waiting[0][0] - time.monotonic() if self.waiting else None
                    self.changed.wait(ahead)
                if self.stopped:
                    return
                _, _, tried, message = heapq.heappop(self.waiting)
                self.busy = True
            yield tried, message

    def _ready(self) -> bool:
        return bool(self.waiting) and self.waiting[0][0] <= time.monotonic()


def sender(url: str, secret: str) -> Callable[[Message], bool]:
    """Posts a message to the address, signed; whether it was taken."""
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection

    def send(message: Message) -> bool:
        body = msgspec.json.encode(message)
        call = signing.Call(method="POST", target=address.path, body=body)
        headers = {
            "Content-Type": "application/json",
            signing.HEADER: signing.sign(secret, call, signing.wall_clock()),
        }
        link = kind(address.hostname or "", address.port, timeout=SECONDS)
        try:
            link.request("POST", address.path, body, headers)
            status = link.getresponse().status
        except (OSError, HTTPException) as fault:
            _log.warning("%s was not pushed: %s", message.id, fault)
            return False
        finally:
            link.close()
        if status >= 300:
            _log.warning("%s was answered with %s", message.id, status)
        return status < 300

    return send
