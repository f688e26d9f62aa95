"""Speaks with a gateway over HTTP: signed, timed, bounded, never redirected."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from motcua.channels.payments import signing
from motcua.channels.payments.gateway import GatewayRefused, GatewayUnreachable
from motcua.channels.payments.protocol import Asked, Back, Day, Opened, Standing
from motcua.plumbing.late import late

if TYPE_CHECKING:
    import httpx
else:
    httpx = late("httpx")

SECONDS = 10.0
LARGEST_ANSWER = 8 * 1024 * 1024
LATER = {408, 425, 429}
_Shape = TypeVar("_Shape")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpGateway:
    """One gateway at one address. A redirect is an error: it would lead the secret astray."""

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
        call = signing.Call(method=method, target=whole, body=body)
        headers = {
            "Content-Type": "application/json",
            signing.HEADER: signing.sign(self.secret, call),
        }
        try:
            answer = httpx.request(
                method,
                self.url.rstrip("/") + target,
                content=body or None,
                headers=headers,
                timeout=self.seconds,
                follow_redirects=False,
            )
        except httpx.HTTPError as fault:
            raise GatewayUnreachable(f"{type(fault).__name__}: {fault}") from fault
        try:
            return msgspec.json.decode(_judged(answer), type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise GatewayUnreachable(f"its answer cannot be read: {fault}") from fault


def _judged(answer: "httpx.Response") -> bytes:
    if len(answer.content) > LARGEST_ANSWER:
        raise GatewayUnreachable(f"its answer is larger than {LARGEST_ANSWER // 1024} kB")
    if answer.status_code in {200, 201}:
        return answer.content
    said = "".join(c if c.isprintable() else "?" for c in answer.text[:200])
    why = f"{answer.status_code}: {said}"
    if 400 <= answer.status_code < 500 and answer.status_code not in LATER:
        raise GatewayRefused(why)
    raise GatewayUnreachable(why)
