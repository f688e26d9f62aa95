"""The training carrier's HTTP server: the protocol of a carrier, and doors to move its clock."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

import msgspec
from msgspec import Meta, Struct

from motcua.channels.carriers.protocol import Accepted, Shipment
from motcua.plumbing import signed_calls as signing
from motcua.project.carrier.book import Book, NoSuchParcel, TooLate
from motcua.project.carrier.label import label
from motcua.project.carrier.life import Plan
from motcua.project.carrier.push import Pusher

LARGEST_BODY = 256 * 1024
JSON, PDF = "application/json", "application/pdf"
TRAINING = "training"


class Advance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    minutes: Annotated[int, Meta(ge=0, le=400 * 24 * 60)]


class Choice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    plan: Plan


@dataclass(frozen=True, slots=True)
class Answer:
    status: HTTPStatus
    body: bytes
    kind: str = JSON


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    target: str
    body: bytes
    signature: str


class Carrier:
    """What the server does, without the wire. The doors to the clock need no signature: they
    belong to whoever trains, and the process listens on its own machine alone."""

    def __init__(self, book: Book, secret: str, pusher: Pusher, *, busy: int = 0) -> None:
        self.book, self.secret, self.pusher = book, secret, pusher
        self.overrun = iter(range(busy))

    def answer(self, request: Request) -> Answer:
        path = urlsplit(request.target).path
        if not path.startswith("/training") and not self._signed(request):
            return _no(HTTPStatus.UNAUTHORIZED, "the signature is missing, wrong or too old")
        for method, pattern, call in _CALLS:
            found = re.fullmatch(pattern, path)
            if found and method == request.method:
                return self._called(call, request, found.groupdict())
        return _no(HTTPStatus.NOT_FOUND, "there is no such address")

    def tick(self) -> None:
        """What the clock has come to by itself."""
        self.pusher.add(self.book.live())

    def _signed(self, request: Request) -> bool:
        call = signing.Call(method=request.method, target=request.target, body=request.body)
        return signing.is_signed(self.secret, call, request.signature, signing.wall_clock())

    def _called(self, call: "Call", request: Request, parts: dict[str, str]) -> Answer:
        try:
            return call(self, request, **parts)
        except NoSuchParcel as unknown:
            return _no(HTTPStatus.NOT_FOUND, f"no parcel bears {unknown}")
        except TooLate as late:
            return _no(HTTPStatus.CONFLICT, f"{late} is on its way already")
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            return _no(HTTPStatus.UNPROCESSABLE_ENTITY, str(fault))

    def create(self, request: Request) -> Answer:
        """As often as it is told to be busy it takes nothing."""
        if next(self.overrun, None) is not None:
            return _no(HTTPStatus.SERVICE_UNAVAILABLE, "overrun, ask again")
        parcel = self.book.accept(msgspec.json.decode(request.body, type=Shipment))
        return _json(
            Accepted(reference=parcel.shipment.reference, tracking=parcel.tracking),
            HTTPStatus.CREATED,
        )

    def cancel(self, request: Request, tracking: str) -> Answer:
        self.pusher.add(self.book.cancel(tracking))
        return _json({"cancelled": True})

    def label(self, request: Request, tracking: str) -> Answer:
        return Answer(HTTPStatus.OK, label(self.book.parcel(tracking)), PDF)

    def events(self, request: Request) -> Answer:
        asked = parse_qs(urlsplit(request.target).query)
        since, limit = (asked.get(name, ["0"])[0] for name in ("since", "limit"))
        if not (since.isdecimal() and limit.isdecimal() and len(since + limit) < 30):
            return _no(HTTPStatus.UNPROCESSABLE_ENTITY, "since and limit are whole numbers")
        self.tick()
        return _json(self.book.page(int(since), int(limit) or 100))

    def state(self, request: Request) -> Answer:
        parcels = [
            {
                "tracking": each.tracking,
                "reference": each.shipment.reference,
                "consignment": each.shipment.consignment,
                "plan": each.plan,
                "cancelled": each.cancelled_at is not None,
            }
            for each in self.book.parcels()
        ]
        return _json({TRAINING: True, "now": self.book.now(), "parcels": parcels})

    def advance(self, request: Request) -> Answer:
        by = msgspec.json.decode(request.body, type=Advance)
        happened = self.book.advance(timedelta(minutes=by.minutes))
        self.pusher.add(happened)
        return _json({TRAINING: True, "now": self.book.now(), "happened": len(happened)})

    def choose(self, request: Request, tracking: str) -> Answer:
        self.book.choose(tracking, msgspec.json.decode(request.body, type=Choice).plan)
        return _json({TRAINING: True})


Call = Callable[..., Answer]
_PARCEL = r"(?P<tracking>[A-Z0-9]{1,40})"
_CALLS: tuple[tuple[str, str, Call], ...] = (
    ("POST", "/v1/shipments", Carrier.create),
    ("POST", f"/v1/shipments/{_PARCEL}/cancel", Carrier.cancel),
    ("GET", f"/v1/shipments/{_PARCEL}/label", Carrier.label),
    ("GET", "/v1/events", Carrier.events),
    ("GET", "/training", Carrier.state),
    ("POST", "/training/advance", Carrier.advance),
    ("POST", f"/training/shipments/{_PARCEL}", Carrier.choose),
)


def _json(said: Any, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(status, msgspec.json.encode(said))


def _no(status: HTTPStatus, reason: str) -> Answer:
    return Answer(status, msgspec.json.encode({"reason": reason}))


def server(carrier: Carrier, port: int) -> ThreadingHTTPServer:
    """Listens on this machine only; port 0 takes any free one."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "motcua-training-carrier"
        timeout = 30

        def _serve(self) -> None:
            length = self.headers.get("Content-Length") or "0"
            if not length.isdecimal() or int(length) > LARGEST_BODY:
                self.close_connection = True
                self._say(_no(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the body is too large"))
                return
            body = self.rfile.read(int(length))
            signature = self.headers.get(signing.HEADER, "")
            self._say(carrier.answer(Request(self.command, self.path, body, signature)))

        do_GET = do_POST = _serve  # noqa: N815 - names of the standard library

        def _say(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            """Silent: what matters stands in the book."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
