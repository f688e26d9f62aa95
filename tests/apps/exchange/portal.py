"""A national portal of the test's own: the training process, told how to behave."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.peers import peer

CLIENT, SECRET = "dongthap", "what-the-portal-gave-us-0000000001"


@dataclass(frozen=True, slots=True)
class Portal:
    url: str

    def behave(self, mode: str = "take", **how: object) -> None:
        status, _ = self._call("POST", "/training", urlencode({"mode": mode, **how}))
        assert status == 303

    def holds(self) -> dict[str, dict[str, Any]]:
        """What it holds, by dossier code."""
        _, said = self._call("GET", "/training")
        return {each["MaHoSo"]: each for each in json.loads(said)["dossiers"]}

    def page(self) -> str:
        return self._call("GET", "/")[1]

    def _call(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        link = HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        link.request(method, path, body or None)
        answer = link.getresponse()
        return answer.status, answer.read().decode()


@contextmanager
def portal(home: Path) -> Iterator[Portal]:
    with peer(
        "national",
        home,
        MOTCUA_EXCHANGE_CLIENT=CLIENT,
        MOTCUA_EXCHANGE_SECRET=SECRET,
        MOTCUA_AS_OF="2019-08-12",
    ) as url:
        yield Portal(url)
