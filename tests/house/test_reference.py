"""Everything the product can say, record, allow and be told stands in the reference."""

import re
from pathlib import Path
from typing import get_args

import pytest

from motcua.channels.custody import codec as custody_codec
from motcua.domain.dossier.commands import Command
from motcua.dossiers.codec import EVENTS
from motcua.dossiers.wire import COMMANDS
from motcua.faces.api.urls import api
from motcua.project import cli
from motcua.reference.people.permissions import Permission
from motcua.reference.rulebook.queries import statements
from tests.house.test_refusals import refusals
from tools import reference_core, reference_doors, write_reference


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("reference")
    write_reference.write(target)
    return target


def missing(page: Path, names: list[str]) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [name for name in names if f"`{name}`" not in text]


def undescribed(page: Path, *, columns: tuple[int, ...]) -> list[str]:
    """Rows of the page's first table in which one of these columns is empty."""
    text = page.read_text(encoding="utf-8")
    table = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert table, f"{page.name} holds no table"
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in table[0].splitlines()[2:]]
    return [row[0].strip() for row in rows if any(not row[at].strip() for at in columns)]


def test_every_event_is_there(reference: Path) -> None:
    assert missing(reference / "events.md", [*EVENTS, *custody_codec.EVENTS]) == []
    assert undescribed(reference / "events.md", columns=(1, 2)) == []


def test_every_command_is_there(reference: Path) -> None:
    assert set(COMMANDS.values()) == set(get_args(Command))
    assert missing(reference / "commands.md", list(COMMANDS)) == []
    assert undescribed(reference / "commands.md", columns=(1, 2, 3)) == []


def test_every_refusal_is_there(reference: Path) -> None:
    said = [each for each in refusals() if each.__module__ not in reference_core.SAMPLES]
    names = [each.__name__ for each in said]
    assert missing(reference / "refusals.md", names) == []
    assert undescribed(reference / "refusals.md", columns=(1, 2, 3)) == []


def test_every_permission_is_there(reference: Path) -> None:
    assert missing(reference / "permissions.md", list(Permission)) == []
    assert undescribed(reference / "permissions.md", columns=(1,)) == []


def test_every_setting_is_described_and_every_described_one_is_used(reference: Path) -> None:
    used = list(reference_doors.settings_used())
    assert missing(reference / "settings.md", used) == []
    assert set(reference_doors.SETTINGS) == set(used)


def test_every_command_of_the_command_line_is_there(reference: Path) -> None:
    text = (reference / "cli.md").read_text(encoding="utf-8")
    assert [name for name in cli.COMMANDS if f"## `motcua {name}`" not in text] == []
    assert ".\n\n." not in text
    assert not re.search(r"^## .*\n\n\.", text, re.MULTILINE)


def test_every_endpoint_is_there_and_says_what_it_does(reference: Path) -> None:
    paths = api.get_openapi_schema()["paths"]
    names = [f"{verb.upper()} {path}" for path, verbs in paths.items() for verb in verbs]
    assert names
    assert missing(reference / "api.md", names) == []
    assert undescribed(reference / "api.md", columns=(1, 3)) == []


def test_every_value_of_the_law_is_there_with_its_source(reference: Path) -> None:
    stated = statements()
    assert missing(reference / "law.md", [each.key for each in stated]) == []
    assert [each.key for each in stated if not each.source] == []
