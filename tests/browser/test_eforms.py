"""The room of forms at both widths, without JavaScript, with axe: drawn, tried and published."""

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, PageAt
from tests.browser.test_office import signed_in
from tests.cast import cast
from tests.faces.office.world import BIRTH, MORNING, World, stock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
FORM = f"/office/eforms/{BIRTH}/"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_form_is_drawn_tried_and_published(
    page_at: PageAt, axe: Axe, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    stock()
    World(cast=cast(), serial=count(1))
    page = page_at(width)
    signed_in(page, "controller")
    page.goto("/office/eforms/")
    assert axe(page) == []
    page.goto(FORM)
    assert axe(page) == []
    page.get_by_role("button", name="Soạn phiên bản mới").click()
    assert axe(page) == []
    page.get_by_role("link", name="Thêm câu hỏi").last.click()
    page.get_by_label("Mã", exact=True).fill("urgent")
    page.get_by_label("Câu hỏi tiếng Việt").fill("Có gấp không?")
    page.get_by_label("Loại").select_option("Có hoặc không")
    assert axe(page) == []
    page.get_by_role("button", name="Lưu vào bản nháp").click()
    expect(page.get_by_role("heading", name="Còn 1 lỗi")).to_be_visible()
    page.get_by_role("link", name="Có gấp không?", exact=True).click()
    page.get_by_role("link", name="Sửa Có gấp không?").click()
    page.get_by_label("Câu hỏi tiếng Anh").fill("Is it urgent?")
    page.get_by_role("button", name="Lưu vào bản nháp").click()
    expect(page.get_by_role("heading", name="Không còn lỗi")).to_be_visible()
    page.get_by_role("link", name="Xem thử").click()
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("alert")).to_contain_text("Họ, chữ đệm, tên")
    assert axe(page) == []
    page.goto(f"{FORM}draft/")
    page.get_by_label("Có hiệu lực từ ngày").fill("06/08/2019")
    page.get_by_role("button", name="Công bố biểu mẫu").click()
    expect(page.get_by_text("Đã công bố biểu mẫu phiên bản 1")).to_be_visible()
