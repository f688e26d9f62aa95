"""Reads a scheme file into lines and notes, refusing what it does not know."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.scheme.vocabulary import EVERYTHING, Scope, Task

_LINE = {
    "units",
    "tasks",
    "fields",
    "procedures",
    "all",
    "channels",
    "employer",
    "from",
    "until",
    "phase",
    "decision",
    "trust",
    "source",
}
_NEEDED = {"units", "tasks", "employer", "from", "trust", "source"}
_NOTE = {"code", "phase", "from", "until", "vi", "en", "source"}
_TRUSTS = {"sourced", "derived", "unverified"}


class BadScheme(Exception):
    """A scheme file cannot be used; says which table, which key and what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row to be: `where` is an admin unit's code or `every:<level>`."""

    where: str
    task: Task
    scope: Scope
    subject: str
    channel: str
    employer: str
    first: date
    last: date | None
    phase: str
    decision: str
    trust: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    code: str
    phase: str
    first: date
    last: date | None
    vi: str
    en: str
    source: str


def read(path: Path) -> tuple[list[Line], list[Note]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadScheme(f"{path.name}: {fault}") from fault
    unknown = set(tables) - {"lines", "notes"}
    if unknown:
        raise BadScheme(f"{path.name}: unknown table {sorted(unknown)}; write lines or notes.")
    lines: list[Line] = []
    for number, table in enumerate(tables.get("lines", []), 1):
        where = f"{path.name}, line {number}"
        _check(table, where)
        lines += _lines(table)
    notes = [_note(table, path.name) for table in tables.get("notes", [])]
    return lines, notes


def _check(table: dict[str, Any], where: str) -> None:
    for problem in (
        ("unknown keys", set(table) - _LINE),
        ("missing keys", _NEEDED - set(table)),
        ("unknown tasks", set(table.get("tasks", ())) - set(Task)),
        ("unknown fields", set(table.get("fields", ())) - set(Field)),
        ("unknown employer", {table.get("employer")} - {"post", "agency", None}),
        ("unknown trust", {table.get("trust")} - _TRUSTS - {None}),
    ):
        if problem[1]:
            raise BadScheme(f"{where}: {problem[0]} {sorted(problem[1])}; correct them.")
    for key in ("from", "until"):
        if key in table and not isinstance(table[key], date):
            raise BadScheme(f"{where}: {key} is no date; write it like 2019-08-01 without quotes.")
    if "until" in table and table["until"] < table["from"]:
        raise BadScheme(f"{where}: until is before from; correct one of them.")


def _lines(table: dict[str, Any]) -> Iterator[Line]:
    for where in table["units"]:
        for task in table["tasks"]:
            for scope, subject in _subjects(table):
                for channel in table.get("channels", [""]):
                    yield Line(
                        where=where,
                        task=Task(task),
                        scope=scope,
                        subject=subject,
                        channel=channel,
                        employer=table["employer"],
                        first=table["from"],
                        last=table.get("until"),
                        phase=table.get("phase", ""),
                        decision=table.get("decision", ""),
                        trust=table["trust"],
                        source=table["source"],
                    )


def _subjects(table: dict[str, Any]) -> list[tuple[Scope, str]]:
    """What the line covers; a list of procedures becomes a line for each."""
    fields = [(Scope.FIELD, field) for field in table.get("fields", [])]
    procedures = [(Scope.PROCEDURE, code) for code in table.get("procedures", [])]
    if fields or procedures:
        return fields + procedures
    return [(Scope.ALL if table.get("all") else Scope.UNKNOWN, EVERYTHING)]


def _note(table: dict[str, Any], name: str) -> Note:
    wrong = set(table) ^ (_NOTE & (set(table) | {"code", "from", "vi", "en", "source"}))
    if wrong:
        raise BadScheme(f"{name}, note {table.get('code')!r}: wrong or missing {sorted(wrong)}.")
    return Note(
        code=table["code"],
        phase=table.get("phase", ""),
        first=table["from"],
        last=table.get("until"),
        vi=table["vi"],
        en=table["en"],
        source=table["source"],
    )
