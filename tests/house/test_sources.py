"""Where a value comes from is told in Vietnamese: people read these notes on pages."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from tests.house.tree import SRC, name

ENGLISH = re.compile(r"\b(the|of|and|from|not|by|with|under|our|own|was|is|are)\b", re.IGNORECASE)


def sources(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from sources(each)
    elif isinstance(node, dict):
        for key, each in node.items():
            if key == "source":
                yield str(each)
            yield from sources(each)


def test_every_source_is_told_in_vietnamese() -> None:
    files = sorted(SRC.rglob("*.toml"))
    told = {
        (name(path), each)
        for path in files
        for each in sources(tomllib.loads(path.read_text(encoding="utf-8")))
    }
    assert len(told) > 300
    assert [each for each in sorted(told) if ENGLISH.search(each[1])] == []


def test_a_planted_english_source_is_found() -> None:
    planted = tomllib.loads('[[a]]\nb = [{ source = "not confirmed" }, { source = "chưa rõ" }]')
    assert [bool(ENGLISH.search(each)) for each in sources(planted)] == [True, False]
