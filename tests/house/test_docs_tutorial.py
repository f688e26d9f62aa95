"""The tutorials of the command line work: commands are run, answers are compared."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.plumbing import embedded
from tests.house.tree import ROOT

PAGES = sorted((ROOT / "docs" / "tutorial").glob("*-cli.md"))
FENCE = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "@@ block"
PATIENCE_S = 600
ANYTHING = "…"


def blocks(page: Path) -> list[tuple[str, str]]:
    """Each block of commands with the answer that the page promises, or nothing."""
    found: list[tuple[str, str]] = []
    for kind, text in FENCE.findall(page.read_text(encoding="utf-8")):
        if kind == "sh":
            found.append((text, ""))
        else:
            found[-1] = (found[-1][0], text)
    return found


def pattern(promised: str) -> str:
    """A line of dots stands for any lines, dots in a line for any text."""
    lines = []
    for line in promised.splitlines():
        words = ".*".join(re.escape(part.strip(" ")) for part in line.split(ANYTHING))
        lines.append(r"(?:.*\n)*?" if line == ANYTHING else rf"\s*{words}\s*\n")
    return "".join(lines)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """One province for all pages, in whatever order a newcomer takes them.

    An unprivileged server can enter the place, as it cannot pytest's own folders.
    """
    place = Path(tempfile.mkdtemp(prefix="motcua-tutorial-"))
    place.chmod(0o755)
    yield place
    for data in place.glob("demo-*"):
        embedded.discard(data)
    for left in sorted(place.rglob("*"), reverse=True):
        left.unlink() if left.is_file() else left.rmdir()
    place.rmdir()


def run(script: str, home: Path) -> list[str]:
    """What each block printed."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
    known.pop("DATABASE_URL", None)
    known["MOTCUA_VAR"] = str(home)
    known["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{known['PATH']}"
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", script],
        cwd=home,
        env=known,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout.split(f"{MARK}\n")[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_newcomer_can_follow_the_tutorial_word_by_word(page: Path, home: Path) -> None:
    steps = blocks(page)
    printed = run("".join(f"echo '{MARK}'\n{commands}" for commands, _ in steps), home)
    assert len(printed) == len(steps)
    for (commands, promised), answer in zip(steps, printed, strict=True):
        assert re.fullmatch(pattern(promised), answer) or not promised, f"{commands}\n{answer}"
