"""Who may see a dossier, and who may do what to it: every role, every command."""

from dataclasses import replace
from typing import get_args
from uuid import UUID

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.guards import GUARDS, Where
from motcua.domain.dossier.party import Party, Subject
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.identity import IdentityKind
from motcua.dossiers import access
from motcua.dossiers.refusals import NoSuchDossier, NotPermitted
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User
from tests import builders as b
from tests.apps.dossiers.storing import give, state
from tests.cast import AGENCY, ELSEWHERE, ONE_STOP, TAX_CODE, Cast, cast

pytestmark = pytest.mark.django_db
ON = b.MONDAY_2019
EVERYBODY = tuple(Cast.__dataclass_fields__)
READERS = frozenset(
    {"owner", "reception", "postal", "officer", "head", "manager", "controller", "auditor"}
)
ROLE_OF = {
    "reception": Role.RECEPTION_OFFICIAL,
    "postal": Role.POSTAL_CLERK,
    "officer": Role.CASE_OFFICER,
    "head": Role.HEAD_OF_AGENCY,
    "manager": Role.UNIT_MANAGER,
    "controller": Role.PROVINCIAL_CONTROLLER,
    "auditor": Role.AUDITOR,
    "owner": Role.CITIZEN,
}
COMMANDS = get_args(c.Command)
LATER = [kind for kind in COMMANDS if kind not in get_args(c.IntakeCommand)]


@pytest.fixture
def people() -> Cast:
    return cast()


def filed(people: Cast, applicant: Party = b.OWNER) -> UUID:
    filing = replace(
        b.FILING, applicant=applicant, receiving_unit=ONE_STOP, competent_agency=AGENCY
    )
    given = give(b.Act(people.actor("reception"), "2019-08-05T09:00", c.Receive(filing=filing)))
    assert isinstance(given, UUID)
    return given


def user(people: Cast, name: str) -> User:
    found: User = getattr(people, name)
    return found


def readers(people: Cast, dossier: UUID) -> set[str]:
    return {name for name in EVERYBODY if reads(user(people, name), dossier)}


def reads(person: User, dossier: UUID) -> bool:
    try:
        access.readable(person, dossier, ON)
    except Refused as refused:
        return not isinstance(refused.refusal, NoSuchDossier)
    return True


def test_those_who_handle_oversee_or_own_it_may_read_it_and_nobody_else(people: Cast) -> None:
    assert readers(people, filed(people)) == READERS


def test_an_organisation_reads_by_its_tax_code(people: Cast) -> None:
    company = Party(
        name="Công ty Sen Hồng",
        subject=Subject.BUSINESS,
        identity_kind=IdentityKind.TAX_CODE,
        identity=TAX_CODE,
    )
    dossier = filed(people, company)
    assert readers(people, dossier) == (READERS - {"owner"}) | {"representative"}
    *_, hat = access.readable(people.representative, dossier, ON)
    assert (hat.role, hat.place) == (Role.REPRESENTATIVE, TAX_CODE)


def test_nobody_owns_the_dossier_of_a_person_without_a_number(people: Cast) -> None:
    """Otherwise every other person without a number would own it too."""
    assert readers(people, filed(people, b.CHILD)) == READERS - {"owner"}


def test_a_code_that_is_not_mine_and_one_that_is_not_there_look_the_same(people: Cast) -> None:
    code = state(filed(people)).code
    told = []
    for asked in (code, "000.01.38.H20-190805-9999"):
        with pytest.raises(Refused) as refused:
            access.readable(people.stranger, asked, ON)
        told.append(type(refused.value.refusal))
    assert told == [NoSuchDossier, NoSuchDossier]


def test_a_posting_that_has_ended_opens_nothing(people: Cast) -> None:
    dossier = filed(people)
    with pytest.raises(Refused):
        access.readable(people.leaver, dossier, ON)


@pytest.mark.parametrize("kind", LATER, ids=lambda kind: kind.__name__)
def test_every_role_and_command(people: Cast, kind: type[c.Command]) -> None:
    """The hat with which somebody comes fits where the law gives the command to their role."""
    current = state(filed(people))
    guard = GUARDS[kind]
    place = {Where.RECEIVING: ONE_STOP, Where.COMPETENT: AGENCY}.get(guard.where, "")
    for name in EVERYBODY:
        if name not in READERS:
            with pytest.raises(Refused) as refused:
                access.actor_for(user(people, name), current, kind, ON)
            assert isinstance(refused.value.refusal, NoSuchDossier), name
            continue
        hat = access.actor_for(user(people, name), current, kind, ON)
        fits = hat.role in guard.roles and (not place or hat.place == place)
        assert hat.role is ROLE_OF[name]
        assert fits == (hat.role in guard.roles and _at(name, place)), (name, kind)


def _at(name: str, place: str) -> bool:
    """Whether the member works at the place; everybody is somewhere."""
    places = {ONE_STOP: {"reception", "postal", "manager"}, AGENCY: {"officer", "head"}}
    return not place or name in places[place]


@pytest.mark.parametrize("name", EVERYBODY)
def test_only_the_counter_receives_and_only_its_own(people: Cast, name: str) -> None:
    may = name in {"reception", "postal"}
    for unit, expected in ((ONE_STOP, may), (ELSEWHERE, name == "stranger")):
        if expected:
            hat = access.actor_for_intake(user(people, name), c.Receive, unit, ON)
            assert hat.place == unit
            continue
        with pytest.raises(Refused) as refused:
            access.actor_for_intake(user(people, name), c.Receive, unit, ON)
        assert isinstance(refused.value.refusal, NotPermitted)


def test_a_person_with_two_hats_comes_with_the_one_that_fits(people: Cast) -> None:
    """An official who files for a child at the own counter is an official there."""
    mine = Party(
        name="Lê Thị Tiếp", identity_kind=IdentityKind.PERSONAL_ID, identity="087185000999"
    )
    people.reception.personal_id = mine.identity
    people.reception.save()
    current = state(filed(people, mine))
    assert access.actor_for(people.reception, current, c.Transfer, ON).role is (
        Role.RECEPTION_OFFICIAL
    )


def test_lists_show_my_places_everything_or_nothing(people: Cast) -> None:
    seen = {name: access.reading_places(user(people, name), ON) for name in EVERYBODY}
    assert {name for name, places in seen.items() if places is None} == {"controller", "auditor"}
    assert seen["reception"] == seen["postal"] == seen["manager"] == (ONE_STOP,)
    assert seen["officer"] == seen["head"] == (AGENCY,)
    assert seen["stranger"] == (ELSEWHERE,)
    for name in ("owner", "citizen", "child", "representative", "operator", "leaver"):
        assert seen[name] == (), name


def test_staff_and_citizens_enter_by_different_doors(people: Cast) -> None:
    assert access.staff_hats(people.owner, ON) == []
    (hat,) = access.staff_hats(people.postal, ON)
    assert hat.employer is Employer.POST
