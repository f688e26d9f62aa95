"""Writes docs/reference from the code: events, refusals, permissions, settings, endpoints."""

import ast
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "motcua"
TARGET = ROOT / "docs" / "reference"
SETTING = re.compile(r"^(MOTCUA_[A-Z][A-Z_]*|DATABASE_URL)$")

READS = re.compile(r"^(env\.\w+|os\.environ\.get)$")

SETTINGS: Mapping[str, str] = {
    "DATABASE_URL": "The database; without it an embedded server is started.",
    "MOTCUA_AS_OF": "Sets the training clock to a date, such as 2019-08-05.",
    "MOTCUA_DB_ACCOUNT": "The account that the embedded server runs under when root starts it.",
    "MOTCUA_DB_POOL": "The most database connections of one process; 0 for no pool.",
    "MOTCUA_DEBUG": "Shows errors with their code; never where people work.",
    "MOTCUA_HOSTS": "The host names we answer to, with commas between.",
    "MOTCUA_HTTPS": "Sends cookies over HTTPS only; set it wherever people work.",
    "MOTCUA_MAIL_FROM": "The sender of our mail.",
    "MOTCUA_ORIGINS": "Addresses that forms may come from besides our own, with commas between.",
    "MOTCUA_SECRET_KEY": "Signs sessions and links; long, random, yours alone.",
    "MOTCUA_SMTP_HOST": "The mail server.",
    "MOTCUA_SMTP_PORT": "The mail server's port.",
    "MOTCUA_VAR": "Where files and the embedded database are kept.",
}
"""What each setting does; a setting that is not described here stops the writing."""

Row = tuple[str, ...]


def table(head: Row, rows: Iterable[Row]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    cells = ([cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines)
    return "".join("| " + " | ".join(line) + " |\n" for line in cells)


def settings_used() -> Mapping[str, str]:
    """Each setting read from the environment, with its default as the code writes it."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            read = _read(node)
            if read and (read[1] or read[0] not in found):
                found[read[0]] = read[1]
    return found


def _read(node: ast.AST) -> tuple[str, str] | None:
    """Name and default of the setting that the node reads or keeps the name of."""
    if isinstance(node, ast.Assign):
        parts: list[ast.expr] = [node.value]
    elif isinstance(node, ast.Call) and READS.match(ast.unparse(node.func)):
        parts = [*node.args, *(each.value for each in node.keywords)]
    else:
        return None
    name = parts[0]
    if not isinstance(name, ast.Constant) or not SETTING.match(str(name.value)):
        return None
    return str(name.value), ast.unparse(parts[1]) if len(parts) > 1 else ""


def settings() -> str:
    used = settings_used()
    if used.keys() - SETTINGS.keys():
        raise SystemExit(f"Describe in {Path(__file__).name}: {sorted(used.keys() - SETTINGS)}")
    rows = [(f"`{name}`", SETTINGS[name], f"`{used[name]}`") for name in sorted(used)]
    return (
        "Read from the environment; `NAME_FILE` names a file that holds the value instead.\n\n"
        + table(("setting", "what it does", "default"), rows)
    )


def _below(kind: type) -> Iterator[type]:
    below: list[type] = kind.__subclasses__()
    for each in below:
        yield each
        yield from _below(each)


def refusals() -> str:
    package = import_module("motcua")
    for module in walk_packages(package.__path__, "motcua."):
        if ".refusals" in module.name:
            import_module(module.name)
    root: Any = import_module("motcua.domain.kernel.refusal").Refusal
    kinds: dict[str, Any] = {kind.__name__: kind for kind in _below(root)}
    return table(
        ("refusal", "Vietnamese", "English", "facts"),
        (
            (f"`{name}`", kind.SAYS.vi, kind.SAYS.en, ", ".join(f.name for f in fields(kind)))
            for name, kind in sorted(kinds.items())
            if kind.SAYS.vi
        ),
    )


def events() -> str:
    known: Mapping[str, Any] = import_module("motcua.dossiers.codec").EVENTS
    return "The names under which the journal keeps events never change.\n\n" + table(
        ("stored name", "event", "fields"),
        (
            (f"`{name}`", kind.__name__, ", ".join(f"`{f.name}`" for f in fields(kind)))
            for name, kind in sorted(known.items())
        ),
    )


def permissions() -> str:
    module = import_module("motcua.reference.people.permissions")
    held = module.PERMISSIONS
    return table(
        ("permission", "roles"),
        (
            (f"`{each.value}`", ", ".join(role.value for role, own in held.items() if each in own))
            for each in module.Permission
        ),
    )


def endpoints() -> str:
    api = getattr(import_module("motcua.faces.api.urls"), "api", None)
    if api is None:
        return "The API has no endpoint yet.\n"
    paths: Mapping[str, Mapping[str, Any]] = api.get_openapi_schema()["paths"]
    return table(
        ("endpoint", "what it does", "answers"),
        (
            (
                f"`{verb.upper()} {path}`",
                call.get("summary", ""),
                ", ".join(map(str, call["responses"])),
            )
            for path, verbs in paths.items()
            for verb, call in verbs.items()
        ),
    )


PAGES: Mapping[str, tuple[str, Callable[[], str]]] = {
    "events.md": ("Events", events),
    "refusals.md": ("Refusals", refusals),
    "permissions.md": ("Permissions", permissions),
    "settings.md": ("Settings", settings),
    "endpoints.md": ("Endpoints of the API", endpoints),
}


def write(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for file, (title, content) in PAGES.items():
        text = f"# {title}\n\nWritten by `make docs` from the code.\n\n{content()}"
        (target / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    django.setup()
    write(TARGET)
    sys.stderr.write(f"Wrote {len(PAGES)} pages to {TARGET.relative_to(ROOT)}.\n")
