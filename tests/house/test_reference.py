"""Everything the product can say, record, allow and be told stands in the reference."""

from pathlib import Path

import pytest

from motcua.dossiers.codec import EVENTS
from motcua.reference.people.permissions import Permission
from tests.house.test_refusals import refusals
from tools import write_reference


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("reference")
    write_reference.write(target)
    return target


def missing(page: Path, names: list[str]) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [name for name in names if f"`{name}`" not in text]


def test_every_event_is_there(reference: Path) -> None:
    assert missing(reference / "events.md", list(EVENTS)) == []


def test_every_refusal_is_there(reference: Path) -> None:
    names = [each.__name__ for each in refusals() if each.SAYS.vi]
    assert missing(reference / "refusals.md", names) == []


def test_every_permission_is_there(reference: Path) -> None:
    assert missing(reference / "permissions.md", list(Permission)) == []


def test_every_setting_is_described_and_every_described_one_is_used(reference: Path) -> None:
    used = list(write_reference.settings_used())
    assert missing(reference / "settings.md", used) == []
    assert set(write_reference.SETTINGS) == set(used)
