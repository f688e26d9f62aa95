"""The command line in an unfit place: it refuses in plain lines and starts nothing."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import pytest

from motcua.project import cli

POOR = {"MOTCUA_DEBUG": "1", "MOTCUA_SECRET_KEY": "abc", "MOTCUA_HOSTS": "*"}


def motcua(*words: str, at: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    own = {"MOTCUA_VAR": str(at), "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    around = {**os.environ, **own, **environment}
    command = [sys.executable, "-m", "motcua.project.cli", *words]
    return subprocess.run(command, env=around, capture_output=True, text=True, check=False)


def test_each_command_is_found_in_its_own_module_alone() -> None:
    said: dict[str, str] = {}
    for module in cli.MODULES:
        adding = ArgumentParser().add_subparsers()
        import_module(f"motcua.project.{module}").add(adding)
        said |= dict.fromkeys(adding.choices, module)
    assert said == cli.COMMANDS


def test_serving_people_with_unfit_settings_is_refused(tmp_path: Path) -> None:
    done = motcua("serve", "--port", "0", at=tmp_path, **POOR)
    assert done.returncode == 1
    for name in ("motcua.E001", "motcua.E002", "motcua.E004"):
        assert name in done.stderr
    assert "abc" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"), [("MOTCUA_DEBUG", "maybe"), ("MOTCUA_SMTP_PORT", "many")]
)
def test_a_setting_that_cannot_be_read_is_named(tmp_path: Path, name: str, value: str) -> None:
    done = motcua("serve", at=tmp_path, **{name: value})
    assert done.returncode == 2
    assert done.stderr.startswith(f"motcua: {name}='{value}'")
    assert "Traceback" not in done.stderr


def test_the_doctor_of_a_dead_database_says_what_to_do(tmp_path: Path) -> None:
    done = motcua("doctor", at=tmp_path)
    assert done.returncode == 1
    assert "FAIL database" in done.stdout
    assert "-> start it, or correct DATABASE_URL" in done.stdout


def test_what_few_use_is_not_loaded_with_the_pages() -> None:
    heavy = ("pyhanko", "openpyxl", "httpx", "numpy")
    loading = (
        "import django, sys; django.setup(); import motcua.project.urls;"
        f"print(*(name for name in {heavy!r} if name in sys.modules))"
    )
    around = {**os.environ, "DJANGO_SETTINGS_MODULE": "motcua.project.settings"}
    done = subprocess.run(
        [sys.executable, "-c", loading], env=around, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
