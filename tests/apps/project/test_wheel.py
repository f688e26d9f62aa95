"""The wheel is whole: away from the checkout the command answers and the pages have style."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection

import hatch_build
from motcua.faces.ui import assets
from motcua.faces.ui.locked_packages import LICENCES, bundled_files

CHECKOUT = Path(__file__).resolve().parents[3]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not assets.CHECKOUT.is_dir(), reason="run `npm ci` first"),
]
ASK = """
import json, sys
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client
import motcua
application = get_wsgi_application()
call_command("collectstatic", verbosity=0, interactive=False)
answers = {"package": motcua.__file__}
for path in sys.argv[1:]:
    answer = Client().get(path, headers={"accept-language": "en"})
    answers[path] = [answer.status_code, answer.getvalue().decode()]
print(json.dumps(answers))
"""


def pip(verb: str, *words: str) -> None:
    command = [sys.executable, "-m", "pip", verb, "--no-deps", "--no-index", "--quiet", *words]
    subprocess.run(command, check=True, cwd=CHECKOUT)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(target), ".")
    return next(target.glob("motcua-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the wheel's content and comes first on the path."""
    target = tmp_path_factory.mktemp("installed")
    pip("install", "--target", str(target), str(wheel))
    return target


@pytest.fixture
def surroundings(installed: Path, tmp_path: Path) -> dict[str, str]:
    own = {"PYTHONPATH": str(installed), "MOTCUA_VAR": str(tmp_path / "var")}
    return {**os.environ, **own, "PATH": os.defpath}


def run(*words: str, within: dict[str, str], at: Path) -> str:
    """What the program printed, called far from the checkout and without it on the path."""
    done = subprocess.run(
        [sys.executable, *words], env=within, cwd=at, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_carries_messages_assets_and_licences_once(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    sources = {name for name in names if name.endswith(".po")}
    assert sources
    assert {name.replace(".po", ".mo") for name in sources} <= set(names)
    bundled = {f"motcua/faces/ui/packages/{name}" for name in bundled_files()}
    assert bundled <= set(names)
    assert {n for n in names if "/packages/" in n} == bundled
    assert all(f"motcua/faces/ui/packages/{name}" in names for name in LICENCES)
    assert len(names) == len(set(names))


def test_the_tree_stays_as_it_was(wheel: Path) -> None:
    assert not assets.BUNDLED.exists()
    assert not (CHECKOUT / "build").exists()
    assert not (CHECKOUT / "dist").exists()


def test_the_command_answers(surroundings: dict[str, str], tmp_path: Path) -> None:
    printed = run(
        *("-m", "motcua.project.cli", "due", "--received", "2025-07-01T09:00"),
        *("--working-days", "3", "--json"),
        within=surroundings,
        at=tmp_path,
    )
    assert json.loads(printed)["due_at"].startswith("2025-07-04T")


@pytest.fixture
def address(transactional_db: None) -> str:
    """The test's own data base, for another process."""
    at: dict[str, Any] = connection.settings_dict
    host = f"?host={at['HOST']}" if str(at["HOST"]).startswith("/") else ""
    where = "" if host else f"{at['HOST']}:{at['PORT']}"
    secret = f":{at['PASSWORD']}" if at["PASSWORD"] else ""
    return f"postgresql://{at['USER']}{secret}@{where}/{at['NAME']}{host}"


def test_the_pages_have_their_style_and_their_words(
    surroundings: dict[str, str], tmp_path: Path, installed: Path, address: str
) -> None:
    surroundings |= {"DATABASE_URL": address, "MOTCUA_DB_POOL": "0"}
    printed = run("-c", ASK, "/", "/procedures/", within=surroundings, at=tmp_path)
    first = json.loads(printed)
    status, page = first["/"]
    assert status == 200
    assert Path(first["package"]).is_relative_to(installed)
    assert '<html lang="en"' in page
    sheet = page.split('rel="stylesheet" href="')[1].split('"')[0]
    script = first["/procedures/"][1].split("<script ")[1].split('src="')[1].split('"')[0]
    answers = json.loads(run("-c", ASK, sheet, script, within=surroundings, at=tmp_path))
    assert answers[sheet][0] == 200
    assert ".ds-button" in answers[sheet][1]
    assert answers[script][0] == 200


def test_without_the_npm_packages_it_says_what_to_run(tmp_path: Path) -> None:
    listed = tmp_path / "src" / "motcua" / "faces" / "ui" / "locked_packages.py"
    listed.parent.mkdir(parents=True)
    listed.write_bytes((CHECKOUT / listed.relative_to(tmp_path)).read_bytes())
    with pytest.raises(hatch_build.MissingParts, match=r"Run `npm ci --ignore-scripts`"):
        hatch_build.npm_files(tmp_path)
