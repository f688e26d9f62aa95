"""Which hats a person wears on a date, and what they allow."""

from datetime import date

import pytest
from oauth2_provider.models import get_application_model
from pytest_django.fixtures import DjangoAssertNumQueries

from motcua.domain.kernel.actor import DECIDING_ROLES, Employer, Role
from motcua.reference.people import commands, queries
from motcua.reference.people.permissions import PERMISSIONS, Permission
from tests.cast import AGENCY, ONE_STOP, PROVINCE, TAX_CODE, Cast, cast

pytestmark = pytest.mark.django_db
DAY = date(2019, 8, 5)


@pytest.fixture
def team() -> Cast:
    return cast()


def test_every_role_has_its_permissions_from_the_closed_vocabulary() -> None:
    assert set(PERMISSIONS) == set(Role)
    used = set().union(*PERMISSIONS.values())
    assert used == set(Permission)


def test_only_agencies_hold_what_decides() -> None:
    for permission in (Permission.DOSSIER_EXAMINE, Permission.DOSSIER_DECIDE):
        holders = {role for role, held in PERMISSIONS.items() if permission in held}
        assert holders <= DECIDING_ROLES


def test_a_person_wears_the_hats_of_the_day(team: Cast) -> None:
    postal, citizen = queries.actors_of(team.postal, DAY)
    assert (postal.role, postal.employer, postal.place) == (
        Role.POSTAL_CLERK,
        Employer.POST,
        ONE_STOP,
    )
    assert (citizen.role, citizen.employer, citizen.place) == (Role.CITIZEN, Employer.NONE, "")
    assert postal.person == str(team.postal.pk)


def test_hats_come_and_go_with_their_dates(team: Cast) -> None:
    def roles(on: date) -> list[Role]:
        return [actor.role for actor in queries.actors_of(team.leaver, on)]

    assert roles(date(2018, 6, 20)) == [Role.CITIZEN]
    assert roles(date(2018, 6, 21)) == [Role.RECEPTION_OFFICIAL, Role.CITIZEN]
    assert roles(date(2018, 12, 31)) == [Role.RECEPTION_OFFICIAL, Role.CITIZEN]
    assert roles(date(2019, 1, 1)) == [Role.CITIZEN]


def test_a_deactivated_account_has_no_hat(team: Cast) -> None:
    team.head.is_active = False
    assert queries.actors_of(team.head, DAY) == []


def test_a_representative_acts_for_the_tax_code(team: Cast) -> None:
    first = queries.actors_of(team.representative, DAY)[0]
    assert (first.role, first.place) == (Role.REPRESENTATIVE, TAX_CODE)


@pytest.mark.parametrize(
    ("who", "permission", "place", "expected"),
    [
        ("reception", Permission.DOSSIER_RECEIVE, ONE_STOP, True),
        ("postal", Permission.DOSSIER_RECEIVE, ONE_STOP, True),
        ("postal", Permission.DOSSIER_DECIDE, ONE_STOP, False),
        ("reception", Permission.DOSSIER_RECEIVE, AGENCY, False),
        ("stranger", Permission.DOSSIER_RECEIVE, ONE_STOP, False),
        ("stranger", Permission.DOSSIER_READ, ONE_STOP, False),
        ("officer", Permission.DOSSIER_EXAMINE, AGENCY, True),
        ("officer", Permission.DOSSIER_DECIDE, AGENCY, False),
        ("head", Permission.DOSSIER_DECIDE, AGENCY, True),
        ("head", Permission.DOSSIER_DECIDE, ONE_STOP, False),
        ("controller", Permission.DOSSIER_READ, ONE_STOP, True),
        ("auditor", Permission.DOSSIER_READ, AGENCY, True),
        ("auditor", Permission.DOSSIER_SUPERVISE, PROVINCE, False),
        ("operator", Permission.DOSSIER_READ, PROVINCE, False),
        ("operator", Permission.JOURNAL_VERIFY, None, True),
        ("citizen", Permission.DOSSIER_READ_OWN, None, True),
        ("citizen", Permission.DOSSIER_READ, None, False),
        ("leaver", Permission.DOSSIER_RECEIVE, ONE_STOP, False),
    ],
)
def test_permission_depends_on_role_and_place(
    team: Cast, who: str, permission: Permission, place: str | None, *, expected: bool
) -> None:
    assert queries.permitted(getattr(team, who), permission, place, DAY) is expected


def test_holders_are_those_posted_that_day(team: Cast) -> None:
    found = queries.holders(Role.RECEPTION_OFFICIAL, ONE_STOP, DAY)
    assert [actor.name for actor in found] == [team.reception.full_name]
    assert queries.holders(Role.RECEPTION_OFFICIAL, ONE_STOP, date(2017, 1, 1)) == []


def test_a_user_is_found_by_what_events_keep(team: Cast) -> None:
    assert queries.user_by_person(str(team.owner.pk)) == team.owner
    assert queries.user_by_person("nobody") is None
    assert queries.user_by_personal_id("087185000123") == team.owner
    assert queries.employer_code_exists("nobody") is False


def test_a_machine_client_acts_as_its_person(team: Cast) -> None:
    application = get_application_model().objects.create(
        name="tests",
        user=team.reception,
        client_type="confidential",
        authorization_grant_type="client-credentials",
    )
    assert queries.person_of_application(application.client_id) == team.reception
    assert queries.person_of_application("unknown") is None
    queries.User.objects.filter(pk=team.reception.pk).update(is_active=False)
    assert queries.person_of_application(application.client_id) is None


def test_hats_are_kept_for_a_moment_and_forgotten_with_every_change(
    team: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    queries.forget_hats()
    with django_assert_num_queries(2):
        assert queries.actors_of(team.head, DAY) == queries.actors_of(team.head, DAY)
    commands.post(
        team.head,
        commands.NewPosting(
            role=Role.UNIT_MANAGER, place=ONE_STOP, employer="ubnd-dong-thap", first=DAY
        ),
    )
    assert Role.UNIT_MANAGER in {hat.role for hat in queries.actors_of(team.head, DAY)}
