"""Named queries in SQL files: each begins with a line `-- name: what it gives`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection

Row = TypeVar("Row")
_HEAD = re.compile(r"^-- ([a-z][a-z0-9_]*): (.+)$")


class BadQueryFile(Exception):
    """A file of named queries cannot be read; says the line."""


@dataclass(frozen=True, slots=True)
class Query:
    """One statement with parameters written %(name)s."""

    name: str
    description: str
    text: str

    def fetch(self, row: Callable[..., Row], **parameters: Any) -> list[Row]:
        """Each row of the answer, given column by column to `row`."""
        with connection.cursor() as cursor:
            cursor.execute(self.text, parameters)
            return [row(*columns) for columns in cursor.fetchall()]


def load(path: Path) -> Mapping[str, Query]:
    """The queries of the file by name; BadQueryFile for text before the first or a double name."""
    queries: dict[str, Query] = {}
    name = description = ""
    lines: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), None], 1):
        head = _HEAD.match(line) if line is not None else None
        if line is not None and head is None:
            lines.append(line)
            continue
        text = "\n".join(lines).strip()
        if name:
            queries[name] = Query(name, description, text)
        elif text:
            raise BadQueryFile(f"{path.name}: write '-- name: what it gives' above line {number}.")
        if head is not None:
            name, description, lines = head[1], head[2], []
            if name in queries:
                raise BadQueryFile(f"{path.name}:{number}: the name {name} is taken already.")
    return queries
