"""The national portal as we reach it: its address, a token that is kept while it is good."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from django.conf import settings
from django.core.cache import caches
from msgspec import Struct

from motcua.plumbing import outgoing
from motcua.plumbing.outgoing import Answer, Call, NoAnswer, NotReached

SECONDS = 20.0
TOKEN = "exchange-token"  # noqa: S105 - the name it is kept under
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Outcome(StrEnum):
    """`STALE`: it acknowledged an older version than was told. `AHEAD`: it holds a newer one."""

    TOLD = "told"
    STALE = "stale"
    AHEAD = "ahead"
    REFUSED = "refused"
    UNREACHED = "unreached"
    UNANSWERED = "unanswered"
    UNTRUSTED = "untrusted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    outcome: Outcome
    said: str = ""


class Unavailable(Exception):
    """The other side gives no usable answer now; says why."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.said)
        self.reply = reply


class Acknowledged(Struct, frozen=True, kw_only=True):
    MaHoSo: str
    PhienBan: int


class Held(Struct, frozen=True, kw_only=True):
    MaHoSo: str
    TrangThaiHoSo: int
    PhienBan: int


class Page(Struct, frozen=True, kw_only=True):
    DanhSach: tuple[Held, ...]
    TiepTheo: str = ""


class _Token(Struct, frozen=True, kw_only=True):
    access_token: str
    expires_in: int = 300


def is_connected() -> bool:
    return bool(settings.EXCHANGE_URL)


def tell(code: str, version: int, body: bytes) -> Reply:
    """Tells of one dossier; telling it again does no harm."""
    try:
        answer = _called("PUT", f"/v1/dossiers/{quote(code)}", body)
    except Unavailable as none:
        return none.reply
    if answer.status in {200, 201}:
        return _acknowledged(answer, code, version)
    said = f"{answer.status}: {outgoing.reason(answer.body)}"
    if answer.is_refusal:
        return Reply(outcome=Outcome.REFUSED, said=said)
    return Reply(outcome=Outcome.UNANSWERED, said=said)


def held_on(day: str) -> list[Held]:
    """What the other side took on a day (YYYY-MM-DD), page by page. Unavailable."""
    found: list[Held] = []
    after = ""
    while True:
        query = urlencode({"day": day, "after": after})
        answer = _called("GET", f"/v1/dossiers?{query}")
        if answer.status != 200:
            said = f"{answer.status}: {outgoing.reason(answer.body)}"
            raise Unavailable(Reply(outcome=Outcome.UNANSWERED, said=said))
        page = _read(answer.body, Page)
        found += page.DanhSach
        if not page.DanhSach or not page.TiepTheo or page.TiepTheo <= after:
            return found
        after = page.TiepTheo


def _acknowledged(answer: Answer, code: str, version: int) -> Reply:
    try:
        known = _read(answer.body, Acknowledged)
    except Unavailable as none:
        return none.reply
    if known.MaHoSo != code:
        return Reply(outcome=Outcome.STALE, said="it acknowledged another dossier")
    if known.PhienBan == version:
        return Reply(outcome=Outcome.TOLD)
    said = f"it holds version {known.PhienBan}, told was {version}"
    return Reply(outcome=Outcome.STALE if known.PhienBan < version else Outcome.AHEAD, said=said)


def _called(method: str, target: str, body: bytes = b"") -> Answer:
    """With a token; one that was refused is fetched anew, once. Unavailable."""
    answer = _sent(method, target, body)
    if answer.status == 401:
        caches["local"].delete(TOKEN)
        answer = _sent(method, target, body)
    if answer.status in {401, 403}:
        said = f"{answer.status}: {outgoing.reason(answer.body)}"
        raise Unavailable(Reply(outcome=Outcome.UNTRUSTED, said=said))
    return answer


def _sent(method: str, target: str, body: bytes) -> Answer:
    bearer = {"Authorization": f"Bearer {_token()}"}
    return _call(Call(method=method, target=target, body=body, headers=bearer))


def _token() -> str:
    kept: str | None = caches["local"].get(TOKEN)
    if kept:
        return kept
    asked = {
        "grant_type": "client_credentials",
        "client_id": settings.EXCHANGE_CLIENT,
        "client_secret": settings.EXCHANGE_SECRET,
    }
    body = urlencode(asked).encode()
    answer = _call(Call(method="POST", target="/oauth/token", body=body, headers=FORM))
    if answer.status != 200:
        said = f"no token: {answer.status}: {outgoing.reason(answer.body)}"
        trusted = answer.status not in {400, 401, 403}
        outcome = Outcome.UNANSWERED if trusted else Outcome.UNTRUSTED
        raise Unavailable(Reply(outcome=outcome, said=said))
    token: _Token = _read(answer.body, _Token)
    caches["local"].set(TOKEN, token.access_token, max(token.expires_in - 30, 1))
    return token.access_token


def _call(what: Call) -> Answer:
    try:
        return outgoing.call(settings.EXCHANGE_URL, what, seconds=SECONDS)
    except NotReached as fault:
        raise Unavailable(Reply(outcome=Outcome.UNREACHED, said=str(fault)[:300])) from fault
    except NoAnswer as fault:
        raise Unavailable(Reply(outcome=Outcome.UNANSWERED, said=str(fault)[:300])) from fault


def _read(body: bytes, shape: type[Any]) -> Any:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        said = f"unreadable answer: {fault}"[:300]
        raise Unavailable(Reply(outcome=Outcome.UNANSWERED, said=said)) from fault
