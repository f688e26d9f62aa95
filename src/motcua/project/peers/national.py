"""A national portal to train with: it keeps dossiers, and can refuse, hang, forget or mishear."""

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from threading import Event, Lock
from typing import Any, Literal
from urllib.parse import unquote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import msgspec
from jsonschema import Draft202012Validator
from msgspec import Struct

from motcua.plumbing import clock
from motcua.project import env
from motcua.project.peers import pages
from motcua.project.peers.pages import Answer, Request

SHARED = ("training", "training-exchange-nothing-is-secret")
"""Client and secret where none are set."""
MODES = ("take", "refuse", "busy", "hang", "lose", "repeat")
PAGE = 100
GOOD_FOR = 300


class Behaviour(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`hang` takes nothing and answers too late, `lose` takes it and says 500, `repeat` takes it
    and says again what it said of the version before. `times` calls long; 0: until told otherwise.
    """

    mode: Literal["take", "refuse", "busy", "hang", "lose", "repeat"] = "take"
    seconds: float = 30.0
    times: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    said: dict[str, Any]
    day: str

    @property
    def version(self) -> int:
        return int(self.said["PhienBan"])


class National:
    """The whole peer without the wire."""

    def __init__(self, client: str, secret: str) -> None:
        self.client, self.secret = client, secret
        schema = files("motcua.channels.exchange") / "data" / "dossier.schema.json"
        self.validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
        self.lock = Lock()
        self.kept: dict[str, Kept] = {}
        self.tokens: set[str] = set()
        self.behaviour, self.left = Behaviour(), 0

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return pages.write(self.answer(pages.read(environ)), start)

    def answer(self, request: Request) -> Answer:
        match (request.method, request.path):
            case ("GET", "/"):
                return self._page()
            case ("GET", "/training"):
                return self._state()
            case ("POST", "/training"):
                return self._told(request)
            case ("POST", "/oauth/token"):
                return self._token(request)
        if not self._trusted(request):
            return pages.json({"reason": "the token is missing, unknown or spent"}, 401)
        if request.path == "/v1/dossiers" and request.method == "GET":
            return self._list(request)
        code = unquote(request.path.removeprefix("/v1/dossiers/"))
        if request.method == "PUT" and request.path.startswith("/v1/dossiers/"):
            return self._take(code, request)
        return pages.json({"reason": "there is no such address"}, 404)

    def _token(self, request: Request) -> Answer:
        asked = request.form
        known = hmac.compare_digest(
            f"{asked.get('client_id')}:{asked.get('client_secret')}".encode(),
            f"{self.client}:{self.secret}".encode(),
        )
        if asked.get("grant_type") != "client_credentials" or not known:
            return pages.json({"reason": "unknown client or wrong secret"}, 401)
        token = secrets.token_urlsafe(24)
        with self.lock:
            self.tokens.add(token)
        return pages.json({"access_token": token, "token_type": "Bearer", "expires_in": GOOD_FOR})

    def _trusted(self, request: Request) -> bool:
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        return shown in self.tokens

    def _take(self, code: str, request: Request) -> Answer:
        with self.lock:
            how = self._next_behaviour()
        if how.mode == "hang":
            Event().wait(how.seconds)
        if how.mode in {"busy", "hang"}:
            return pages.json({"reason": "overrun, try again"}, 503)
        if how.mode == "refuse":
            return pages.json({"reason": "MaTTHC is not in the national catalogue"}, 422)
        said = self._read(code, request)
        if isinstance(said, str):
            return pages.json({"reason": said}, 422)
        before, holds = self._keep(code, said)
        if how.mode == "lose":
            return pages.json({"reason": "a fault of ours"}, 500)
        return pages.json({"MaHoSo": code, "PhienBan": before if how.mode == "repeat" else holds})

    def _read(self, code: str, request: Request) -> dict[str, Any] | str:
        """The message, or why it is none."""
        try:
            said = request.json
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            return str(fault)
        return self._fault(code, said) or dict(said)

    def _keep(self, code: str, said: dict[str, Any]) -> tuple[int, int]:
        """The version it held and the one it holds: the highest stays."""
        with self.lock:
            before = self.kept[code].version if code in self.kept else 0
            if before < said["PhienBan"]:
                self.kept[code] = Kept(said, clock.today().isoformat())
            return before, self.kept[code].version

    def _next_behaviour(self) -> Behaviour:
        now = self.behaviour
        if self.left:
            self.left -= 1
            if not self.left:
                self.behaviour = Behaviour()
        return now

    def _fault(self, code: str, said: Any) -> str:
        """The place of the first fault, never the value that stands there."""
        found = next(iter(self.validator.iter_errors(said)), None)
        if found is not None:
            where = "/".join(str(each) for each in found.absolute_path) or "the whole message"
            return f"{where}: against the rule {found.validator}"
        return "" if said["MaHoSo"] == code else "MaHoSo: not the one of the address"

    def _list(self, request: Request) -> Answer:
        day, after = request.query.get("day", ""), request.query.get("after", "")
        with self.lock:
            found = sorted(
                (code, kept) for code, kept in self.kept.items() if kept.day == day and code > after
            )[:PAGE]
        listed = [
            {
                "MaHoSo": code,
                "TrangThaiHoSo": kept.said["TrangThaiHoSo"],
                "PhienBan": kept.version,
            }
            for code, kept in found
        ]
        following = found[-1][0] if len(found) == PAGE else ""
        return pages.json({"DanhSach": listed, "TiepTheo": following})

    def _told(self, request: Request) -> Answer:
        """How it shall behave; `forget` names a dossier, or all, that it no longer knows."""
        given = request.form
        forgotten = given.pop("forget", "")
        try:
            how = msgspec.convert({k: v for k, v in given.items() if v}, Behaviour, strict=False)
        except msgspec.ValidationError as fault:
            return pages.json({"reason": str(fault)}, 422)
        with self.lock:
            self.behaviour, self.left = how, how.times
            if forgotten:
                self.tokens.clear()
                gone = list(self.kept) if forgotten == "all" else [forgotten]
                for code in gone:
                    self.kept.pop(code, None)
        return pages.see_other("/")

    def _state(self) -> Answer:
        with self.lock:
            return pages.json({"training": True, "dossiers": [k.said for k in self.kept.values()]})

    def _page(self) -> Answer:
        with self.lock:
            rows = [
                (code, kept.said["TenTTHC"], kept.said["TrangThaiHoSo"], kept.version, kept.day)
                for code, kept in sorted(self.kept.items())
            ]
            now = self.behaviour.mode
        options = "".join(
            f"<option{' selected' if each == now else ''}>{each}</option>" for each in MODES
        )
        form = (
            f"<form method=post action=/training><label>mode <select name=mode>{options}</select>"
            "</label> <label>forget <input name=forget placeholder='all / MaHoSo'></label> "
            "<button>OK</button></form>"
        )
        head = ("Mã hồ sơ", "Thủ tục", "Trạng thái", "Phiên bản", "Ngày nhận")
        return pages.page("Cổng quốc gia tập huấn", form + pages.table(head, rows))


def application(home: Path) -> WSGIApplication:
    """Keeps nothing beyond its own life."""
    client = env.text("MOTCUA_EXCHANGE_CLIENT", "") or SHARED[0]
    secret = env.text("MOTCUA_EXCHANGE_SECRET", "") or SHARED[1]
    made: WSGIApplication = National(client, secret)
    return made
