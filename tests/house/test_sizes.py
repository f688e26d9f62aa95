"""Nothing grows past its stop, and a raised stop gives its reason."""

from pathlib import Path

import pytest

from tests.house.sizes import RAISED, raised, sizes, too_big

PLANTED = {
    "an oversized domain module": ("src/motcua/domain/big.py", "x = 1\n" * 251),
    "an oversized module": ("src/motcua/dossiers/big.py", "x = 1\n" * 301),
    "an oversized test file": ("tests/test_big.py", "x = 1\n" * 501),
    "an oversized function": ("src/motcua/f.py", "def f():\n" + "    x = 1\n" * 40),
    "an oversized class": ("src/motcua/c.py", "class C:\n" + "    x = 1\n" * 200),
    "too many parameters": ("src/motcua/p.py", "def f(*, a, b, c, d, e, g, h): ...\n"),
    "too many in a row": ("src/motcua/p.py", "def f(a, b, c, d, e): ...\n"),
    "an oversized template": ("src/motcua/t.html", "<p>\n" * 151),
    "an oversized SQL file": ("src/motcua/q.sql", "--\n" * 151),
}


def test_nothing_is_too_big() -> None:
    assert too_big() == []


def test_every_raised_stop_is_needed_and_explained() -> None:
    measured = {what: size for what, size, _ in sizes()}
    needless = [what for what, stop in raised().items() if measured.get(what, 0) > stop]
    assert needless == []
    lines = [line for line in RAISED.read_text().splitlines() if line and line[0] != "#"]
    assert [line for line in lines if len(line.partition("#")[2]) < 10] == []


@pytest.mark.parametrize(("path", "text"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_giant_is_found(tmp_path: Path, path: str, text: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text)
    assert [line.split(":")[0].split(" ")[0] for line in too_big(tmp_path)] == [path]
