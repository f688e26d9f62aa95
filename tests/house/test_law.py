"""Every value of the law says where it comes from, since when, and how sure we are."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import SRC

FILES = sorted((SRC / "law").glob("*.toml"))
CONFIDENCE = {"confirmed", "derived", "projected", "unconfirmed"}


def faults(law: dict[str, Any]) -> list[str]:
    dated = [
        f"{table}[{number}]: no date, source or known confidence"
        for table, entries in law.items()
        if isinstance(entries, list)
        for number, entry in enumerate(entries)
        if not (_dated(entry) and _sourced(entry))
    ]
    return dated + [f"{where}: no source or known confidence" for where in _unsourced(law, "")]


def _unsourced(node: Any, where: str) -> Iterator[str]:
    if isinstance(node, list):
        for number, each in enumerate(node):
            yield from _unsourced(each, f"{where}[{number}]")
    elif isinstance(node, dict):
        if "value" in node and not _sourced(node):
            yield where
        for key, each in node.items():
            yield from _unsourced(each, f"{where}.{key}")


def _dated(entry: dict[str, Any]) -> bool:
    return any(isinstance(entry.get(key), date) for key in ("from", "day"))


def _sourced(entry: dict[str, Any]) -> bool:
    return bool(str(entry.get("source", "")).strip()) and entry.get("confidence") in CONFIDENCE


def test_there_is_law() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_law_value_has_a_source_and_a_date(path: Path) -> None:
    assert faults(tomllib.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "planted",
    [
        '[[rules]]\nsource = "NĐ 61"\nconfidence = "confirmed"',
        "[[rules]]\nfrom = 2018-01-01\nconfidence = 'confirmed'",
        "[[rules]]\nfrom = 2018-01-01\nsource = 'NĐ 61'\nconfidence = 'sure'",
        "[[rules]]\nfrom = 2018-01-01\nsource = 'x'\nconfidence = 'derived'\nn = { value = 1 }",
    ],
)
def test_planted_law_without_a_source_is_found(planted: str) -> None:
    assert len(faults(tomllib.loads(planted))) == 1
