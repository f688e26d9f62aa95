"""Speaks with a gateway over HTTP, and judges its answers."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from motcua.channels.payments import signing
from motcua.channels.payments.gateway import GatewayRefused, GatewayUnreachable
from motcua.channels.payments.protocol import Asked, Back, Day, Opened, Standing
from motcua.plumbing import outgoing
from motcua.plumbing.outgoing import Answer, Call, NoAnswer, NotReached

SECONDS = 10.0
LARGEST_ANSWER = 8 * 1024 * 1024
"""Of the books of a day; all other answers are short."""
_Shape = TypeVar("_Shape")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpGateway:
    """One gateway at one address."""

    url: str
    secret: str
    seconds: float = SECONDS

    def open(self, asked: Asked) -> Opened:
        opened = self._call("POST", "/v1/payments", Opened, msgspec.json.encode(asked))
        if opened.reference != asked.reference or not opened.address.startswith(
            ("https://", "http://")
        ):
            raise GatewayUnreachable("it answered for another payment or gave no address")
        return opened

    def standing(self, reference: str) -> Standing:
        return self._call("GET", f"/v1/payments/{quote(reference, safe='')}", Standing)

    def give_back(self, back: Back) -> Standing:
        return self._call("POST", "/v1/refunds", Standing, msgspec.json.encode(back))

    def day(self, day: date) -> Day:
        return self._call("GET", f"/v1/days/{day.isoformat()}", Day)

    def _call(self, method: str, target: str, shape: type[_Shape], body: bytes = b"") -> _Shape:
        whole = urlsplit(self.url).path.rstrip("/") + target
        signed = signing.sign(self.secret, signing.Call(method=method, target=whole, body=body))
        call = Call(method=method, target=target, body=body, headers={signing.HEADER: signed})
        try:
            answer = outgoing.call(self.url, call, seconds=self.seconds, largest=LARGEST_ANSWER)
        except (NotReached, NoAnswer) as fault:
            raise GatewayUnreachable(str(fault)) from fault
        try:
            return msgspec.json.decode(_judged(answer), type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise GatewayUnreachable(f"its answer cannot be read: {fault}") from fault


def _judged(answer: Answer) -> bytes:
    if answer.status in {200, 201}:
        return answer.body
    why = f"{answer.status}: {outgoing.printable(answer.body, 200)}"
    if answer.is_refusal:
        raise GatewayRefused(why)
    raise GatewayUnreachable(why)
