"""A storm closes the counters: every open due date moves with the notice, once."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from motcua.domain.calendar.workdays import Suspension
from motcua.dossiers import closures
from motcua.dossiers.verify import verify
from motcua.project import cli
from motcua.reference.rulebook import commands as rulebook
from tests.apps.dossiers import storing
from tests.apps.dossiers.conftest import receive
from tests.builders import moment
from tests.cast import ELSEWHERE, ONE_STOP, Cast

pytestmark = pytest.mark.django_db
MONDAY = date(2019, 8, 5)
NOON = moment("2019-08-05T12:00")
STORM = Suspension(date(2019, 8, 6), date(2019, 8, 7), "CV 12/UBND")


@pytest.fixture
def opened(house: Cast) -> UUID:
    """Due on Tuesday the 6th, the first day of the storm."""
    return receive(house).dossier


def close(place: str) -> closures.Outcome:
    rulebook.close(rulebook.Closure(place=place, suspension=STORM, reason="Bão"), by="1")
    return closures.apply_all(STORM, MONDAY, at=NOON)


def test_an_open_date_moves_behind_the_closed_days_and_says_why(opened: UUID) -> None:
    assert close(ONE_STOP).moved == (opened,)
    clock = storing.state(opened).clock
    assert clock is not None
    assert clock.due_at == moment("2019-08-08T17:00")
    assert clock.reasons[-1].article == STORM.notice
    assert clock.first_due_at == moment("2019-08-06T17:00")
    assert verify().ok


def test_the_second_time_nothing_moves(opened: UUID) -> None:
    close(ONE_STOP)
    version = storing.state(opened).version
    assert close(ONE_STOP).moved == ()
    assert storing.state(opened).version == version


def test_another_counter_is_left_alone(opened: UUID) -> None:
    assert close(ELSEWHERE).looked_at == 0


def test_a_date_before_the_storm_is_looked_at_and_kept(opened: UUID) -> None:
    later = Suspension(STORM.first + timedelta(days=30), STORM.last + timedelta(days=30), "CV 13")
    rulebook.close(rulebook.Closure(place="", suspension=later, reason="Bão"), by="1")
    outcome = closures.apply_all(later, MONDAY, at=NOON)
    assert (outcome.looked_at, outcome.moved, outcome.refused) == (1, (), ())


class TestCommandLine:
    @pytest.fixture(autouse=True)
    def on_that_monday(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("motcua.plumbing.clock.now", lambda: NOON)
        monkeypatch.setattr("motcua.project.own_database.ensure", lambda: None)

    def arguments(self, user: str) -> list[str]:
        days = ["--first", f"{STORM.first}", "--last", f"{STORM.last}"]
        named = ["--notice", STORM.notice, "--reason", "Bão"]
        return ["calendar", "close", "--as", user, "--place", "all", *days, *named]

    def test_the_controller_closes_the_province(
        self, opened: UUID, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(self.arguments("controller")) == 0
        assert "1 with a new date" in capsys.readouterr().out

    def test_a_clerk_may_not(self, opened: UUID, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(self.arguments("reception")) == 2
        assert "may not" in capsys.readouterr().err

    def test_hours_that_are_none_are_shown_the_form(
        self, opened: UUID, capsys: pytest.CaptureFixture[str]
    ) -> None:
        hours = ["calendar", "hours", "--as", "controller", "--unit", ONE_STOP]
        dated = ["--windows", "seven", "--first", "2019-09-01", "--notice", "TB 5"]
        assert cli.main([*hours, *dated]) == 2
        assert "07:00-11:30,13:30-17:00" in capsys.readouterr().err

    def test_announced_hours_hold_for_the_next_receipt(self, house: Cast) -> None:
        hours = ["calendar", "hours", "--as", "controller", "--unit", ONE_STOP]
        dated = ["--windows", "08:00-11:00,13:00-16:00", "--first", "2019-08-05", "--notice", "T5"]
        assert cli.main([*hours, *dated]) == 0
        clock = storing.state(receive(house).dossier).clock
        assert clock is not None
        assert clock.due_at == moment("2019-08-06T16:00")
