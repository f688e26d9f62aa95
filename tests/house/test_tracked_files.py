"""No tracked file names a package registry or a path of somebody's machine."""

import re
from pathlib import Path

import pytest

from tests.house.tree import name, tracked_files

HOSTS = ("py" + "pi", "python" + "hosted", "npm" + "js", "deb" + "ian")
FORBIDDEN = re.compile(
    r"(?:" + "|".join(HOSTS) + r")\.org|index" + "-url|"
    r"(?<![\w.])/(?:root|work|Users)/\w|(?<![\w.])/home/\w|(?<![\w.])/mnt/\w"
)
BINARY = {".png", ".jpg", ".woff2", ".xlsx", ".pdf", ".ico", ".gz"}


def breaches(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return [
        f"{name(path)}:{number}: {found[0]}"
        for number, line in enumerate(text.splitlines(), 1)
        if (found := FORBIDDEN.search(line))
    ]


def test_no_registry_and_no_machine_is_named() -> None:
    texts = (path for path in tracked_files() if path.suffix not in BINARY)
    assert [each for path in texts for each in breaches(path)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "--extra-index" + "-url=x",
        "https://registry.npm" + "js.org/htmx",
        "files.python" + "hosted.org",
        "cd " + "/root" + "/checkout",
        "see " + "/home" + "/lan/x",
    ],
)
def test_a_planted_address_is_found(planted: str) -> None:
    assert FORBIDDEN.search(planted)


def test_nothing_generated_is_tracked() -> None:
    generated = re.compile(r"\.(pyc|mo|orig|rej)$|(^|/)(node_modules|__pycache__|\.venv)/")
    assert [name(path) for path in tracked_files() if generated.search(name(path))] == []
