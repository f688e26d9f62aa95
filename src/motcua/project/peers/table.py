"""Which peers there are, the port of each, and how one is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import cast
from wsgiref.types import WSGIApplication

Maker = Callable[[Path], WSGIApplication]
"""Each module has `application(home)`; `home` is a folder of its own, to keep things in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """`name` is also the module beside this one that makes it."""

    name: str
    port: int
    what: str

    def application(self, home: Path) -> WSGIApplication:
        module = import_module(f"motcua.project.peers.{self.name}")
        return cast(Maker, module.application)(home)


PEERS: Mapping[str, Peer] = MappingProxyType(
    {
        each.name: each
        for each in (
            Peer(name="identity", port=8610, what="an OpenID provider people sign in with"),
            Peer(name="gateway", port=8620, what="a payment gateway"),
            Peer(name="messages", port=8630, what="providers of SMS and chat messages"),
            Peer(name="national", port=8640, what="a national portal that keeps in step"),
        )
    }
)
