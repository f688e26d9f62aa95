"""Measures modules, functions, classes, parameters and templates against their stops."""

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.house.tree import ROOT, name, python_files

RAISED = Path(__file__).with_name("sizes.toml")
FUNCTION, CLASS, ANY_PARAMETERS, POSITIONAL_PARAMETERS = 40, 200, 6, 4
TEMPLATE = 150
TEMPLATES = ("*.html", "*.txt", "*.typ", "*.sql")
Size = tuple[str, int, int]
"""What was measured, how big it is, and its stop."""


def raised() -> Mapping[str, int]:
    return tomllib.loads(RAISED.read_text(encoding="utf-8"))


def module_stop(path: str) -> int | None:
    if "/migrations/" in path:
        return None
    if path.startswith("tests/"):
        return 500
    if path.endswith("models.py"):
        return 350
    return 250 if "/domain/" in path else 300


def sizes(root: Path = ROOT) -> Iterator[Size]:
    for path in python_files(root=root):
        where, stop = name(path, root), module_stop(name(path, root))
        if stop is not None:
            text = path.read_text(encoding="utf-8")
            yield where, text.count("\n"), stop
            yield from _inside(where, ast.parse(text))
    for pattern in TEMPLATES:
        for path in sorted((root / "src").rglob(pattern)):
            yield name(path, root), path.read_text(encoding="utf-8").count("\n"), TEMPLATE


def _inside(where: str, module: ast.Module) -> Iterator[Size]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{where}:{node.name}", _lines(node), FUNCTION
            if not where.startswith("tests/"):
                yield from _parameters(f"{where}:{node.name}()", node.args)
        elif isinstance(node, ast.ClassDef):
            yield f"{where}:{node.name}", _lines(node), CLASS


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _parameters(where: str, arguments: ast.arguments) -> Iterator[Size]:
    positional = [*arguments.posonlyargs, *arguments.args]
    own = [each for each in positional if each.arg not in {"self", "cls"}]
    yield f"{where} positional", len(own), POSITIONAL_PARAMETERS
    yield where, len(own) + len(arguments.kwonlyargs), ANY_PARAMETERS


def too_big(root: Path = ROOT) -> list[str]:
    exceptions = raised() if root == ROOT else {}
    return [
        f"{what} has {size}, the stop is {exceptions.get(what, stop)}"
        for what, size, stop in sizes(root)
        if size > exceptions.get(what, stop)
    ]
