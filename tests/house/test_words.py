"""Modules say what they are for, and are not called by names that say nothing."""

import ast
from pathlib import Path

from tests.house.tree import ROOT, name, parsed, python_files

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def test_every_module_says_its_purpose() -> None:
    silent = []
    for path in python_files():
        module = parsed(path)
        if "migrations" in path.parts:
            continue  # its name says it
        first = (ast.get_docstring(module) or "").split("\n\n")[0]
        if module.body and not first.endswith("."):
            silent.append(name(path))
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name(path) for path in python_files() if path.stem in SAYS_NOTHING] == []
    folders = [path for path in (ROOT / "src").rglob("*") if path.is_dir()]
    assert [name(path) for path in folders if path.name in SAYS_NOTHING] == []


def test_every_app_that_writes_has_a_readme_of_forty_lines() -> None:
    apps = sorted((ROOT / "src").rglob("commands.py"))
    lines = {name(path.parent): _readme_lines(path.parent / "README.md") for path in apps}
    assert {app: count for app, count in lines.items() if not 0 < count <= 40} == {}


def _readme_lines(readme: Path) -> int:
    return readme.read_text(encoding="utf-8").count("\n") if readme.exists() else 0
