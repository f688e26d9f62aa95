"""Who may give which command: every role against every command, and the post against all."""

from dataclasses import replace
from typing import get_args

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.guards import GUARDS, check
from motcua.domain.dossier.refusals import (
    NotYourDossier,
    NotYourPlace,
    NotYourRole,
    PostMayNotDecide,
)
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.mandate import authority
from tests.builders import (
    AGENCY,
    OFFICER,
    ONE_STOP,
    OTHER_OFFICER,
    OWNER,
    actor,
    context,
    lives,
    state,
)

COMMANDS: tuple[type[c.Command], ...] = get_args(c.Command)
COUNTER = {Role.RECEPTION_OFFICIAL, Role.POSTAL_CLERK}
OWNERS = {Role.CITIZEN, Role.REPRESENTATIVE, Role.HELPER}
OFFICER_ONLY = {Role.CASE_OFFICER}
HEAD_ONLY = {Role.HEAD_OF_AGENCY}
KEEPERS = {Role.SYSTEM, Role.OPERATOR, Role.PROVINCIAL_CONTROLLER}

WHO: dict[type[c.Command], set[Role]] = {
    c.RegisterDraft: COUNTER,
    c.Receive: COUNTER,
    c.AskSupplementAtIntake: COUNTER,
    c.RefuseAtIntake: COUNTER,
    c.Submit: OWNERS,
    c.SendSupplement: OWNERS,
    c.TakeBack: OWNERS,
    c.Forward: COUNTER | {Role.PROVINCIAL_CONTROLLER},
    c.Transfer: COUNTER,
    c.Assign: HEAD_ONLY,
    c.Reassign: HEAD_ONLY,
    c.StartStep: OFFICER_ONLY,
    c.FinishStep: OFFICER_ONLY,
    c.UndoStep: HEAD_ONLY,
    c.MoveToSuccessor: KEEPERS,
    c.SeekOpinion: OFFICER_ONLY,
    c.AnswerOpinion: OFFICER_ONLY,
    c.NoteSilence: OFFICER_ONLY,
    c.AskSupplement: OFFICER_ONLY | HEAD_ONLY,
    c.ReceiveSupplement: COUNTER,
    c.ReturnSupplement: COUNTER,
    c.RequestPayment: OFFICER_ONLY,
    c.RecordPayment: COUNTER,
    c.Extend: HEAD_ONLY,
    c.ApplySuspension: KEEPERS,
    c.NoteTransit: KEEPERS,
    c.Propose: OFFICER_ONLY,
    c.ProposeAtOnce: {Role.RECEPTION_OFFICIAL},
    c.SendBack: HEAD_ONLY,
    c.Approve: HEAD_ONLY,
    c.RefuseAsResult: HEAD_ONLY,
    c.CorrectError: HEAD_ONLY,
    c.ReturnResult: COUNTER,
    c.RequestWithdrawal: COUNTER | OWNERS,
    c.Stop: HEAD_ONLY,
    c.Resume: HEAD_ONLY,
}

EXAMINING = tuple(
    command
    for command, roles in WHO.items()
    if roles & (OFFICER_ONLY | HEAD_ONLY) or command is c.ProposeAtOnce
)


def a_state_for(command: type[c.Command]) -> State:
    """Any dossier on which the command is possible at its stage."""
    found = next(
        life.state for life in lives().values() if life.state.stage in GUARDS[command].stages
    )
    return replace(found, filing=replace(found.filing, authority=authority("UQ-1")))


def at_the_right_place(role: Role, command: type[c.Command], employer: Employer) -> Actor:
    """In that role, where the command is given, and the officer of the dossier."""
    place = AGENCY if WHO[command] & (OFFICER_ONLY | HEAD_ONLY) else ONE_STOP
    acting_for = {Role.REPRESENTATIVE: OWNER.identity, Role.HELPER: "UQ-1"}
    person = replace(actor(role, employer=employer), place=acting_for.get(role, place))
    return replace(person, person=OFFICER.person) if role is Role.CASE_OFFICER else person


def test_the_table_knows_every_command() -> None:
    assert set(WHO) == set(COMMANDS) == set(GUARDS)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_only_these_roles_may(command: type[c.Command], role: Role) -> None:
    employer = Employer.POST if role is Role.POSTAL_CLERK else Employer.AGENCY
    by = at_the_right_place(role, command, employer)
    refusal = check(command, a_state_for(command), context(by, "2019-08-09T09:00"))
    if role in WHO[command]:
        assert refusal is None
    else:
        assert isinstance(refusal, NotYourRole | PostMayNotDecide)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", EXAMINING, ids=lambda command: command.__name__)
def test_postal_staff_never_examine_or_decide(command: type[c.Command], role: Role) -> None:
    by = at_the_right_place(role, command, Employer.POST)
    refusal = check(command, a_state_for(command), context(by, "2019-08-09T09:00"))
    assert isinstance(refusal, PostMayNotDecide)


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.HEAD_OF_AGENCY])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_a_deciding_role_in_postal_employment_may_nothing(
    command: type[c.Command], role: Role
) -> None:
    by = at_the_right_place(role, command, Employer.POST)
    refusal = check(command, a_state_for(command), context(by, "2019-08-09T09:00"))
    assert isinstance(refusal, PostMayNotDecide)


def test_the_support_point_acts_for_the_receiving_unit() -> None:
    received = state("received")
    helped = replace(received, filing=replace(received.filing, support_point="000.77.49.H20"))
    helper = replace(actor(Role.POSTAL_CLERK), place="000.77.49.H20")
    assert check(c.Transfer, helped, context(helper, "2019-08-05T10:00")) is None
    refusal = check(c.Transfer, received, context(helper, "2019-08-05T10:00"))
    assert isinstance(refusal, NotYourPlace)


def test_an_officer_is_bound_to_own_dossiers_and_the_head_is_not() -> None:
    assigned = state("assigned")
    foreign = check(c.AskSupplement, assigned, context(OTHER_OFFICER, "2019-08-06T09:00"))
    assert isinstance(foreign, NotYourDossier)
    head = actor(Role.HEAD_OF_AGENCY)
    assert check(c.AskSupplement, assigned, context(head, "2019-08-06T09:00")) is None


def test_a_reassigned_dossier_belongs_to_the_new_officer() -> None:
    moved = state("reassigned")
    assert moved.stage is Stage.IN_PROGRESS
    assert check(c.FinishStep, moved, context(OTHER_OFFICER, "2019-08-06T09:00")) is None
    refusal = check(c.FinishStep, moved, context(OFFICER, "2019-08-06T09:00"))
    assert isinstance(refusal, NotYourDossier)
