"""Filing from home on a telephone: without a script from end to end, and what the scripts add."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from motcua.reference.catalogue.shipped import DATA
from tests.apps.plumbing.papers import pdf
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.cast import ONE_STOP, PASSWORD, cast
from tests.faces.office import world as world_of_the_office
from tests.faces.office.world import BIRTH, MORNING, SHELF, World, stock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Axe = Callable[[Page], list[str]]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> World:
    """The birth of a child may be registered from home."""
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    settings.MEDIA_ROOT, settings.CLAMAV = tmp_path / "files", ""
    for field, code in SHELF:
        text = (DATA / field / f"{code}.toml").read_text(encoding="utf-8")
        (tmp_path / field).mkdir(exist_ok=True)
        opened = text.replace('online = "level_2"', 'online = "level_3"', 1)
        (tmp_path / field / f"{code}.toml").write_text(opened, encoding="utf-8")
    monkeypatch.setattr(world_of_the_office, "DATA", tmp_path)
    stock()
    return World(cast=cast(), serial=count(1))


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, page_at: PageAt) -> Iterator[Page]:
    """A telephone on which no script runs."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 844},
        base_url=live_server.url,
        locale="vi-VN",
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def signed_in(page: Page, to: str) -> None:
    page.goto(f"/account/login/?next={to}")
    page.locator("input[name=login]").fill("owner")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    expect(page.locator("h1")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def fill_form(page: Page) -> None:
    """Every page of the general form, by its labels."""
    page.get_by_label("Số nhà, đường, ấp, khóm").fill("Ấp 1")
    page.get_by_label("Xã, phường, đặc khu").fill("Xã Mỹ Long")
    page.get_by_label("Ngày sinh").fill("02/03/1985")
    press(page, "Lưu và tiếp tục")
    page.get_by_label("Số điện thoại").fill("0912345678")
    press(page, "Lưu và tiếp tục")
    page.locator("input[type=radio]").first.check()
    press(page, "Lưu và tiếp tục")
    page.get_by_label("Ông/bà đề nghị việc gì?").fill("Đăng ký khai sinh cho con")


def file_without_a_script(page: Page, scan: Path) -> None:
    """From the first page to the code of the dossier."""
    signed_in(page, f"/file/new/{BIRTH}/")
    press(page, "Bắt đầu nộp")
    fill_form(page)
    press(page, "Lưu và tiếp tục")
    for number in range(page.locator(".mc-papers a").count()):
        page.locator(".mc-papers a").nth(number).click()
        page.locator("input[type=file]").set_input_files(scan)
        press(page, "Tải lên")
        expect(page.locator(".mc-leaves img").first).to_be_visible()
        page.get_by_role("link", name="Xong giấy tờ này").click()
    page.get_by_role("link", name="Tiếp tục", exact=True).click()
    page.locator("select").select_option(ONE_STOP)
    press(page, "Lưu và tiếp tục")
    page.get_by_label("Bản điện tử").check()
    press(page, "Lưu và tiếp tục")
    page.get_by_label("Tôi cam đoan").check()
    press(page, "Nộp hồ sơ")
    expect(page.locator(".mc-code-big")).to_have_text(re.compile(r"^000\.01\.38\.H20-190805-"))


def lose_the_line(page: Page) -> None:
    """What could not be sent is held, said, and sent again by itself."""
    street, saved = page.get_by_label("Số nhà, đường, ấp, khóm"), page.locator("#saved")
    page.get_by_label("Ngày sinh").fill("02/03/1985")
    page.get_by_label("Ngày sinh").blur()
    expect(saved).to_have_text("Đã lưu lúc 09:00")
    page.route("**/form/*/", lambda route: route.fulfill(status=503))
    street.fill("Ấp 2")
    street.blur()
    expect(saved).to_contain_text("Mất mạng")
    page.unroute("**/form/*/")
    expect(saved).to_have_text("Đã lưu lúc 09:00", timeout=30_000)
    page.reload()
    expect(street).to_have_value("Ấp 2")


def answer_faster_than_the_line(page: Page) -> None:
    """The button waits for what is on its way: one window never meets itself."""
    street, here = page.get_by_label("Số nhà, đường, ấp, khóm"), page.url
    waiting: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if waiting:
            route.continue_()
        waiting.append(route)

    page.route("**/form/*/", hold_the_first)
    with page.expect_request("**/form/*/"):
        street.fill("Ấp 3")
        street.blur()
    street.fill("Ấp 4")
    press(page, "Lưu và tiếp tục")
    assert len(waiting) == 1
    with page.expect_navigation():
        waiting[0].continue_()
    page.unroute("**/form/*/")
    expect(page.locator("main")).not_to_contain_text("hai cửa sổ")
    page.goto(here)
    expect(street).to_have_value("Ấp 4")


def lose_the_session(page: Page) -> None:
    """What is typed after the session has ended waits on the page until one has signed in."""
    street, here = page.get_by_label("Số nhà, đường, ấp, khóm"), urlsplit(page.url).path
    page.context.clear_cookies(name="sessionid")
    street.fill("Ấp 3")
    street.blur()
    expect(page.locator("#saved")).to_contain_text("Phiên đăng nhập đã hết")
    expect(page.locator("#sign-in")).to_be_visible()
    signed_in(page, here)
    expect(street).to_have_value("Ấp 3")
    expect(page.locator("#saved")).to_have_text("Đã lưu lúc 09:00")
    sign_in_elsewhere(page, street)


def sign_in_elsewhere(page: Page, street: Locator) -> None:
    """Signed in again in another window, this page has an old token; it says so and waits."""
    page.context.clear_cookies(name="sessionid")
    other = page.context.new_page()
    signed_in(other, "/file/")
    other.close()
    street.fill("Ấp 4")
    street.blur()
    expect(page.locator("#saved")).to_contain_text("ở cửa sổ khác")
    page.get_by_role("link", name="Mở lại trang").click()
    expect(page.locator("#saved")).to_have_text("Đã lưu lúc 09:00")
    expect(street).to_have_value("Ấp 4")


def lose_the_line_in_a_file(page: Page, scan: Path) -> None:
    """The piece that was lost is sent again, and the file is whole."""
    lost: list[str] = []

    def once(route: Route) -> None:
        if route.request.method == "PUT" and not lost:
            lost.append(route.request.url)
            return route.fulfill(status=503)
        return route.continue_()

    page.route("**/upload/**", once)
    page.locator("input[type=file]").set_input_files(scan)
    expect(page.locator("#told")).to_contain_text("mất mạng")
    expect(page.locator(".mc-sheets b")).to_have_text("giấy chứng sinh.pdf", timeout=30_000)
    page.unroute("**/upload/**")
    assert lost


def throw_away_elsewhere(page: Page, base: str) -> None:
    """Whoever still types in the page of a draft that is gone is told so, once."""
    page.goto(base + "form/p_person/")
    other = page.context.new_page()
    other.goto(base + "discard/")
    press(other, "Bỏ bản nháp")
    other.close()
    street = page.get_by_label("Số nhà, đường, ấp, khóm")
    street.fill("Ấp 5")
    street.blur()
    expect(page.locator("#saved")).to_contain_text("đã được nộp hay đã xóa")


def test_a_filing_without_a_script_and_what_the_scripts_add(
    world: World, plain: Page, page_at: PageAt, axe: Axe, tmp_path: Path
) -> None:
    scan = tmp_path / "giấy chứng sinh.pdf"
    scan.write_bytes(pdf(2))
    file_without_a_script(plain, scan)
    page = page_at(PHONE)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": 844})
            found[f"{name} {width}"] = axe(page)

    signed_in(page, f"/file/new/{BIRTH}/")
    look("start")
    press(page, "Bắt đầu nộp")
    look("form")
    lose_the_line(page)
    answer_faster_than_the_line(page)
    lose_the_session(page)
    fill_form(page)
    press(page, "Lưu và tiếp tục")
    look("papers")
    page.locator(".mc-papers a").first.click()
    lose_the_line_in_a_file(page, scan)
    look("paper")
    base = page.url.partition("papers/")[0]
    for name in ("place/", "result/", "check/", "discard/"):
        page.goto(base + name)
        look(name)
    throw_away_elsewhere(page, base)
    assert {name: lines for name, lines in found.items() if lines} == {}
