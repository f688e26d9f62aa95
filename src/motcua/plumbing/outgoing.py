"""One HTTP call to a machine outside: timed, bounded, never redirected; says how far it got."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from motcua.plumbing import signed_calls

LARGEST_ANSWER = 4 * 1024 * 1024


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


def call(url: str, what: Call, *, secret: str = "", seconds: float = 20.0) -> Answer:
    """Whatever the other side answers, also a redirect; signed when there is a secret.

    Raises NotReached or NoAnswer.
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
        link.request(what.method, whole, what.body or None, headers)
        answer = link.getresponse()
        said = answer.read(LARGEST_ANSWER + 1)
    except (OSError, HTTPException) as fault:
        raise NoAnswer(f"{type(fault).__name__}: {fault}") from fault
    finally:
        link.close()
    if len(said) > LARGEST_ANSWER:
        raise NoAnswer(f"the answer is larger than {LARGEST_ANSWER // 1024} kB")
    return Answer(answer.status, said)


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
