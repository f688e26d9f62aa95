"""The pages of the transfer scheme at both widths, with axe; a draft written and decided."""

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from motcua.reference.scheme import commands as scheme
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.browser.test_office import signed_in
from tests.cast import ONE_STOP, cast
from tests.faces.office.world import MORNING, World, stock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Axe = Callable[[Page], list[str]]
PAGES = [
    "/office/scheme/",
    f"/office/scheme/units/{ONE_STOP}/",
    "/office/scheme/phases/",
    "/office/scheme/phases/?on=2025-07-02&task=guide",
    "/office/scheme/difference/",
    "/office/scheme/drafts/new/",
]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    stock()
    scheme.load_shipped()
    return World(cast=cast(), serial=count(1))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_is_accessible(page_at: PageAt, world: World, axe: Axe, width: int) -> None:
    page = page_at(width)
    signed_in(page, "controller")
    for address in PAGES:
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        for summary in page.locator("main summary").all():
            summary.click()
        assert axe(page) == [], address


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_draft_is_written_looked_at_and_decided(
    page_at: PageAt, world: World, axe: Axe, width: int
) -> None:
    world.opened()
    page = page_at(width)
    signed_in(page, "controller")
    page.goto("/office/scheme/drafts/")
    page.get_by_role("link", name="Lập dự thảo").click()
    page.get_by_label("Tên dự thảo").fill("Giao việc tại Lấp Vò")
    page.get_by_label("Ngày có hiệu lực").fill("02/09/2019")
    page.get_by_role("button", name="Lập dự thảo").click()
    page.get_by_label("hoặc từng đơn vị").fill("huyện Lấp Vò\nhuyện Cao Lãnh")
    page.get_by_label("tiếp nhận hồ sơ").check()
    page.get_by_label("nhân viên bưu chính").check()
    page.get_by_label("Tư pháp, hộ tịch").check()
    page.get_by_role("button", name="Thêm vào dự thảo").click()
    expect(page.get_by_text("Chưa thể quyết định")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Kết thúc 1 dòng đang đứng chỗ đó").click()
    expect(page.get_by_text("Chưa thể quyết định")).to_have_count(0)
    for summary in page.locator("main summary").all():
        summary.click()
    assert axe(page) == []
    page.get_by_label("Số quyết định").fill("QĐ 77/QĐ-UBND-HC")
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(
        page.get_by_text("Đã ghi QĐ 77/QĐ-UBND-HC: 2 dòng mới, 1 dòng kết thúc.")
    ).to_be_visible()
    assert axe(page) == []
    page.goto("/office/scheme/difference/?first=05/08/2019&second=02/09/2019")
    expect(page.get_by_text("QĐ 77/QĐ-UBND-HC").first).to_be_visible()
