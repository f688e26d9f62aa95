"""Signing in in a real browser: electronic identity, and a passkey of Chromium's authenticator."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import DESK, PHONE, PageAt
from tests.cast import PASSWORD, cast
from tests.peers import peer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with peer("identity", Path(tmp_path_factory.mktemp("identity"))) as address:
        yield address.rstrip("/")


def with_authenticator(page: Page) -> None:
    """A platform authenticator that recognises its user, as a phone does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_from_electronic_identity_to_a_passkey(
    page_at: PageAt, live_server: LiveServer, provider: str, settings: Any, axe: Axe
) -> None:
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": provider, "secret": "training"}
    page = page_at(PHONE)
    with_authenticator(page)
    page.goto("/account/login/?next=/me/security/")
    assert axe(page) == []
    page.get_by_role("link", name="Đăng nhập bằng VNeID").click()
    assert "TRAINING" in page.content()
    page.get_by_role("button", name="Nguyễn Thị Ngọc Lan").click()
    page.wait_for_url(f"{live_server.url}/me/security/")
    assert axe(page) == []
    page.get_by_role("link", name="Thêm khóa truy cập").click()
    page.get_by_label("Gọi khóa này là").fill("Điện thoại của tôi")
    assert axe(page) == []
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    page.wait_for_url("**/account/2fa/codes/")
    assert axe(page) == []
    page.get_by_role("link", name="Tôi đã cất các mã").click()
    assert "Điện thoại của tôi" in page.content()
    page.get_by_role("link", name="Đăng xuất").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/account/login/?next=/me/security/")
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(f"{live_server.url}/me/security/")
    assert page.get_by_text("khóa truy cập", exact=True).first.is_visible()
    page.get_by_role("link", name="Đổi tên").click()
    page.get_by_role("button", name="Dùng khóa truy cập").click()  # once more before a change
    page.get_by_label("Tên của khóa").fill("Máy ở nhà")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Xóa Máy ở nhà").click()
    page.get_by_role("button", name="Xóa khóa").click()
    assert page.get_by_text("Chưa có khóa nào.").is_visible()


def test_staff_come_in_with_a_password_and_are_led_to_a_second_factor(
    page_at: PageAt, live_server: LiveServer, settings: Any, axe: Axe
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    cast()
    page = page_at(DESK)
    with_authenticator(page)
    page.goto("/account/login/")
    page.get_by_label("Tên đăng nhập").fill("controller")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/account/2fa/needed/")
    assert axe(page) == []
    page.get_by_role("link", name="Thêm ứng dụng xác thực").click()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.wait_for_url("**/account/2fa/app/")
    assert page.get_by_alt_text("Mã QR cho ứng dụng xác thực").is_visible()
    assert axe(page) == []


def test_the_way_back_without_javascript(
    page_at: PageAt, live_server: LiveServer, browser: Any, axe: Axe
) -> None:
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="vi-VN"
    )
    page = context.new_page()
    page.goto("/account/login/")
    assert page.get_by_text("Khóa truy cập cần JavaScript").is_visible()
    page.get_by_role("link", name="Mất điện thoại, quên tài khoản").click()
    page.get_by_label("Số định danh cá nhân").fill("087090000001")
    page.get_by_label("Thư điện tử").check()
    page.get_by_role("button", name="Gửi mã").click()
    page.get_by_label("Mã một lần").fill("123456")
    page.get_by_role("button", name="Vào tài khoản").click()
    assert page.get_by_role("link", name="không còn dùng được").is_visible()
    context.close()
    with_script = page_at(PHONE)
    with_script.goto("/account/way-back/")
    assert axe(with_script) == []
