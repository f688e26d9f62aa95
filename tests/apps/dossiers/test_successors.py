"""On 2025-07-01 the districts end; what was open there goes on at the successors."""

from datetime import date
from uuid import UUID

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Role
from motcua.dossiers import commands, successors
from motcua.dossiers.verify import verify
from motcua.plumbing.errors import Refused
from motcua.project import cli
from tests import builders as b
from tests.apps.dossiers import storing
from tests.apps.dossiers.conftest import receive
from tests.builders import moment
from tests.cast import ONE_STOP, Cast

pytestmark = pytest.mark.django_db
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
MORNING = moment("2025-07-01T07:00")
HEIR, HEIR_UNIT = "H20.184", "H20.184.01"


@pytest.fixture
def opened(house: Cast) -> UUID:
    """Received on the last day of the district, due when it is no more."""
    return receive(house, "2025-06-30T10:00").dossier


def state(dossier: UUID) -> State:
    return storing.state(dossier)


def test_nothing_moves_while_the_places_live(opened: UUID) -> None:
    assert successors.planned(LAST_DAY) == ([], [])


def test_an_open_dossier_goes_to_the_successor_with_its_clock_untouched(opened: UUID) -> None:
    before = state(opened)
    outcome = successors.move_all(FIRST_DAY, at=MORNING)
    assert [move.dossier for move in outcome.moved] == [opened]
    assert (outcome.refused, outcome.without_heir) == ((), ())
    after = state(opened)
    assert (after.filing.receiving_unit, after.filing.competent_agency) == (HEIR_UNIT, HEIR)
    assert (after.clock, after.code, after.stage) == (before.clock, before.code, before.stage)
    assert verify().ok


def test_a_second_run_finds_nothing_to_do(opened: UUID) -> None:
    successors.move_all(FIRST_DAY, at=MORNING)
    version = state(opened).version
    assert successors.move_all(FIRST_DAY, at=MORNING).moved == ()
    assert state(opened).version == version


def test_a_move_that_was_broken_off_after_its_commit_is_not_done_twice(opened: UUID) -> None:
    (move,), _ = successors.planned(FIRST_DAY)
    successors._carry_out(move, FIRST_DAY, MORNING)
    successors._carry_out(move, FIRST_DAY, MORNING)
    assert state(opened).version == 2


def test_closed_dossiers_stay_where_they_were(house: Cast, opened: UUID) -> None:
    reception = house.actor("reception", LAST_DAY)
    refused = commands.open_dossier(
        c.RefuseAtIntake(filing=state(opened).filing, reason="Không thuộc thẩm quyền"),
        commands.Choice(procedure="1.001193"),
        by=reception,
        key="refuse-1",
        at=moment("2025-06-30T10:30"),
    )
    successors.move_all(FIRST_DAY, at=MORNING)
    assert state(refused.dossier).filing.receiving_unit == ONE_STOP


def test_drafts_and_withdrawals_move_too(house: Cast, opened: UUID) -> None:
    reception = house.actor("reception", LAST_DAY)
    draft = commands.open_dossier(
        c.RegisterDraft(filing=state(opened).filing),
        commands.Choice(procedure="1.001193"),
        by=reception,
        key="draft-01",
        at=moment("2025-06-30T10:30"),
    ).dossier
    withdraw = c.RequestWithdrawal(reason="Không còn nhu cầu")
    commands.act(opened, withdraw, by=reception, key="withdraw-1", at=moment("2025-06-30T11:00"))
    assert len(successors.move_all(FIRST_DAY, at=MORNING).moved) == 2
    assert state(draft).filing.receiving_unit == HEIR_UNIT
    assert state(opened).stage is Stage.WITHDRAWAL_REQUESTED


def test_the_successors_people_go_on_and_the_old_ones_do_not(house: Cast, opened: UUID) -> None:
    successors.move_all(FIRST_DAY, at=MORNING)
    at = moment("2025-07-01T08:00")
    old = house.actor("reception", LAST_DAY)
    with pytest.raises(Refused, match=HEIR_UNIT):
        commands.act(opened, c.Transfer(), by=old, key="transfer-1", at=at)
    heir = b.actor(Role.RECEPTION_OFFICIAL, place=HEIR_UNIT)
    assert commands.act(opened, c.Transfer(), by=heir, key="transfer-2", at=at).version == 3


def test_a_place_without_an_heir_is_named(opened: UUID) -> None:
    storing.run("DELETE FROM places_placesuccession WHERE old_code = %s", ONE_STOP)
    outcome = successors.move_all(FIRST_DAY, at=MORNING)
    assert outcome.without_heir == (ONE_STOP,)
    assert [refusal.code for _, refusal in outcome.refused] == ["PlaceClosed"]
    assert state(opened).filing.receiving_unit == ONE_STOP


def test_the_command_line_looks_ahead_and_moves(
    opened: UUID, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["successors", "--on", "2025-07-01", "--dry-run"]) == 0
    assert "1 dossiers would be moved" in capsys.readouterr().out
    assert state(opened).version == 1
    assert cli.main(["successors", "--on", "2025-07-01"]) == 0
    assert state(opened).version == 2
    assert cli.main(["successors", "--on", "2999-07-01"]) == 2
