"""ruff and mypy are set as the house rules say: each rule catches a planted breach."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, settings

PURPOSE = '"""Says what it is for."""\n\n'
BREACHES = [
    ("TID251", "from datetime import datetime\n\nNOW = datetime.now()\n"),
    ("TID251", "from datetime import date\n\nTODAY = date.today()\n"),
    ("TID251", "from django.utils import timezone\n\nNOW = timezone.now()\n"),
    ("TID251", "import time\n\ntime.sleep(1)\n"),
    ("C901", "def f(x: int) -> int:\n" + "    if x:\n        x += 1\n" * 8 + "    return x\n"),
    ("PLR0913", "def f(a, b, c, d, e, f, g): ...\n"),
    ("FBT001", "def f(paid: bool) -> None: ...\n"),
    ("FBT003", "print_it(1, True)\n"),
    ("BLE001", "try:\n    f()\nexcept Exception:\n    g()\n"),
    ("PLC0415", "def f() -> None:\n    import json\n"),
    ("T201", "print(1)\n"),
    ("S608", 'def f(x): return "SELECT * FROM t WHERE a = " + x\n'),
    ("B006", "def f(x=[]): ...\n"),
    ("UP006", "from typing import List\n\nx: List[int]\n"),
    ("I001", "import sys\nimport ast\n"),
    ("SIM108", "if a:\n    x = 1\nelse:\n    x = 2\n"),
    ("DJ008", "from django.db import models\n\n\nclass A(models.Model):\n    pass\n"),
    ("RUF005", "x = [1] + y\n"),
    ("N802", "def Shout(): ...\n"),
    ("E501", f"x = '{'y' * 100}'\n"),
]


def ruff(text: str, path: str) -> set[str]:
    """The rules that the text would break if it stood at the path."""
    program = Path(sys.executable).with_name("ruff")
    command = [
        str(program),
        "check",
        "--no-cache",
        "--output-format=json",
        "--stdin-filename",
        path,
    ]
    result = subprocess.run(
        [*command, "-"], cwd=ROOT, input=text, capture_output=True, text=True, check=False
    )
    return {each["code"] for each in json.loads(result.stdout)}


@pytest.mark.parametrize(("rule", "text"), BREACHES)
def test_ruff_finds_a_planted_breach(rule: str, text: str) -> None:
    assert rule in ruff(PURPOSE + text, "src/motcua/dossiers/planted.py")


def test_a_bare_assert_of_a_parametrised_pair_is_found() -> None:
    text = "import pytest\n\n\n@pytest.mark.parametrize('a,b', [(1, 2)])\ndef test_it(a, b): ...\n"
    assert "PT006" in ruff(PURPOSE + text, "tests/planted.py")


def test_only_the_clock_reads_the_clock() -> None:
    text = PURPOSE + "from datetime import datetime\n\nNOW = datetime.now()\n"
    assert "TID251" not in ruff(text, "src/motcua/plumbing/clock.py")
    ignores = settings()["tool"]["ruff"]["lint"]["per-file-ignores"]
    assert [path for path, rules in ignores.items() if "TID251" in rules] == [
        "src/motcua/plumbing/clock.py"
    ]


MYPY_BREACHES = [
    ("explicit-any", "domain/planted.py", "from typing import Any\n\nx: Any = 1\n"),
    ("no-untyped-def", "plumbing/planted.py", "def f(x):\n    return x\n"),
    ("assignment", "plumbing/planted.py", "x: int = 'one'\n"),
    ("type-arg", "domain/planted.py", "x: list = []\n"),
]


@pytest.fixture(scope="module")
def mypy_settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our settings without Django's plugin, which would have to load the whole product."""
    kept = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path_factory.mktemp("mypy") / "pyproject.toml"
    path.write_text("".join(line for line in kept if not line.startswith("plugins = ")))
    return path


@pytest.mark.parametrize(("rule", "place", "text"), MYPY_BREACHES)
def test_mypy_finds_a_planted_breach(mypy_settings: Path, rule: str, place: str, text: str) -> None:
    home = mypy_settings.parent
    planted = home / "src" / "motcua" / place
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(PURPOSE + text)
    command = [sys.executable, "-m", "mypy", "--config-file", str(mypy_settings), str(planted)]
    result = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"[{rule}]" in result.stdout
