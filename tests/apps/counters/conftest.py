"""A counter with its people, its shift open, on a fixed day."""

from datetime import datetime
from pathlib import Path

import pytest

from motcua.channels.counters import commands
from motcua.plumbing import clock
from tests.apps.counters.money import OPENED
from tests.apps.dossiers.conftest import load_reference
from tests.cast import Cast, cast


class Clock:
    """The day of a test; moves when told."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    standing = Clock(OPENED)
    monkeypatch.setattr(clock, "now", standing.now)
    return standing


@pytest.fixture
def house(time: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cast:
    load_reference(monkeypatch, tmp_path)
    return cast()


@pytest.fixture
def counter(house: Cast) -> Cast:
    """The reception's shift stands open."""
    by = house.actor("reception")
    commands.open_shift(commands.NewShift(unit=by.place), by=by, key="open-shift-1")
    return house
