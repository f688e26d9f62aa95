"""Who may import whom: the contracts hold, and each of them catches a planted breach."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SRC, imported, name, parsed, python_files, settings

TIERS, DOMAIN = "The tiers of the house", "Inside domain"
REFERENCE, CHANNELS = "Inside reference", "Inside channels"
OVERSIGHT, FACES = "Inside oversight", "Inside faces"
PURE, DECIDE = "The domain is pure", "Only the commands decide"
BREACHES = [
    (TIERS, "plumbing/planted.py", "import motcua.reference.places"),
    (TIERS, "dossiers/planted.py", "import motcua.faces.portal"),
    (TIERS, "shop/__init__.py", ""),  # a folder that nobody has placed
    (DOMAIN, "domain/kernel/planted.py", "import motcua.domain.calendar"),
    (DOMAIN, "domain/surprise/__init__.py", ""),
    (REFERENCE, "reference/places/planted.py", "import motcua.reference.scheme"),
    (CHANNELS, "channels/custody/planted.py", "import motcua.channels.post"),
    (OVERSIGHT, "oversight/surprise/__init__.py", ""),
    (FACES, "faces/portal/planted.py", "import motcua.faces.office"),
    (PURE, "domain/kernel/planted.py", "import django"),
    (PURE, "domain/calendar/planted.py", "from random import random"),
    (DECIDE, "faces/office/planted.py", "import motcua.domain.dossier.decide"),
]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """Every module of the house, but empty."""
    for path in python_files("src"):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    return tmp_path


def test_the_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_each_contract_has_a_planted_breach() -> None:
    contracts = settings()["tool"]["importlinter"]["contracts"]
    assert {each["name"] for each in contracts} == {contract for contract, _, _ in BREACHES}


@pytest.mark.parametrize(("contract", "path", "text"), BREACHES)
def test_a_planted_breach_is_found(empty_house: Path, contract: str, path: str, text: str) -> None:
    planted = empty_house / "src" / "motcua" / path
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(text + "\n")
    result = lint(empty_house)
    assert result.returncode == 1, result.stdout
    assert f"{contract} BROKEN" in result.stdout


MODELS = re.compile(r"(?P<app>motcua\.[\w.]+?)\.(\w+_)?models\b")
"""An app's `models`, or one of the modules they are split into, such as `receipt_models`."""


def foreign_models(source: Path, package: Path) -> list[str]:
    """Imports of another app's models; the doors of an app are commands, queries and access."""
    found = []
    for path in sorted(package.rglob("*.py")):
        for line, target in imported(parsed(path)):
            models = MODELS.match(target)
            if models and not path.is_relative_to(source / models["app"].replace(".", "/")):
                found.append(f"{name(path, source)}:{line} imports {target}")
    return found


def test_models_are_imported_inside_their_app_only() -> None:
    assert foreign_models(SRC.parent, SRC) == []


def test_planted_models_of_another_app_are_found(tmp_path: Path) -> None:
    text = "from motcua.bakery.models import Bread\nfrom motcua.bakery.flour_models import Rye\n"
    for app in ("shop", "bakery"):
        (tmp_path / "motcua" / app).mkdir(parents=True)
        (tmp_path / "motcua" / app / "views.py").write_text(text)
    assert foreign_models(tmp_path, tmp_path / "motcua") == [
        "motcua/shop/views.py:1 imports motcua.bakery.models.Bread",
        "motcua/shop/views.py:2 imports motcua.bakery.flour_models.Rye",
    ]
