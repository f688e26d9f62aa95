"""Speaks with a carrier over HTTP, and judges its answers."""

from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

import msgspec

from motcua.channels.carriers.adapter import CarrierRefused, CarrierUnreachable
from motcua.channels.carriers.protocol import MOST_EVENTS, Accepted, Page, Shipment
from motcua.plumbing import outgoing
from motcua.plumbing.outgoing import Answer, Call, NoAnswer, NotReached

SECONDS = 20.0
JSON, PDF = "application/json", "application/pdf"
_Shape = TypeVar("_Shape")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpCarrier:
    """One carrier at one address."""

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
        key_header = {"Idempotency-Key": key} if key else {}
        call = Call(
            method=method, target=target, body=body, headers={"Accept": accept, **key_header}
        )
        try:
            answer = outgoing.call(self.url, call, secret=self.secret, seconds=self.seconds)
        except (NotReached, NoAnswer) as fault:
            raise CarrierUnreachable(str(fault)) from fault
        return _judged(answer)


def _judged(answer: Answer) -> bytes:
    if answer.status in {200, 201}:
        return answer.body
    why = f"{answer.status}: {outgoing.reason(answer.body)}"
    if answer.is_refusal:
        raise CarrierRefused(why)
    raise CarrierUnreachable(why)
