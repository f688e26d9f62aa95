"""Every address of the product with sample values in its places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

DOSSIER = UUID(int=7)
SAMPLES: dict[str, object] = {
    "dossier": DOSSIER,
    "document": DOSSIER,
    "key": str(DOSSIER),
    "code": "1.001193",
    "case": "default",
    "mandate": "UQ26-000001",
    "representation": 1,
    "copy": DOSSIER,
    "asked": "DL26-000001",
    "command": "transfer",
    "printout": "receipt",
    "form": "receipt",
    "alarm": 1,
    "outage": 1,
    "period": "2026Q3",
    "draft": 1,
    "pk": 1,
    "recovery_code": DOSSIER,
    "number": "BB0000000173",
    "report": 1,
    "carrier": "outside",
    "reference": "TG0000001259",
    "minutes": "BB0000000173",
    "label": "BC0000001579",
    "size": "a6",
    "shift": "CA-000.01.38.H20-190805-01",
    "receipt": "AA19-0000001",
    "gateway": "gateway",
    "difference": 1,
    "statement": 1,
    "remittance": "NT-000.01.38.H20-190805-01",
    "pick_up": DOSSIER,
    "mishap": 1,
    "complaint": "KN.BD.873.2019.00001",
    "which": "outgoing",
    "price": 1,
    "settlement": "QT-post-000.00.38.H20-20193",
    "notice": 1,
    "kind": "paid",
    "language": "vi",
    "provider": "sms",
    "comparison": 1,
    "filing": DOSSIER,
    "procedure": "1.001193",
    "page": "p_person",
    "paper": "giay_to",
    "upload": DOSSIER,
    "file": 1,
    "leaf": 1,
    "digest": "0" * 64,
    "answer": "accept",
}


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    path: str
    parts: frozenset[str]

    def at(self, dossier: UUID) -> str:
        return self.path.replace(str(DOSSIER), str(dossier))


def addresses() -> list[Address]:
    """Each once, though several methods may share it; the catch-all of the API is left out."""
    found = {each.path: each for each in _walk(get_resolver(), "/", "", {})}
    return list(found.values())


def _walk(
    resolver: URLResolver, before: str, space: str, parts: dict[str, Any]
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if not isinstance(entry.pattern, RoutePattern):
            continue
        path = before + str(entry.pattern)
        known = parts | entry.pattern.converters
        if isinstance(entry, URLResolver):
            inside = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, path, inside, known)
        elif isinstance(entry, URLPattern):
            yield Address(f"{space}{entry.name}", _filled(path, known), frozenset(known))


def _filled(path: str, parts: dict[str, Any]) -> str:
    for name in parts:
        for written in (
            f"<{name}>",
            *(f"<{kind}:{name}>" for kind in ("str", "slug", "uuid", "int")),
        ):
            path = path.replace(written, str(SAMPLES[name]))
    assert "<" not in path, f"{path} has a place without a sample"
    return path
