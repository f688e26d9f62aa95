"""The pages about oneself at 390 px and the desk for people at 1280: calm, whole, accessible."""

import os
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page

from motcua.plumbing import clock
from motcua.reference.people import own_data
from motcua.reference.people.queries import User
from motcua.reference.places import commands as places
from tests.apps.people.mandated import at_desk, give
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.cast import Cast, cast
from tests.faces.portal.shelf import publish_some

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], list[str]]
MINE = (
    *("", "helpers/", "helpers/new/", "organisations/", "organisations/authorise/", "data/"),
    *("data/seen/", "data/request/", "data/contact/", "data/contact/code/"),
)
SHOTS = os.environ.get("MOTCUA_SHOTS", "")


@pytest.fixture
def people() -> Cast:
    places.load_shipped()
    publish_some()
    return cast()


def signed_in(page: Page, user: User) -> Page:
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    for name, value in client.cookies.items():
        cookie = {"name": name, "value": value.value, "url": _base(page)}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
    return page


def _base(page: Page) -> str:
    page.goto("/accessibility/")
    return page.url.removesuffix("/accessibility/")


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_ones_own_pages_on_a_phone(people: Cast, page_at: PageAt, axe: Axe) -> None:
    today = clock.today()
    code = give(at_desk(people, today), people.actor("reception", today), today)
    own_data.begin_copy(people.owner, today)
    page = signed_in(page_at(PHONE), people.owner)
    for address in (*MINE, f"helpers/{code}/"):
        if address == "organisations/authorise/":
            continue
        page.goto(f"/me/{address}")
        shot(page, f"me-{address.strip('/').replace('/', '-') or 'home'}")
        assert axe(page) == [], address
    page = signed_in(page_at(PHONE), people.representative)
    for address in ("organisations/", "organisations/authorise/"):
        page.goto(f"/me/{address}")
        shot(page, f"rep-{address.strip('/').replace('/', '-')}")
        assert axe(page) == [], address


def test_the_desk_for_people(people: Cast, page_at: PageAt, axe: Axe) -> None:
    today = clock.today()
    code = give(at_desk(people, today), people.actor("reception", today), today)
    page = signed_in(page_at(DESK), people.reception)
    for address in ("", "mandates/new/", f"mandates/{code}/", "legal/"):
        page.goto(f"/office/persons/{address}")
        shot(page, f"desk-{address.strip('/').replace('/', '-') or 'home'}")
        assert axe(page) == [], address
