"""Speaks with a carrier over HTTP: signed, timed, bounded, never redirected."""

import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, TypeVar
from urllib.parse import SplitResult, quote, urlsplit

import msgspec

from motcua.channels.carriers.adapter import CarrierRefused, CarrierUnreachable
from motcua.channels.carriers.protocol import MOST_EVENTS, Accepted, Page, Shipment
from motcua.plumbing import signed_calls as signing

SECONDS = 20.0
LARGEST_ANSWER = 4 * 1024 * 1024
JSON, PDF = "application/json", "application/pdf"
_LATER = {408, 425, 429}
_Shape = TypeVar("_Shape")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpCarrier:
    """One carrier at one address. A redirect is an error: it would lead the secret astray."""

    url: str
    secret: str
    seconds: float = SECONDS

    def create(self, shipment: Shipment) -> Accepted:
        body = msgspec.json.encode(shipment)
        accepted = self._json("POST", "/v1/shipments", Accepted, body, key=shipment.reference)
        if accepted.reference != shipment.reference:
            raise CarrierUnreachable(f"it answered for {accepted.reference!r}, another shipment")
        return accepted

    def cancel(self, tracking: str) -> None:
        self._send("POST", f"/v1/shipments/{quote(tracking, safe='')}/cancel", JSON, b"{}")

    def label(self, tracking: str) -> bytes:
        found = self._send("GET", f"/v1/shipments/{quote(tracking, safe='')}/label", PDF)
        if not found.startswith(b"%PDF-"):
            raise CarrierUnreachable("its label is no PDF")
        return found

    def events(self, since: int) -> Page:
        return self._json("GET", f"/v1/events?since={since}&limit={MOST_EVENTS}", Page)

    def _json(
        self, method: str, target: str, shape: type[_Shape], body: bytes = b"", *, key: str = ""
    ) -> _Shape:
        try:
            return msgspec.json.decode(self._send(method, target, JSON, body, key=key), type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise CarrierUnreachable(f"its answer cannot be read: {fault}") from fault

    def _send(
        self, method: str, target: str, accept: str, body: bytes = b"", *, key: str = ""
    ) -> bytes:
        address = urlsplit(self.url)
        whole = address.path.rstrip("/") + target
        call = signing.Call(method=method, target=whole, body=body)
        headers = {
            "Accept": accept,
            "Content-Type": JSON,
            signing.HEADER: signing.sign(self.secret, call, signing.wall_clock()),
        }
        if key:
            headers["Idempotency-Key"] = key
        link = _link(address, self.seconds)
        try:
            link.request(method, whole, body or None, headers)
            answer = link.getresponse()
            said = answer.read(LARGEST_ANSWER + 1)
        except (OSError, HTTPException) as fault:
            raise CarrierUnreachable(f"{type(fault).__name__}: {fault}") from fault
        finally:
            link.close()
        return _judged(answer.status, said)


def _link(address: SplitResult, seconds: float) -> HTTPConnection:
    host = address.hostname or ""
    if address.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(host, address.port, timeout=seconds, context=context)
    return HTTPConnection(host, address.port, timeout=seconds)


def _judged(status: int, said: bytes) -> bytes:
    if len(said) > LARGEST_ANSWER:
        raise CarrierUnreachable(f"its answer is larger than {LARGEST_ANSWER // 1024} kB")
    if status in {200, 201}:
        return said
    why = f"{status}: {_reason(said)}"
    if 400 <= status < 500 and status not in _LATER:
        raise CarrierRefused(why)
    raise CarrierUnreachable(why)


def _reason(said: bytes) -> str:
    """The carrier's own words, shortened; `reason` of its JSON when it has one."""
    try:
        found: Any = msgspec.json.decode(said)
    except (msgspec.DecodeError, UnicodeDecodeError):
        found = said.decode(errors="replace")
    reason = found.get("reason", found) if isinstance(found, dict) else found
    return "".join(c if c.isprintable() else "?" for c in str(reason))[:300]
