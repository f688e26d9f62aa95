"""One HTTP call to a machine outside: timed, bounded, never redirected; says how far it got."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec

from motcua.plumbing import signed_calls

WHOLE = 3
"""So many times the seconds of one silence may pass until the whole answer is there."""
LARGEST_ANSWER = 4 * 1024 * 1024
_LATER = frozenset({408, 425, 429})
"""Statuses of the four hundreds by which a machine asks for patience and refuses nothing."""


class NotReached(Exception):
    """No word left this machine, so the other side knows nothing of the call."""


class NoAnswer(Exception):
    """The call went out and no whole answer came: the other side may have acted on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`target` is the path below the address of the machine, with its query."""

    method: str
    target: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes

    @property
    def is_refusal(self) -> bool:
        """Whether the same call again is of no use; what else is no success may pass."""
        return 400 <= self.status < 500 and self.status not in _LATER


def call(
    url: str,
    what: Call,
    *,
    secret: str = "",
    seconds: float = 20.0,
    largest: int = LARGEST_ANSWER,
) -> Answer:
    """Whatever the other side answers, also a redirect: to follow one would lead a secret astray.

    Signed when there is a secret; `largest` in bytes. A silence lasts at most `seconds`, and who
    drips one byte after the other gets no more than WHOLE times as long. Raises NotReached or
    NoAnswer.
    """
    address = urlsplit(url)
    whole = address.path.rstrip("/") + what.target
    headers = {"Content-Type": "application/json", "Accept": "application/json", **what.headers}
    if secret:
        signed = signed_calls.Call(method=what.method, target=whole, body=what.body)
        moment = signed_calls.wall_clock()
        headers[signed_calls.HEADER] = signed_calls.sign(secret, signed, moment)
    link = _link(address, seconds)
    try:
        link.connect()
    except OSError as fault:
        link.close()
        raise NotReached(f"{type(fault).__name__}: {fault}") from fault
    try:
        with _not_for_ever(link, WHOLE * seconds):
            link.request(what.method, whole, what.body or None, headers)
            answer = link.getresponse()
            said = answer.read(largest + 1)
    except (OSError, HTTPException) as fault:
        raise NoAnswer(f"{type(fault).__name__}: {fault}") from fault
    finally:
        link.close()
    if len(said) > largest:
        raise NoAnswer(f"the answer is larger than {largest // 1024} kB")
    return Answer(answer.status, said)


@contextmanager
def _not_for_ever(link: HTTPConnection, seconds: float) -> Iterator[None]:
    """Shuts the line after so many seconds; what had come by then is no whole answer."""
    over, line = Event(), link.sock

    def shut() -> None:
        over.set()
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    watch = Timer(seconds, shut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        if over.is_set():
            raise TimeoutError(f"no whole answer within {seconds:g} s")


def _link(address: SplitResult, seconds: float) -> HTTPConnection:
    host = address.hostname or ""
    if address.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(host, address.port, timeout=seconds, context=context)
    return HTTPConnection(host, address.port, timeout=seconds)


def printable(said: bytes | str, most: int = 300) -> str:
    """The other side's own words, fit for a page or a log line."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:most]


def reason(said: bytes) -> str:
    """Why a machine said no: `reason` of its JSON when it has one, else its own words."""
    try:
        found: Any = msgspec.json.decode(said)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return printable(said)
    return printable(str(found.get("reason", found) if isinstance(found, dict) else found))
