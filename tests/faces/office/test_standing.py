"""Every role at every door of the office: who may open what, and that nothing leaks."""

from collections.abc import Iterable, Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from motcua.faces.office.urls import pages
from tests.faces.office.world import BIRTH, CASE, World

pytestmark = pytest.mark.django_db
STAFF = ("reception", "postal", "officer", "head", "manager", "controller", "auditor", "operator")
OPEN = {
    "": STAFF,
    "intake/": ("reception", "postal"),
    f"intake/{BIRTH}/": ("reception", "postal", "manager"),
    f"intake/{BIRTH}/{CASE}/": ("reception", "postal"),
    "dossiers/": STAFF[:-1],
    "overdue/": STAFF[:-1],
    "soon/": STAFF[:-1],
    "alarms/": STAFF[:-1],
    "register/": STAFF[:-1],
    "sign/": ("head",),
    "catalogue/": STAFF[:-1],
    "outages/": ("controller", "operator"),
    f"catalogue/{BIRTH}/": STAFF[:-1],
}
SEEING = STAFF[:-1]
HANDS = ("reception", "postal", "officer", "head", "manager")
DESK = ("reception", "postal", "manager")
BOOKS = ("reception", "postal", "head", "manager", "controller", "auditor")
ROOMS = {
    SEEING: (
        *("custody/", "custody/held/", "custody/where/", "custody/minutes/", "custody/cases/"),
        *("custody/astray/", "post/", "post/pick-ups/", "post/reports/", "post/complaints/"),
        *("scheme/", "scheme/phases/", "scheme/difference/", "scheme/drafts/"),
        *("documents/", "documents/copies/"),
        "online/",
        *("payments/", "payments/differences/", "payments/day/", "payments/refunds/"),
        "payments/accounts/",
        *("scheme/drafts/new/", "eforms/"),
    ),
    HANDS: (
        *("custody/hand-over/", "custody/label/", "custody/seal/", "custody/cases/report/"),
        "post/results/",
    ),
    DESK: (
        *("persons/", "persons/legal/", "persons/mandates/new/"),
        *("post/pick-ups/new/", "post/round/"),
        *("till/collect/", "till/bags/", "till/remittances/send/", "persons/recovery/"),
    ),
    BOOKS: (
        *("till/", "till/shifts/", "till/receipts/", "till/receipts/series/"),
        *("till/remittances/", "till/settlements/", "till/contracts/", "till/statement/"),
    ),
    ("manager", "controller", "auditor"): ("till/balance/",),
    ("manager",): ("till/bags/lost/",),
    ("head", "manager"): ("payments/statements/", "payments/refunds/list.csv"),
    ("head",): ("documents/sign/", "documents/copies/new/"),
    ("controller", "auditor", "operator"): ("exchange/", "exchange/comparisons/"),
    STAFF: ("notices/", "notices/templates/", "notices/providers/"),
    ("postal",): ("post/accept/",),
}
OPEN |= {address: roles for roles, addresses in ROOMS.items() for address in addresses}
TOLD_ABOUT_WHAT = {
    *("custody/open/", "custody/cases/one/", "till/paid/", "till/balance/book/"),
    *("till/statement.pdf", "register.pdf", "post/carrier/", "post/numbers/"),
}
"""Addresses that need to be told about what; their own tests ask for it."""
ABOUT_ONE = ("", "received/", "why/", "print/receipt.pdf")
READERS = ("reception", "postal", "officer", "head", "manager", "controller", "auditor")
OUTSIDERS = ("stranger", "operator", "citizen", "owner", "representative", "leaver", "child")


@pytest.mark.parametrize("address", OPEN)
def test_each_page_opens_for_its_roles_only(world: World, address: str) -> None:
    found = {
        name: world.client(name).get(f"/office/{address}").status_code == 200 for name in STAFF
    }
    assert found == {name: name in OPEN[address] for name in STAFF}


@pytest.mark.parametrize("address", [address for address in OPEN if address])
def test_citizens_and_leavers_find_no_page(world: World, address: str) -> None:
    for name in ("citizen", "owner", "representative", "leaver"):
        assert world.client(name).get(f"/office/{address}").status_code == 404


@pytest.mark.parametrize("tail", ABOUT_ONE)
def test_a_dossier_opens_for_those_it_concerns_and_is_unknown_to_others(
    world: World, tail: str
) -> None:
    address = f"/office/dossiers/{world.opened()}/{tail}"
    nobody = f"/office/dossiers/{uuid4()}/{tail}"
    for name in READERS:
        assert world.client(name).get(address).status_code == 200, name
    for name in OUTSIDERS:
        client = world.client(name)
        hers, none = client.get(address), client.get(nobody)
        assert (hers.status_code, none.status_code) == (404, 404), name
        assert hers.content == none.content.replace(nobody.encode(), address.encode()), name


def test_a_closed_page_says_whom_to_ask(world: World) -> None:
    page = world.client("officer").get("/office/persons/").content.decode()
    assert "hỏi trưởng bộ phận Một cửa" in page
    assert 'href="/office/"' in page


def test_the_operator_sees_first_what_did_not_go_out(world: World) -> None:
    page = world.client("operator").get("/office/").content.decode()
    assert "Thông báo không đến" in page
    assert "Vai trò này không mở hồ sơ" in page


def test_a_command_of_a_stranger_finds_nothing(world: World) -> None:
    dossier = world.opened()
    for name in OUTSIDERS:
        response = world.client(name).post(f"/office/dossiers/{dossier}/do/transfer/", {})
        assert response.status_code == 404, name


def test_an_unknown_command_or_one_of_the_door_is_no_page(world: World) -> None:
    dossier = world.opened()
    for name in ("no_such", "receive"):
        response = world.client("reception").post(f"/office/dossiers/{dossier}/do/{name}/", {})
        assert response.status_code == 404


def test_nobody_gets_in_without_signing_in(world: World, client: Client) -> None:
    for address in OPEN:
        assert "/account/login/" in client.get(f"/office/{address}").headers["Location"]


def routes(under: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in under:
        route = f"{before}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield route


def test_every_page_is_tried_here_or_elsewhere() -> None:
    """A new address has to be given its roles."""
    posted = {
        "hat/",
        "post/round/bag/",
        "intake/<str:code>/<slug:case>/promise/",
        "alarms/<int:alarm>/seen/",
    }
    named = {route for route in routes(pages) if "<" not in route}
    assert named - posted - TOLD_ABOUT_WHAT == {a for a in OPEN if BIRTH not in a}


def test_changes_are_never_made_by_looking(world: World) -> None:
    dossier = world.opened()
    for address in (f"dossiers/{dossier}/do/transfer/", "hat/"):
        assert world.client("reception").get(f"/office/{address}").status_code == 405
