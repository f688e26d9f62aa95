"""A province's end of the training providers: tells them how to behave, asks what came."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.peers import peer

SECRET = "a-secret-both-sides-agreed-on-0001"
SLOW = "0.5"
"""Seconds a hanging provider holds its answer; the tests wait less."""


@dataclass(frozen=True, slots=True)
class Providers:
    url: str

    @property
    def connections(self) -> dict[str, tuple[str, str]]:
        return {name: (f"{self.url}{name}", SECRET) for name in ("sms", "sms_backup", "chat")}

    def behave(self, provider: str, mode: str = "take", **how: object) -> None:
        words = {"provider": provider, "mode": mode, "receipt": "none", **how}
        if mode in {"hang", "lose"}:
            words.setdefault("seconds", SLOW)
        status, _ = self._call("POST", "/training", urlencode(words))
        assert status == 303

    def came(self, reference: object) -> list[str]:
        """The providers that have taken a message."""
        _, said = self._call("GET", "/training")
        found = json.loads(said)["messages"]
        return [each["provider"] for each in found if each["reference"] == str(reference)]

    def page(self) -> str:
        return self._call("GET", "/")[1]

    def _call(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        link = HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        link.request(method, path, body or None)
        answer = link.getresponse()
        return answer.status, answer.read().decode()


@contextmanager
def providers(home: Path, callback: str = "") -> Iterator[Providers]:
    secrets = {f"MOTCUA_{each}_SECRET": SECRET for each in ("SMS", "SMS_BACKUP", "CHAT")}
    with peer("messages", home, MOTCUA_SITE_URL=callback, **secrets) as url:
        yield Providers(url)
