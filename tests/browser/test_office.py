"""The counter by keyboard alone, from the first letter to the result; every staff page with axe."""

import re
from collections.abc import Callable
from datetime import datetime
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from motcua.domain.dossier import commands as c
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import alarm_commands
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.cast import PASSWORD, cast
from tests.faces.office.world import BIRTH, CARD, CASE, MORNING, World, stock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Axe = Callable[[Page], list[str]]
LATE = datetime(2019, 8, 7, 8, 0, tzinfo=VIETNAM)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    stock()
    return World(cast=cast(), serial=count(1))


def signed_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/account/login/?next=/office/")
    page.locator("input[name=login]").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    go(page)
    expect(page).to_have_url(re.compile("/office/$"))


def go(page: Page, key: str = "Enter") -> None:
    """Presses a key on what has the focus; a page sets it a moment after it has loaded."""
    page.wait_for_function("document.activeElement !== document.body")
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_function("document.readyState === 'complete'")


def focused(page: Page, selector: str) -> None:
    """The page has put the focus there by itself."""
    page.wait_for_function("s => document.activeElement.matches(s)", arg=selector)


def tab_to(page: Page, selector: str, *, most: int = 120) -> None:
    """Presses Tab until the focus is on it: so it can be reached without a mouse."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


def receive(page: Page) -> str:
    """From the first page to the receipt; the address of the dossier."""
    focused(page, "#p")
    page.keyboard.type(BIRTH)
    go(page)
    go(page)  # the first case has the focus
    focused(page, "#id_card")
    page.keyboard.type(CARD)
    go(page)  # a scanner ends with Enter; the first paper has the focus
    focused(page, "[name^=tick_]")
    ticks = page.locator("input[name^=tick_]").count()
    for number in range(ticks):
        if number:
            for _ in range(6):  # five columns of counts lie between two ticks
                page.keyboard.press("Tab")
        page.keyboard.press("Space")
    go(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xem lại")
    expect(page.locator(".mc-due")).to_contain_text("06/08/2019")
    go(page)  # "receive" has the focus
    expect(page.locator(".mc-code-big")).to_contain_text("000.01.38.H20-190805-0001")
    return page.url.replace("received/", "")


def printed(page: Page) -> bytes:
    """The PDF behind the link that has the focus."""
    address = page.evaluate("document.activeElement.href")
    return page.request.get(address).body()


def press(page: Page, name: str, *typed: tuple[str, str]) -> None:
    """Opens the action if it is not open, fills its fields by Tab, presses its button by Enter."""
    page.locator(f"#{name} > summary").focus()
    if page.locator(f"#{name}[open]").count() == 0:
        page.keyboard.press("Enter")
    for field, text in typed:
        tab_to(page, f"[name$='{field}']")
        page.keyboard.type(text)
    tab_to(page, f"#{name} button")
    go(page)


def test_from_the_counter_to_the_result_without_a_mouse(page_at: PageAt, world: World) -> None:
    page = page_at(DESK)
    signed_in(page, "reception")
    dossier = receive(page)
    assert printed(page).startswith(b"%PDF")

    def work_as(name: str) -> None:
        signed_in(page, name)
        page.goto(dossier)

    page.goto(dossier)
    press(page, "transfer", ("note_text", "Kèm bản chính"))
    work_as("head")
    press(page, "assign")
    work_as("officer")
    press(page, "start_step")
    press(page, "finish_step")
    press(page, "propose", ("Propose-text", "Đủ điều kiện"))
    signed_in(page, "head")
    page.goto("/office/sign/")
    tab_to(page, "[name$='-chosen']")
    page.keyboard.press("Space")
    tab_to(page, "[name$='-number']")
    page.keyboard.type("15/2019")
    go(page)
    expect(page.locator("[role=status]").first).to_contain_text("Đã ký 1 hồ sơ")
    work_as("reception")
    press(page, "record_payment", ("proof", "BL 01"))
    page.locator("#return_result > summary").focus()
    tab_to(page, "[name$='card']")
    page.keyboard.type(CARD)
    go(page)
    expect(page.locator(".mc-top")).to_contain_text("Đã trả kết quả")


def test_the_due_date_of_a_row_explains_itself_in_place(page_at: PageAt, world: World) -> None:
    world.opened()
    page = page_at(DESK)
    signed_in(page, "reception")
    page.goto("/office/dossiers/")
    page.locator(".mc-why summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mc-why .mc-reasons")).to_contain_text("không tính ngày đầu")


def test_typing_narrows_the_list_and_groups_change_the_fee(page_at: PageAt, world: World) -> None:
    world.opened()
    page = page_at(DESK)
    signed_in(page, "reception")
    page.goto("/office/dossiers/")
    page.locator("#q").press_sequentially("khong co ai ten nay")
    expect(page.locator("#rows")).to_contain_text("Không có hồ sơ nào")
    page.goto(f"/office/intake/{BIRTH}/{CASE}/")
    page.get_by_label("hộ nghèo").check()
    expect(page.locator("#promise .mc-total")).to_contain_text("0")
    expect(page.locator("#promise")).to_contain_text("Miễn: hộ nghèo")


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_staff_page_is_accessible(
    page_at: PageAt, axe: Axe, world: World, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    received, proposed, to_refuse = (
        world.opened(),
        world.proposed(),
        world.proposed(c.Proposal.REFUSE),
    )
    waiting = world.opened(c.RegisterDraft(filing=world.filing()))
    page = page_at(width)
    page.emulate_media(reduced_motion="reduce")  # axe measures what has finished moving
    found: dict[str, list[str]] = {}

    def look(name: str, addresses: list[str]) -> None:
        signed_in(page, name)
        for address in addresses:
            page.goto(f"/office/{address}")
            page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            page.wait_for_load_state("networkidle")  # the reasons that opened rows fetch
            found[f"{name} {address}"] = axe(page)

    look(
        "reception",
        [
            *("", "intake/", "intake/?p=khai+sinh", f"intake/{BIRTH}/", f"intake/{BIRTH}/{CASE}/"),
            *("dossiers/", "dossiers/?q=khong+co", "soon/", "register/", "register/?first=x"),
            *(f"dossiers/{received}/", f"dossiers/{received}/received/"),
            *(f"dossiers/{waiting}/", f"dossiers/{waiting}/intake/"),
            *("catalogue/?q=khai+sinh", f"catalogue/{BIRTH}/"),
        ],
    )
    look("head", ["", "sign/", f"dossiers/{proposed}/", f"dossiers/{to_refuse}/"])
    look("officer", [f"dossiers/{proposed}/"])
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: LATE)
    alarm_commands.sweep(LATE)
    look("manager", ["", "overdue/", "alarms/", f"dossiers/{received}/", "intake/"])
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_review_and_faults_are_accessible(
    page_at: PageAt, axe: Axe, world: World, width: int
) -> None:
    page = page_at(width)
    signed_in(page, "reception")
    page.goto(f"/office/intake/{BIRTH}/{CASE}/")
    focused(page, "#id_card")
    go(page)
    assert axe(page) == []
    page.locator("#id_card").focus()
    page.keyboard.type(CARD)
    go(page)
    focused(page, "[name^=tick_]")
    go(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hồ sơ chưa đủ")
    assert axe(page) == []
