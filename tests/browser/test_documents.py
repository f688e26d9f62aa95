"""A result from the signature to whoever checks it, on a telephone and at a desk, with axe."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from motcua.domain.dossier.party import Channel
from motcua.reference.scheme import commands as scheme
from tests.apps.documents.conftest import Office, home, installation
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.browser.test_office import signed_in
from tests.cast import PASSWORD, cast
from tests.faces.office.world import MORNING, World, stock

__all__ = ["home", "installation"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Axe = Callable[[Page], list[str]]
OFFICE, STORE = "/office/documents/", "/documents/"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    stock()
    scheme.load_shipped()
    return Office(World(cast=cast(), serial=count(1)))


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_result_is_signed_taken_and_checked(
    page_at: PageAt, office: Office, axe: Axe, width: int, tmp_path: Path
) -> None:
    dossiers = [office.approved(Channel.ONLINE), office.approved()]
    page = page_at(width)
    signed_in(page, "head")

    def clean(path: str = "") -> None:
        if path:
            page.goto(path)
        assert axe(page) == [], page.url

    clean(f"{OFFICE}sign/")
    clean(f"{OFFICE}sign/{dossiers[0]}/")
    page.get_by_label("Nội dung kết quả").fill("Họ tên: Lý Văn Bé")
    press(page, "Ký số và phát hành")
    page.get_by_role("checkbox", name="Ký").first.check()
    press(page, "Ký số những kết quả đã đánh dấu")
    expect(page.get_by_text("Đã ký số 1 kết quả")).to_be_visible()
    for path in ("", "copies/", "copies/new/"):
        clean(OFFICE + path)
    page.goto(OFFICE)
    page.locator("a.mc-code").first.click()
    clean()
    _taken_and_checked(page_at(width), clean_with(axe), tmp_path / "ket-qua.pdf")


def clean_with(axe: Axe) -> Callable[[Page], None]:
    def clean(page: Page) -> None:
        assert axe(page) == [], page.url

    return clean


def _taken_and_checked(page: Page, clean: Callable[[Page], None], file: Path) -> None:
    """The owner downloads the file; whoever gets it uploads it and reads the verdict."""
    page.goto(f"/account/login/?next={STORE}")
    page.locator("input[name=login]").fill("owner")
    page.locator("input[type=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(STORE)
    clean(page)
    page.get_by_role("link", name="Giấy khai sinh").first.click()
    clean(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp về").click()
    download.value.save_as(file)
    page.get_by_role("link", name="Trang để người khác kiểm tra").click()
    clean(page)
    page.get_by_role("link", name="Kiểm tra giấy tờ khác").click()
    clean(page)
    page.get_by_label("Tệp PDF đã nhận").set_input_files(file)
    press(page, "Kiểm tra tệp")
    expect(page.get_by_text("Đúng là bản gốc điện tử và còn hiệu lực.")).to_be_visible()
    clean(page)
