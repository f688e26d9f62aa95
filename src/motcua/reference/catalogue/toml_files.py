"""A procedure as a TOML file, read into raw tables and written in its written-out form."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import content
from motcua.reference.catalogue.faults import Fault, unreadable
from motcua.reference.catalogue.raw import CHILDREN, RawTable

BIGGEST_FILE = 5_000_000


def read_toml(path: Path, found: list[Fault]) -> RawTable | None:
    where = Bilingual(path.name, path.name)
    try:
        if path.stat().st_size > BIGGEST_FILE:
            raise ValueError(f"the file is larger than {BIGGEST_FILE} bytes; split it")
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        found.append(Fault(where, unreadable("TOML", str(error))))
        return None
    return _located(values, path.name)


def _located(values: Mapping[str, object], where: str) -> RawTable:
    return RawTable(
        Bilingual(where, where),
        {
            key: _children(value, key, where) if key in CHILDREN else value
            for key, value in values.items()
        },
    )


def _children(value: object, key: str, where: str) -> object:
    if not isinstance(value, list):
        return value
    return [
        _located(item, f"{where} [{key} {_name(item, position)}]")
        if isinstance(item, dict)
        else item
        for position, item in enumerate(value, start=1)
    ]


def _name(item: Mapping[str, object], position: int) -> str:
    return str(item.get("code") or item.get("number") or f"#{position}")


def written_toml(procedure: content.Procedure) -> str:
    """The file; reading it gives the same procedure."""
    return "\n".join(_lines(msgspec.to_builtins(procedure, builtin_types=(date,)), ())) + "\n"


def _lines(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    for key, value in table.items():
        if key not in CHILDREN:
            yield f"{key} = {_value(value)}"
    below_it = {key: value for key in CHILDREN if isinstance(value := table.get(key), list | tuple)}
    for key, children in below_it.items():
        if not children:
            yield f"{key} = []"
    for key, children in below_it.items():
        for child in children:
            below = (*path, key)
            yield f"\n[[{'.'.join(below)}]]"
            yield from _lines(child, below)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(_value(item) for item in value)}]"
        case dict():
            pairs = ", ".join(f"{k} = {_value(v)}" for k, v in value.items() if v is not None)
            return f"{{ {pairs} }}"
        case _:
            return json.dumps(value, ensure_ascii=False)
