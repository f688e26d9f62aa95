"""Every identifier of docs/glossary.md exists in the code."""

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "glossary.md"
IDENTIFIER = re.compile(r"^\|[^|]*\| `([\w.]+)` \|", re.MULTILINE)


def identifiers() -> list[str]:
    return IDENTIFIER.findall(PAGE.read_text(encoding="utf-8"))


def found(identifier: str) -> bool:
    """Walks as far as modules go, then into classes and their fields."""
    parts = ["motcua", *identifier.split(".")]
    known = 1
    while known < len(parts) and _is_module(".".join(parts[: known + 1])):
        known += 1
    thing: Any = import_module(".".join(parts[:known]))
    return all((thing := _inside(thing, part)) is not None for part in parts[known:])


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _inside(thing: Any, name: str) -> Any:
    if isinstance(thing, type) and is_dataclass(thing):
        names = {field.name for field in fields(thing)}
        if name in names:
            return name
    return getattr(thing, name, None)


@pytest.mark.parametrize("identifier", identifiers())
def test_the_identifier_exists(identifier: str) -> None:
    assert found(identifier)


def test_there_are_as_many_as_rows() -> None:
    rows = re.findall(r"^\| (?!Vietnamese|word)", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == len(identifiers())


@pytest.mark.parametrize("planted", ["domain.dossier.state.State.colour", "domain.nothing.At"])
def test_an_invented_identifier_is_not_found(planted: str) -> None:
    assert not found(planted)
