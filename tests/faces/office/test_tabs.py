"""The row of tabs: what a role opens hourly, the rest one press away, the open one in sight."""

from dataclasses import dataclass

import pytest

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.faces.office.tabs import FEW, HOURLY, TABS, tabs_of
from motcua.reference.people.permissions import PERMISSIONS, Permission

pytestmark = pytest.mark.django_db
LONGEST_ROW = 9
STAFF = [role for role, held in PERMISSIONS.items() if held & {"dossier.read", "operations.read"}]


@dataclass(frozen=True)
class AtOnce:
    hat: Actor
    at_the_post: bool = False
    oversees_carrier: bool = False

    def may(self, permission: Permission) -> bool:
        return permission in PERMISSIONS[self.hat.role]


def at(role: Role, *, at_the_post: bool = False) -> AtOnce:
    return AtOnce(
        Actor(person="1", name="A", role=role, employer=Employer.AGENCY, place="x"), at_the_post
    )


@pytest.mark.parametrize("role", STAFF)
def test_every_open_door_is_in_the_row_or_under_more(role: Role) -> None:
    desk = at(role)
    tabs = tabs_of(desk, "home")
    shown = [tab.name for tab in (*tabs.first, *tabs.rest)]
    wanted = {e.name for e in TABS if e.permission is None or desk.may(e.permission)}
    assert sorted(shown) == sorted(wanted - {"carrier"})
    assert len(tabs.first) <= LONGEST_ROW
    assert not tabs.rest or len(tabs.rest) > FEW


def test_the_open_page_stands_in_the_row() -> None:
    tabs = tabs_of(at(Role.RECEPTION_OFFICIAL), "catalogue")
    assert "catalogue" in {tab.name for tab in tabs.first}
    assert tabs.first[0].name == "home"


def test_a_role_finds_its_own_work_first() -> None:
    row = [tab.name for tab in tabs_of(at(Role.HEAD_OF_AGENCY), "home").first]
    assert row == list(HOURLY[Role.HEAD_OF_AGENCY])


def test_at_the_post_nothing_is_received() -> None:
    tabs = tabs_of(at(Role.POSTAL_CLERK, at_the_post=True), "post")
    assert not {"intake", "register"} & {tab.name for tab in (*tabs.first, *tabs.rest)}
