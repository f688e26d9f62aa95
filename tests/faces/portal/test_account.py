"""Signing in and out through our own pages."""

import pytest
from django.test import Client

from tests.cast import PASSWORD, TAX_CODE, cast

pytestmark = pytest.mark.django_db
VI = {"accept-language": "vi"}


def test_the_login_page_is_ours_and_ties_labels_to_fields(client: Client) -> None:
    page = client.get("/account/login/", headers=VI).content.decode()
    assert "Tên đăng nhập" in page
    assert 'for="id_login"' in page
    assert 'autocomplete="current-password"' in page
    assert "mc-head" in page


def test_a_wrong_password_is_said_in_the_summary(client: Client) -> None:
    cast()
    response = client.post("/account/login/", {"login": "citizen", "password": "wrong"}, headers=VI)
    page = response.content.decode()
    assert response.status_code == 200
    assert "error-summary" in page
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page


def test_signing_in_leads_to_the_page_asked_for(client: Client) -> None:
    cast()
    form = {"login": "citizen", "password": PASSWORD, "next": "/mine/"}
    response = client.post("/account/login/", form)
    assert response.headers["Location"] == "/mine/"
    page = client.get("/", headers=VI).content.decode()
    assert "Đăng xuất" in page
    assert "Hồ sơ của tôi" in page


def test_signing_out_asks_first(client: Client) -> None:
    cast()
    client.login(username="citizen", password=PASSWORD)
    assert "Ở lại" in client.get("/account/logout/", headers=VI).content.decode()
    assert client.post("/account/logout/").status_code == 302
    assert "Đăng nhập" in client.get("/", headers=VI).content.decode()


def test_guessing_is_slowed_down(client: Client) -> None:
    cast()
    wrong = {"login": "citizen", "password": "wrong"}
    pages = [client.post("/account/login/", wrong, headers=VI) for _ in range(12)]
    assert "Đã nhập sai quá nhiều lần" in pages[-1].content.decode()


def test_an_organisation_is_known_by_its_tax_code(client: Client) -> None:
    cast()
    client.login(username="representative", password=PASSWORD)
    assert f"mã số thuế {TAX_CODE}" in client.get("/mine/", headers=VI).content.decode()
    client.login(username="citizen", password=PASSWORD)
    assert "mã số thuế" not in client.get("/mine/", headers=VI).content.decode()


def test_nobody_signs_up(client: Client) -> None:
    assert "không tự đăng ký" in client.get("/account/signup/", headers=VI).content.decode()
