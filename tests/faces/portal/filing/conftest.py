"""A citizen at home in the world of the office, on its day."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.channels.online.shapes import Draft
from tests.apps.online.conftest import Home, home, prepared, standing

__all__ = ["home", "prepared", "standing"]


@pytest.fixture(autouse=True)
def fixed_day(settings: Any, tmp_path: Path) -> None:
    """Not the day of the other pages; and nobody's files but this test's."""
    settings.MEDIA_ROOT, settings.CLAMAV = tmp_path / "files", ""


@pytest.fixture
def owner(home: Home) -> Client:
    """Her browser; she is signed in."""
    return home.world.client("owner")


@pytest.fixture
def draft(home: Home) -> Draft:
    """Ready to be sent."""
    return home.ready()
