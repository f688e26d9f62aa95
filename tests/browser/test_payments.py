"""The pages of paying on a telephone and the office's of payments at a desk, with axe."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from motcua.channels.payments import commands, queries
from motcua.plumbing import clock
from tests.apps.dossiers.conftest import load_reference
from tests.apps.payments.money import ACCOUNT, NOON, World
from tests.apps.payments.test_payments_statements import csv
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.browser.test_office import signed_in
from tests.cast import AGENCY, cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
OFFICE = "/office/payments/"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> World:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    load_reference(monkeypatch, tmp_path)
    people = cast()
    commands.add_account(ACCOUNT, by=people.actor("head"), key="add-account")
    return World(people)


def test_paying_and_the_offices_view_of_it(world: World, page_at: PageAt, axe: Axe) -> None:
    order, half = world.order(), world.order()
    world.paid(half.number, 20_000, "G1")
    world.paid("", 9_000, "G2")
    page = page_at(PHONE)
    for path in ("", "?number=", "receipts/", f"{half.number}/", f"{order.number}/back/"):
        page.goto(f"/pay/{path}")
        assert axe(page) == [], path
    page.goto(f"/pay/{order.number}/")
    page.evaluate("() => document.querySelector('[hx-get]').setAttribute('hx-trigger', 'every 1s')")
    page.evaluate("() => htmx.process(document.querySelector('[hx-get]'))")
    world.paid(order.number, 60_000, "G3", source="bank", holder=ACCOUNT.number)
    expect(page.get_by_text("Biên lai điện tử")).to_be_visible()
    assert axe(page) == [], "paid"
    statement = commands.Handed(agency=AGENCY, name="a.csv", body=csv(("FT1", "5.000", "x")))
    number = commands.hand_in(statement, by=world.people.actor("head"))
    wish = commands.Wish(
        order=order.number,
        amount=10_000,
        why="Nộp thừa",
        to_bank="970436",
        to_account="123456",
        to_name="DUONG THI CHU",
    )
    refund = commands.ask_refund(wish, by=world.people.actor("reception"), key="refund-1")
    unknown = next(each for each in queries.differences(None) if not each.order)
    page = page_at(DESK)
    signed_in(page, "head")
    for path in (
        *("", f"orders/{order.number}/", f"orders/{order.number}/refund/", "differences/"),
        *(f"differences/{unknown.id}/", "statements/", f"statements/{number}/", "day/"),
        *("refunds/", f"refunds/{refund}/", "accounts/"),
    ):
        page.goto(OFFICE + path)
        expect(page.locator("h1")).to_be_visible()
        assert axe(page) == [], path
