"""A dossier that owes, and an agency with an account, on a fixed day."""

from datetime import datetime
from pathlib import Path

import pytest

from motcua.channels.payments import commands
from motcua.plumbing import clock
from tests.apps.dossiers.conftest import load_reference
from tests.apps.payments.money import ACCOUNT, NOON, World
from tests.cast import cast


class Clock:
    """The day of a test; moves when told."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    standing = Clock(NOON)
    monkeypatch.setattr(clock, "now", standing.now)
    return standing


@pytest.fixture
def world(time: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, db: None) -> World:
    load_reference(monkeypatch, tmp_path)
    people = cast()
    commands.add_account(ACCOUNT, by=people.actor("head"), key="add-account")
    return World(people)
