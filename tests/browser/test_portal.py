"""The citizens' pages in a real browser: at phone and desk width, by keyboard, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.queries import TrackRow
from motcua.faces.portal.own import as_owner
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.builders import life, moment
from tests.cast import PASSWORD, cast
from tests.faces.portal.shelf import BIRTH, DEATH, publish_some

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Axe = Callable[[Page], list[str]]
CODE = "000.00.14.H20-261123-0002"
PAGES = {
    "home": "/",
    "search": "/procedures/?q=khai+sinh",
    "field": "/procedures/?field=justice",
    "nothing found": "/procedures/?q=zzzz",
    "procedure": f"/procedures/{DEATH}/",
    "no procedure": "/procedures/9.999999/",
    "track": "/track/",
    "wrong code": "/track/?code=abc",
    "dossier": f"/track/{CODE}",
    "unknown dossier": "/track/000.00.14.H20-261123-0099",
    "login": "/account/login/",
    "no sign-up": "/account/signup/",
    "accessibility": "/accessibility/",
    "no page": "/no-such-page",
}


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three procedures, one dossier, one day."""
    monkeypatch.setenv("MOTCUA_AS_OF", "2026-11-23")
    cache.clear()
    publish_some()
    words = Bilingual("Đang giải quyết", "In progress")
    row = TrackRow(code=CODE, percent=50, stage=words, national_status=4)
    monkeypatch.setattr(
        "motcua.faces.portal.track_views.queries.track",
        lambda code: row if code == row.code else None,
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_is_accessible(page_at: PageAt, axe: Axe, width: int) -> None:
    page = page_at(width)
    found = {}
    for name, address in PAGES.items():
        page.goto(address)
        found[name] = axe(page)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_pages_behind_the_sign_in_are_accessible(page_at: PageAt, axe: Axe, width: int) -> None:
    cast()
    page = page_at(width)
    page.goto("/account/login/?next=/mine/")
    page.get_by_label("Tên đăng nhập").fill("citizen")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ của tôi")
    found = {"/mine/": axe(page)}
    for address in (
        "/ui/",
        "/ui/?check=1",
        "/ui/office/",
        "/account/password/change/",
        "/account/logout/",
    ):
        page.goto(address)
        found[address] = axe(page)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_owners_page_is_accessible(
    page_at: PageAt, axe: Axe, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    cast()
    page = page_at(width)
    page.goto("/account/login/")
    page.get_by_label("Tên đăng nhập").fill("owner")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("link", name="Đăng xuất")).to_be_visible()
    found = {}
    for name in ("assigned", "supplement", "returned"):
        own = as_owner(life(name).state, life(name).events, moment("2019-08-09T08:00"))
        monkeypatch.setattr("motcua.faces.portal.track_views.own", lambda *_, own=own: own)
        page.goto(f"/track/{CODE}")
        if page.locator("summary").count():
            page.locator("summary").click()
        found[name] = axe(page)
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_typing_finds_a_procedure_and_its_papers(page_at: PageAt) -> None:
    page = page_at(PHONE)
    page.goto("/procedures/")
    page.get_by_role("searchbox").press_sequentially("dang ky khai tu")
    link = page.get_by_role("link", name="Đăng ký khai tử", exact=True)
    expect(link).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    link.click()
    page.get_by_role("link", name="Chết đã lâu, không còn Giấy báo tử").click()
    expect(page.get_by_text("5 ngày làm việc")).to_be_visible()


def test_a_search_and_a_dossier_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="vi-VN"
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("khai sinh")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()
    assert page.url.endswith(f"/procedures/{BIRTH}/")
    page.get_by_role("link", name="Tra cứu hồ sơ").first.click()
    page.get_by_label("Mã số hồ sơ").fill(CODE.lower())
    page.get_by_role("button", name="Xem hồ sơ").click()
    expect(page.get_by_text("Đang giải quyết")).to_be_visible()
    context.close()


def test_a_wrong_code_moves_the_focus_to_the_summary(page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto("/track/")
    page.get_by_label("Mã số hồ sơ").fill("abc")
    page.keyboard.press("Enter")
    expect(page.locator("#error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Mã số hồ sơ")).to_be_focused()


def test_the_keyboard_reaches_the_content_in_two_keys(page_at: PageAt) -> None:
    page = page_at(DESK)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_language_is_one_press_away(page_at: PageAt) -> None:
    page = page_at(PHONE)
    page.goto("/track/")
    page.get_by_role("button", name="English").click()
    assert page.url.endswith("/track/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_what_is_pressed_is_big_enough(page_at: PageAt) -> None:
    page = page_at(PHONE)
    small: list[Any] = []
    for address in ("/", f"/procedures/{DEATH}/", "/track/", "/account/login/"):
        page.goto(address)
        small += page.evaluate(
            """() => [...document.querySelectorAll("button, .ds-button, .ds-input, .mc-nav a")]
                 .filter(e => e.type !== "hidden" && e.type !== "checkbox")
                 .filter(e => e.getBoundingClientRect().height < 44)
                 .map(e => location.pathname + " " + e.outerHTML.slice(0, 80))"""
        )
    assert small == []
